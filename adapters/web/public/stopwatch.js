import { beep, fill, find, keepAwake, offerAnswer, openTool, soundOf, startClock } from "./tool.js";

/** A stopwatch: counts in, runs, and ends by a press. What was held is told in whole seconds, begun ones not. */

const COUNT_IN = 3;
/** Presses that are no further apart, in milliseconds, are one. */
const DOUBLE = 500;

const words = openTool();
const [go, again, figure, said] = ["#go", "#again", "#figure", "#said"].map(find);
/** Nobody holds for more seconds: it was left running. */
const most = Number(find("#tool").dataset["most"]);
const picksSmallest = find("#tool").dataset["pick"] === "smallest";
/** @type {number[]} */
const tries = [];
/** @typedef {"idle" | "ready" | "running"} State @type {State} */
let state = "idle";
/** How often it was begun. */
let begun = 0;
let clock = startClock();
let pressed = Number.NEGATIVE_INFINITY;
/** @type {WakeLockSentinel | undefined} */
let lock;

/** @param {HTMLElement | undefined} element @param {string} text */
function say(element, text) {
  if (element) element.textContent = text;
}

async function begin() {
  state = "ready";
  const own = ++begun;
  offerAnswer(null);
  find("#slept").hidden = true;
  if (again) again.hidden = true;
  say(go, words["end"] ?? "");
  say(said, words["ready"] ?? "");
  const sound = soundOf();
  for (let left = COUNT_IN; left > 0; left--) {
    if (sound) beep(sound, sound.currentTime, { pitch: 660 });
    say(figure, String(left));
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    // Cancelled, and perhaps begun anew since.
    if (own !== begun || state !== "ready") return;
    if (!figure?.isConnected) return reset();
  }
  if (sound) beep(sound, sound.currentTime, { length: 0.25 });
  clock = startClock();
  state = "running";
  say(said, "");
  tick();
  const awake = await keepAwake();
  if (own === begun && state === "running") lock = awake;
  else awake?.release().catch(() => {});
}

function tick() {
  if (state !== "running") return;
  // Whoever left for another card did not hold on meanwhile.
  if (!figure?.isConnected) return reset();
  say(figure, String(Math.floor(clock.passed() / 1_000)));
  // A page that is not seen draws nothing; the clock goes on.
  requestAnimationFrame(tick);
}

function reset() {
  state = "idle";
  lock?.release().catch(() => {});
  say(go, words["begin"] ?? "");
  say(figure, "0");
  say(said, "");
}

function end() {
  const wasRunning = state === "running";
  reset();
  if (!wasRunning) return;
  const seconds = Math.floor(clock.passed() / 1_000);
  const sound = soundOf();
  if (sound) beep(sound, sound.currentTime, { pitch: 440, length: 0.25 });
  say(figure, String(seconds));
  if (clock.hasSlept()) {
    find("#slept").hidden = false;
    return;
  }
  if (seconds > most) return say(said, words["unlikely"] ?? "");
  tries.push(seconds);
  const counts = picksSmallest ? Math.min(...tries) : seconds;
  const several = picksSmallest && tries.length > 1;
  say(
    said,
    [
      fill(words["held"] ?? "", { seconds }),
      ...(several ? [fill(words["smaller"] ?? "", { tries: tries.join(", ") })] : []),
    ].join(". "),
  );
  offerAnswer(counts);
  if (again) again.hidden = false;
}

go?.addEventListener("click", () => {
  const now = performance.now();
  // A double press is one.
  if (now - pressed < DOUBLE) return;
  pressed = now;
  if (state === "idle") begin();
  else end();
});
again?.addEventListener("click", () => {
  tries.length = 0;
  offerAnswer(null);
  say(figure, "0");
  say(said, "");
  if (again) again.hidden = true;
  go?.focus();
});
