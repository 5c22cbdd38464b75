import { beep, find, soundOf } from "./tool.js";

/**
 * A metronome. Each click is handed to the sound card ahead of its time, so that a busy page makes none late.
 *
 * @typedef {import("./tool.js").Words} Words
 */

/** How far ahead clicks are handed over, in seconds; more than a background tab's timers are apart. */
const AHEAD = 1.5;
/** How often that is looked after, in milliseconds. */
const EVERY = 200;

const CLICKS = {
  soft: { pitch: 520, length: 0.05, type: /** @type {OscillatorType} */ ("sine") },
  sharp: { pitch: 1_400, length: 0.03, type: /** @type {OscillatorType} */ ("square") },
};

/** @param {Words} words */
export function createMetronome(words) {
  const [play, shown] = [find("#play"), find("#beats")];
  const range = /** @type {HTMLInputElement} */ (find("#range"));
  /** @type {ReturnType<typeof setInterval> | null} */
  let timer = null;
  /** When the next click is, by the sound's own clock. */
  let next = 0;

  const look = () => {
    const chosen = document.querySelector("[name=click]:checked");
    return chosen instanceof HTMLInputElement && chosen.value === "sharp"
      ? CLICKS.sharp
      : CLICKS.soft;
  };

  /** @param {AudioContext} sound */
  function handOver(sound) {
    // Whoever goes on to another card is not followed by it.
    if (!play.isConnected) return stop();
    // After a sleep the past is not made up for.
    next = Math.max(next, sound.currentTime + 0.05);
    while (next < sound.currentTime + AHEAD) {
      beep(sound, next, look());
      // For whoever wants to hold it against another clock.
      play.dispatchEvent(new CustomEvent("beat", { bubbles: true, detail: next }));
      next += 60 / Number(range.value);
    }
  }

  function stop() {
    if (timer !== null) clearInterval(timer);
    timer = null;
    play.textContent = words["on"] ?? "";
    play.setAttribute("aria-pressed", "false");
  }

  function start() {
    const sound = soundOf();
    if (!sound) return;
    next = 0;
    handOver(sound);
    timer = setInterval(() => handOver(sound), EVERY);
    play.textContent = words["off"] ?? "";
    play.setAttribute("aria-pressed", "true");
  }

  /** @param {number} beats */
  function set(beats) {
    range.value = String(Math.round(beats));
    shown.textContent = range.value;
  }

  play.addEventListener("click", () => (timer === null ? start() : stop()));
  range.addEventListener("input", () => set(Number(range.value)));
  for (const [id, step] of /** @type {const} */ ([
    ["#slower", -1],
    ["#faster", 1],
  ])) {
    find(id).addEventListener("click", () => set(Number(range.value) + step));
  }
  return { set };
}
