// Loaded into the product before it starts (`node --import`): shifts its clock, and tells about its memory when asked.
import { getHeapStatistics, setFlagsFromString, writeHeapSnapshot } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");

const off = Number(process.env.TORTURE_CLOCK ?? 0);
if (off !== 0) {
  const now = Date.now.bind(Date);
  Date.now = () => now() + off;
  globalThis.Date = new Proxy(Date, {
    construct: (target, args) => new target(...(args.length === 0 ? [target.now()] : args)),
  });
}

process.on("message", ({ snapshot }) => {
  collect();
  if (snapshot) writeHeapSnapshot(snapshot);
  process.send({ heap: getHeapStatistics().used_heap_size, resident: process.memoryUsage.rss() });
});
process.channel?.unref();
