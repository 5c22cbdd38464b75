import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { projectRoot } from "../../src/app/project.ts";

const root = projectRoot();
const main = join(root, "dist", "src", "main.js");
const folder = mkdtempSync(join(tmpdir(), "backchat-terminal-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Ran = { readonly out: string; readonly err: string; readonly code: number | null };

/** Runs the built program as `npm start` does, with the input on a pipe. */
function run(
  args: readonly string[],
  input: string | Buffer = "",
  env: Record<string, string> = {},
): Promise<Ran> {
  return collect(process.execPath, [main, ...args], input, env);
}

function collect(
  command: string,
  args: readonly string[],
  input: string | Buffer | null,
  env: Record<string, string>,
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: folder,
      env: { PATH: process.env["PATH"] ?? "", TERM: "xterm", ...env },
    });
    let out = "";
    let err = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      out += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      err += text;
    });
    child.stdin.on("error", () => undefined);
    child.on("error", reject).on("close", (code) => resolve({ out, err, code }));
    if (input !== null) child.stdin.end(input);
  });
}

function jsonLines(text: string) {
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

const lines = (...events: readonly unknown[]) =>
  `${events.map((event) => (typeof event === "string" ? event : JSON.stringify(event))).join("\n")}\n`;

const SCREENED = [
  { type: "consent", age: "20-44" },
  { type: "answer", question: "legs", options: [] },
  { type: "answer", question: "ill", options: [] },
  { type: "answer", question: "about", options: [] },
];

describe("plain lines", () => {
  it("walk to a result by numbers and words", async () => {
    const said = [
      "2",
      "none",
      "none",
      "0",
      "middle of my lower back",
      "1",
      "3 to 4",
      ...Array(12).fill("1"),
    ];
    const { out, code, err } = await run(["--plain"], `${said.join("\n")}\n`);
    expect(out).toMatch(/^(Best|Likely|Possible) match/m);
    expect(out).toMatch(/can't rule\s+out\s+something\s+serious/);
    expect([code, err]).toEqual([0, ""]);
  });

  it("say whom to call as soon as an emergency is ticked", async () => {
    const { out } = await run(["--plain"], "2\n2\n", { REGION: "nz" });
    expect(out).toContain("Emergency: call");
    expect(out).toContain("111 (New Zealand)");
  });

  it.each([
    ["unknown words", "wibble"],
    ["a number that is not there", "42"],
    ["an empty line", ""],
    ["control characters", "\u0000\u001b[31m\u0007"],
    ["a megabyte", "x".repeat(1_000_000)],
  ])("answer %s kindly and keep the walk", async (_name, text) => {
    const { out, code } = await run(["--plain"], `2\n${text}\n0\n`);
    expect(out).toMatch(/I didn't catch that|isn't on the card|That's long for me/);
    expect(out).toContain("Safety check, 2 of 3");
    expect(out).not.toContain(text.slice(0, 200) || "\u0000");
    expect(code).toBe(0);
  });

  it("end with a kind word when the input ends", async () => {
    const { out, code } = await run(["--plain"], "2\n");
    expect(out.trimEnd()).toMatch(
      /Stopped\n\nNothing is saved\.[\s\S]*someone\.\n\nThere is no code[\s\S]*lasts\.$/,
    );
    expect(code).toBe(0);
  });

  it("show the code that goes on from there, once, where codes last", async () => {
    const secret = { BACKCHAT_SECRET: "a-secret-of-at-least-thirty-two-characters" };
    const { out } = await run(["--plain"], "2\n0\nstop\n", secret);
    const codes = out.match(/[\w-]{60,}/g) ?? [];
    expect(codes).toHaveLength(1);
    const resumed = await run(["--plain", "--resume", ...codes], "", secret);
    expect(resumed.out).toContain("Safety check, 2 of 3");
    expect((await run(["--plain"], "2\n0\nstop\n")).out).not.toMatch(/[\w-]{60,}|--resume/);
  });

  it("read a last line that has no end", async () => {
    expect((await run(["--plain"], "2\n0")).out).toContain("Safety check, 2 of 3");
  });

  it("show no colour and stay within 80 columns", async () => {
    const { out } = await run(["--plain"], "2\n0\n0\n0\nwhy\nhelp\n");
    expect(out).not.toContain("\u001b");
    for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  });
});

describe("JSON Lines", () => {
  it("give one line out for each line in", async () => {
    const events = [{ type: "start" }, ...SCREENED];
    const out = jsonLines((await run(["--json"], lines(...events))).out);
    expect(out.map(({ view }) => view.kind)).toEqual([
      "welcome",
      "question",
      "question",
      "question",
      "question",
    ]);
    expect(out.at(-1).view.choices.options[0]).toMatchObject({
      id: "middle",
      event: { type: "answer", question: "where", options: ["middle"] },
    });
  });

  it("let a program hold a whole walk by pressing actions", async () => {
    let pressed = lines(...SCREENED);
    for (let presses = 0; presses < 16; presses++) {
      const view = jsonLines((await run(["--json"], pressed)).out).at(-1).view;
      if (view.kind === "result") return;
      expect(view.kind).toBe("question");
      pressed += lines({ action: (view.choices.none ?? view.choices.options[0]).action });
    }
    throw new Error("The walk does not end.");
  });

  it("press buttons of earlier cards by their ticket", async () => {
    const secret = { BACKCHAT_SECRET: "a-secret-of-at-least-thirty-two-characters" };
    const first = jsonLines((await run(["--json"], lines(...SCREENED), secret)).out);
    const { ticket } = first[1];
    const event = { type: "answer", question: "legs", options: ["numb"], ticket };
    const [again] = jsonLines((await run(["--json"], lines(event), secret)).out);
    expect(again.view.kind).toBe("emergency");
    const [shown] = jsonLines(
      (await run(["--json"], lines({ ticket: first[3].ticket }), secret)).out,
    );
    expect(shown.view).toEqual(first[3].view);
  });

  it.each([
    ["no JSON", "{", "not-json"],
    ["an empty line", "", "not-json"],
    ["a number", "7", "not-an-event"],
    ["an unknown event", '{"type":"dance"}', "not-an-event"],
    ["an event without its question", '{"type":"answer","options":[]}', "not-an-event"],
    ["an unknown action", '{"action":"zz"}', "unknown-action"],
    ["a megabyte", `{"type":"words","text":"${"x".repeat(1_000_000)}"}`, "too-long"],
    ["deep nesting", `${"[".repeat(30_000)}${"]".repeat(30_000)}`, "not-an-event"],
  ])("answer %s with an error and the card that stands", async (_name, line, code) => {
    const [, bad, good] = jsonLines(
      (await run(["--json"], lines(SCREENED[0], line, SCREENED[1]))).out,
    );
    expect(bad.error.code).toBe(code);
    expect(bad.view.choices.question).toBe("legs");
    expect(good.view.choices.question).toBe("ill");
  });

  it("answer a ticket of random bytes with a kind word and the start card", async () => {
    const ticket = Buffer.alloc(63, 7).toString("base64url");
    const [out] = jsonLines((await run(["--json"], lines({ type: "back", ticket }))).out);
    expect(out.view.kind).toBe("welcome");
    expect(out.error.message.length).toBeGreaterThan(20);
  });

  it("keep the walk that stands when a ticket cannot be opened", async () => {
    const bad = { type: "back", ticket: "oops" };
    const out = jsonLines((await run(["--json"], lines(...SCREENED, bad, { type: "back" }))).out);
    expect(out.at(-2).error.code).toBe("malformed");
    expect(out.at(-1).view.choices.question).toBe("about");
  });

  it("read lines that end as on Windows, however they are cut", async () => {
    const text = lines(...SCREENED).replaceAll("\n", "\r\n");
    const out = jsonLines((await run(["--json"], `\uFEFF${text}`)).out);
    expect(out.map(({ view }) => view.kind)).toEqual(Array(4).fill("question"));
  });
});

describe("a file of answers", () => {
  const play = (answers: unknown) => {
    const file = join(folder, "answers.json");
    writeFileSync(file, typeof answers === "string" ? answers : JSON.stringify(answers));
    return run(["--answers", file]);
  };

  it("is played to the result, and says what was not used", async () => {
    const answers = {
      age: "20-44",
      longest: "double",
      worse: "day-after",
      where: "middle",
      switch: "fades",
      "bed-edge": "flat",
    };
    const { out, code } = await play(answers);
    const { view, unused } = JSON.parse(out);
    expect(view.kind).toBe("result");
    expect(view.title).toBe("Best match so far: a jump in training");
    expect(view.blocks[1]).toMatchObject({
      type: "chart",
      bars: [{ side: "for" }, { side: "for" }],
    });
    expect(unused).toEqual(["switch"]);
    expect(code).toBe(0);
  });

  it("may be YAML, with several answers to a question", async () => {
    const { out } = await play(
      "age: 50-59\nabout: [cancer, thinners]\ncancer-when: long-ago\ncancer-pain: none\nthinners-pain: neither\n",
    );
    expect(JSON.parse(out).view.kind).toBe("days");
  });

  it("with mistakes names them all, and what was meant", async () => {
    const { err, code, out } = await play({ wher: "middle", onset: "lat", pain: ["0-2", "3-4"] });
    expect(err).toContain('There is no question "wher". Did you mean "where"?');
    expect(err).toContain('Question "onset" has no option "lat". Did you mean "late"?');
    expect(err).toContain('Question "pain" takes one option, not 2.');
    expect(err).toContain("Say the age");
    expect([code, out]).toEqual([2, ""]);
  });

  it.each([
    ["legs: not-sure", { age: "20-44", legs: "not-sure" }],
    ["a tick and none", { age: "20-44", legs: ["numb", "none"] }],
    ["no option", { age: "20-44", where: [] }],
    ["no age", { age: [] }],
  ])("with %s is refused, and ends", async (_name, answers) => {
    expect(await play(answers)).toMatchObject({ code: 2, out: "" });
  });

  it("takes a second not sure in the safety screen for a yes", async () => {
    const { out } = await play({ age: "20-44", legs: "weak-leg", weakness: "not-sure" });
    expect(JSON.parse(out).view.kind).toBe("emergency");
  });

  it.each([
    ["no list", "just words"],
    ["broken", "{ age: [ }"],
  ])("that is %s is refused in one line", async (_name, text) => {
    const { err, code } = await play(text);
    expect(err.trim().split("\n").length).toBeLessThanOrEqual(2);
    expect(code).toBe(2);
  });
});

describe("the start", () => {
  it("names every wrong setting at once", async () => {
    const { err, code } = await run([], "", { REGION: "mars", BACKCHAT_SECRET: "hush-hush" });
    expect(err).toContain("REGION");
    expect(err).toContain("BACKCHAT_SECRET");
    expect(err).not.toContain("hush-hush");
    expect(code).toBe(2);
  });

  it("explains an unknown flag and a missing file", async () => {
    expect(await run(["--dance"])).toMatchObject({
      code: 2,
      err: expect.stringContaining("npm start"),
    });
    expect(await run(["--answers", "nowhere.json"])).toMatchObject({
      code: 2,
      err: expect.stringContaining("nowhere.json"),
    });
  });

  it("keeps answers and typed words out of the log at its most talkative", async () => {
    const typed = { type: "words", text: "canary in my back" };
    const { err } = await run(["--json"], lines(...SCREENED, typed), { LOG_LEVEL: "trace" });
    expect(err).toContain('"event":"words"');
    expect(err).not.toMatch(/canary|20-44|legs/);
  });
});

describe.runIf(process.platform === "linux")("arrow keys", () => {
  /** How long the screen stands still before a key is pressed, in milliseconds: the prompt listens by then. */
  const QUIET = 300;
  /** A run that shows nothing awaited is ended after this long, in milliseconds, and fails by what it showed. */
  const HUNG = 30_000;

  type Keys = readonly (readonly [after: string, key: string])[];
  const press = (...keys: Keys): Promise<Ran> => pressIn({}, ...keys);

  /**
   * Runs the program on a real pseudo-terminal; each key waits for its text, and for the screen to stand still.
   *
   * @param size how many lines the window has, and how many milliseconds lie between the characters of a key: none unless
   * given, so that they come in one go
   */
  const pressIn = (
    { lines = 24, pace = 0 }: { readonly lines?: number; readonly pace?: number },
    ...keys: Keys
  ): Promise<Ran> =>
    new Promise((resolve, reject) => {
      const command = `stty rows ${lines} cols 80; "${process.execPath}" "${main}"`;
      const child = spawn("script", ["-qec", command, "/dev/null"], {
        cwd: folder,
        env: { PATH: process.env["PATH"] ?? "", TERM: "xterm", NO_COLOR: "1" },
      });
      const waiting = [...keys];
      let out = "";
      let seen = 0;
      let quiet: NodeJS.Timeout | undefined;
      const pressNext = () => {
        const [after, key] = waiting[0] ?? ["", ""];
        const at = out.indexOf(after, seen);
        if (key === "" || at < 0) return;
        seen = at + after.length;
        waiting.shift();
        if (pace === 0) child.stdin.write(key);
        else
          for (const [at, one] of [...key].entries())
            setTimeout(() => child.stdin.write(one), at * pace);
      };
      child.stdout.setEncoding("utf8").on("data", (text: string) => {
        out += text;
        clearTimeout(quiet);
        quiet = setTimeout(pressNext, QUIET);
      });
      const tooLong = setTimeout(() => child.kill("SIGKILL"), HUNG);
      child.on("error", reject).on("close", (code) => {
        clearTimeout(tooLong);
        resolve({ out, err: "", code });
      });
    });

  it("pick by number and arrow, tick, and stop", async () => {
    const { out, code } = await press(
      ["/ to type", "2\r"],
      ["1 of 3", "5"],
      ["[x]", "0\r"],
      ["which is closest?", "\u001b[B\u001b[B\u001b[B\r"],
      ["2 of 3", "0\r"],
      ["3 of 3", "\u001b[A\u001b[A\r"],
    );
    expect(out).toContain("> For months, not changing, and someone has checked it");
    // NO_COLOR is set: the cursor moves, but nothing is coloured or dimmed.
    expect(out.split("\u001b[").filter((part) => /^[\d;]+m/.test(part))).toEqual([]);
    expect(out).toContain("Stopped");
    expect(code).toBe(0);
  });

  it("point to the next line that begins with a letter", async () => {
    const { out } = await press(["/ to type", "2\r"], ["1 of 3", "a "], ["[x]", "\u0003"]);
    expect(out).toContain("[x] A weaker leg, or a foot");
  });

  it("mean back by b and not sure by n, whatever else begins with them", async () => {
    const { out } = await press(
      ["/ to type", "2\r"],
      ["1 of 3", "n\r"],
      ["If you still can't tell", "b\r"],
      ["1 of 3", "0\r"],
      ["Bloody, cola", "b\r"],
      ["1 of 3", "\u0003"],
    );
    expect(out).toContain("> Not sure about one");
    expect(out.match(/> Back/g)).toHaveLength(2);
  });

  it("say only what a letter means there", async () => {
    const { out } = await press(["/ to type", "2\r"], ["1 of 3", "\u0003"]);
    const hints = out.match(/then Enter\..*to type/g);
    expect(hints?.at(0)).toBe("then Enter. / to type");
    expect(hints?.at(-1)).toBe("then Enter. b back, n not sure, / to type");
  });

  it.each([
    ["Enter, twice", "\r\r", 0],
    ["Enter, twice, a little apart", "\r\r", 60],
    ["an answer", "2\r", 0],
    ["an answer, a little apart", "2\r", 60],
    ["letters", "stop\r", 60],
  ])("only read on in a long card, and choose nothing: %s", async (_name, keys, pace) => {
    const { out } = await pressIn({ lines: 12, pace }, ["read on", keys], ["Under 18", "\u0003"]);
    expect(out).toContain("> 1. 18-19");
    expect(out).not.toContain("Safety check");
    // Nothing was picked: what is picked stands alone behind the sign.
    expect(out).not.toMatch(/^> (?!1\.)/m);
  });

  it("take words in the middle of a long card, and show the rest of it", async () => {
    const { out } = await pressIn(
      { lines: 8 },
      ["read on", "/"],
      ["Your words:", "20-44\r"],
      ["1 of 3", "\u0003"],
    );
    expect(out.indexOf("I agree to health")).toBeLessThan(out.indexOf("Your words:"));
    expect(out).toContain("Safety check, 1 of 3");
  });

  it("keep what is ticked while someone looks at why", async () => {
    const { out } = await press(
      ["/ to type", "2\r"],
      ["1 of 3", "2"],
      ["[x]", "w\r"],
      ["Nerves low in the back", "\u0003"],
    );
    expect(out.slice(out.indexOf("Nerves low in the back"))).toContain("[x] Trouble peeing");
  });

  it.each([
    ["Ctrl-C", "\u0003"],
    ["Ctrl-D", "\u0004"],
  ])("leave with a kind word on %s", async (_name, key) => {
    const { out, code } = await press(["/ to type", "2\r"], ["1 of 3", key]);
    expect(out).toContain("Nothing is saved.");
    expect(code).toBe(0);
  });

  it("leave the terminal as it was when the program is asked to end", async () => {
    const script = `"${process.execPath}" "${main}" </dev/tty & sleep 3; kill -TERM $!; wait $!; echo ended $?; stty -a`;
    const { out } = await collect("script", ["-qec", script, "/dev/null"], null, {});
    expect(out).toContain("/ to type");
    expect(out).toContain("Nothing is saved.");
    expect(out).toContain("ended 0");
    expect(out).toMatch(/(?<!-)icanon/);
  });

  it("take typed words", async () => {
    const { out } = await press(
      ["/ to type", "2\r"],
      ["1 of 3", "/"],
      ["Your words:", "none\r"],
      ["2 of 3", "\u0003"],
    );
    expect(out).toContain("Safety check, 2 of 3");
  });
});
