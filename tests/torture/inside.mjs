// Loaded into the product before it starts (`node --import`): shifts its clock, and tells about its memory when asked.
import { monitorEventLoopDelay } from "node:perf_hooks";
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

const delay = monitorEventLoopDelay({ resolution: 1 });
process.on("message", ({ snapshot, watch }) => {
  // How long the loop was held at most, in milliseconds, since it was last asked to watch.
  const held = delay.max / 1e6;
  // And in all but one of a thousand of its rounds.
  const late = delay.percentile(99.9) / 1e6;
  if (watch) {
    delay.reset();
    delay.enable();
  } else collect();
  if (snapshot) writeHeapSnapshot(snapshot);
  const { rss: resident } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  const worked = (user + system) / 1e3;
  process.send({ heap: getHeapStatistics().used_heap_size, resident, held, late, worked });
});
process.channel?.unref();
