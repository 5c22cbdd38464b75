// A process of its own, so that its CPU time is not the server's: asks for a page as often as it is told.
import { Pool } from "undici";

const IN_FLIGHT = 16;
const pools = new Map();

process.on("message", async ({ origin, count }) => {
  const pool = pools.get(origin) ?? new Pool(origin, { connections: IN_FLIGHT });
  pools.set(origin, pool);
  let left = count;
  const one = async () => {
    while (left-- > 0) {
      const { body } = await pool.request({ path: "/", method: "GET" });
      await body.dump();
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, one));
  process.send(count);
});
process.on("disconnect", () => process.exit());
