/**
 * What the instruments share: their words, the page's clock, sound, and what is handed to the walk.
 *
 * @typedef {Readonly<Record<string, string>>} Words
 */

/** How far the two clocks may part before the device must have slept, in milliseconds. */
const SLEPT = 500;

/** @param {string} selector @returns {HTMLElement} */
export function find(selector) {
  const found = document.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`The page lacks ${selector}.`);
  return found;
}

/** @param {string} pattern @param {Readonly<Record<string, string | number>>} values */
export function fill(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

/** Shows the instrument, and gives its words. @returns {Words} */
export function openTool() {
  const root = find("#tool");
  find("#needs-script").hidden = true;
  root.hidden = false;
  return JSON.parse(root.dataset["words"] ?? "{}");
}

/**
 * Counts milliseconds from now on. A device that sleeps stops one of its clocks: then what was counted is not to be trusted.
 */
export function startClock() {
  const [counted, dated] = [performance.now(), Date.now()];
  return {
    passed: () => performance.now() - counted,
    hasSlept: () => Math.abs(performance.now() - counted - (Date.now() - dated)) > SLEPT,
  };
}

/** Keeps the screen on while something is counted, where the browser can. */
export async function keepAwake() {
  try {
    return await navigator.wakeLock?.request("screen");
  } catch {
    return undefined;
  }
}

/** Shows the answer that a number means, or none of them. @param {number | null} number */
export function offerAnswer(number) {
  for (const button of document.querySelectorAll("[data-from]")) {
    const [from, to] = [button.getAttribute("data-from"), button.getAttribute("data-to")].map(
      Number,
    );
    const isMeant = number !== null && number >= (from ?? 0) && number < (to ?? 0);
    button.toggleAttribute("hidden", !isMeant);
  }
}

/** @type {AudioContext | null} */
let audio = null;

/** The sound of the page, begun by a press as phones want it; null where there is none or it is switched off. */
export function soundOf() {
  const hasSound = typeof AudioContext === "function";
  find("[data-silent]").hidden = !hasSound;
  find("[data-mute]").hidden = hasSound;
  const box = document.querySelector("#sound");
  if (!hasSound || (box instanceof HTMLInputElement && !box.checked)) return null;
  audio ??= new AudioContext();
  if (audio.state !== "running") audio.resume().catch(() => {});
  return audio;
}

/**
 * A short sound.
 *
 * @param {AudioContext} context
 * @param {number} at when, by the context's own clock, in seconds
 * @param {{ readonly pitch?: number, readonly length?: number, readonly type?: OscillatorType }} look
 */
export function beep(context, at, { pitch = 880, length = 0.08, type = "sine" } = {}) {
  const [tone, volume] = [context.createOscillator(), context.createGain()];
  tone.type = type;
  tone.frequency.value = pitch;
  volume.gain.setValueAtTime(0.0001, at);
  volume.gain.exponentialRampToValueAtTime(0.5, at + 0.004);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + length);
  tone.connect(volume).connect(context.destination);
  tone.start(at);
  tone.stop(at + length + 0.02);
}
