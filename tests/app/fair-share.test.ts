import { describe, expect, it } from "vitest";
import { createFairShare } from "../../src/app/http/fair-share.ts";

/** Work that takes a little longer than a turn of the loop may. */
function busy(): void {
  const until = performance.now() + 2;
  while (performance.now() < until);
}

describe("the fair share", () => {
  it("serves what else has come between one piece of work and the next, in the order given", async () => {
    const share = createFairShare(1);
    const done: number[] = [];
    let turns = 0;
    let isOver = false;
    const count = () => {
      turns++;
      if (!isOver) setImmediate(count);
    };
    count();
    const works = Array.from({ length: 20 }, (_, at) => {
      return share(() => {
        busy();
        done.push(at);
        return turns;
      });
    });
    const at = await Promise.all(works);
    isOver = true;
    expect(done).toEqual([...done.keys()]);
    expect(new Set(at).size).toBe(at.length);
  });

  it("does at once what takes little, and gives what comes of it", async () => {
    const share = createFairShare(1_000);
    let isDone = false;
    const given = share(() => {
      isDone = true;
      return "given";
    });
    expect(isDone).toBe(true);
    expect(await given).toBe("given");
    await expect(share(() => JSON.parse("{"))).rejects.toThrow(SyntaxError);
  });

  it("takes no more than so much to wait for", async () => {
    const share = createFairShare(1, 3);
    const works = Array.from({ length: 6 }, () => share(() => busy() ?? "done"));
    expect(await Promise.all(works)).toEqual(["done", "done", "done", "done", null, null]);
  });
});
