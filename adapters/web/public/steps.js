import { createMetronome } from "./beat.js";
import { beep, fill, find, keepAwake, offerAnswer, openTool, soundOf, startClock } from "./tool.js";

/** A step counter: a tap on each step for 20 seconds, or a press at the start and the end of 30 steps. */

const TAPPING = 20_000;
const COUNTED = 30;
/** Steps a minute that a runner can take; what lies outside was counted wrongly. */
const RATES = { least: 110, most: 230 };
/** A gap of more than this many of the usual ones: a step was missed. */
const UNEVEN = 1.7;
const MORE = 1.05;

const words = openTool();
const [tap, count, again, figure, said] = ["#tap", "#count", "#again", "#figure", "#said"].map(
  find,
);
const metronome = createMetronome(words);
/** @type {number[]} When each tap was, in milliseconds from the first. */
let taps = [];
/** @type {ReturnType<typeof startClock> | null} */
let clock = null;
/** @type {"tap" | "count" | null} */
let way = null;
/** @type {WakeLockSentinel | undefined} */
let lock;

/** @param {HTMLElement | undefined} element @param {string} text */
function say(element, text) {
  if (element) element.textContent = text;
}

/** @param {"tap" | "count"} chosen */
function begin(chosen) {
  way = chosen;
  taps = [];
  clock = startClock();
  keepAwake().then((awake) => {
    if (way === null) awake?.release().catch(() => {});
    else lock = awake;
  });
  find("#slept").hidden = true;
  find("#beat").hidden = true;
  offerAnswer(null);
  const other = chosen === "tap" ? count : tap;
  if (other) other.hidden = true;
}

/** @param {number | null} rate */
function finish(rate) {
  const hasSlept = clock?.hasSlept() ?? false;
  way = null;
  clock = null;
  lock?.release().catch(() => {});
  for (const button of [tap, count]) if (button) button.hidden = true;
  if (again) again.hidden = false;
  const sound = soundOf();
  if (sound) beep(sound, sound.currentTime, { pitch: 440, length: 0.2 });
  find("#slept").hidden = !hasSlept;
  if (hasSlept) return say(said, "");
  if (rate === null || rate < RATES.least || rate >= RATES.most) {
    say(figure, "–");
    return say(said, words["few"] ?? "");
  }
  const more = Math.round(rate * MORE);
  say(figure, String(rate));
  const lines = [`${fill(words["found"] ?? "", { rate })}.`, fill(words["more"] ?? "", { more })];
  // What it adds can only be picked where there is a walk.
  if (document.querySelector("[data-from]")) lines.push(words["tall"] ?? "");
  say(said, lines.join(" "));
  offerAnswer(rate);
  metronome.set(more);
  find("#beat").hidden = false;
}

/** Steps a minute by the taps, or null where one was missed. */
function rateOfTaps() {
  const gaps = taps.slice(1).map((at, place) => at - (taps[place] ?? 0));
  const usual = [...gaps].sort((one, other) => one - other)[gaps.length >> 1] ?? 0;
  if (gaps.length < 10 || gaps.some((gap) => gap > usual * UNEVEN)) return null;
  const [first = 0] = taps;
  return Math.round((60_000 * gaps.length) / ((taps.at(-1) ?? 0) - first));
}

function tapped() {
  if (way === null) {
    begin("tap");
    setTimeout(() => way === "tap" && finish(rateOfTaps()), TAPPING);
    countDown();
  }
  taps.push(clock?.passed() ?? 0);
  say(figure, String(taps.length));
}

function countDown() {
  if (way !== "tap" || !clock) return;
  const left = Math.max(0, Math.ceil((TAPPING - clock.passed()) / 1_000));
  say(said, fill(words["tapHint"] ?? "", { left }));
  setTimeout(countDown, 1_000);
}

function counted() {
  if (way === null) {
    begin("count");
    say(count, words["countEnd"] ?? "");
    return say(said, words["countHint"] ?? "");
  }
  const passed = clock?.passed() ?? 0;
  return finish(passed > 0 ? Math.round((60_000 * COUNTED) / passed) : null);
}

tap?.addEventListener("click", tapped);
count?.addEventListener("click", counted);
again?.addEventListener("click", () => {
  for (const button of [tap, count]) if (button) button.hidden = false;
  if (again) again.hidden = true;
  say(count, words["count"] ?? "");
  say(figure, "0");
  say(said, "");
  offerAnswer(null);
  find("#beat").hidden = true;
  tap?.focus();
});
