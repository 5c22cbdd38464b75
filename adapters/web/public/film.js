import { createClip } from "./film-clip.js";
import { closeFile, openFile, pictureOfClip } from "./film-file.js";
import { readFoot, readTrunk } from "./film-geometry.js";
import { createStage } from "./film-stage.js";

/**
 * The film check, step by step. Nothing here sends anything: only the page's own buttons do, and they hold no more than
 * the band. The page brings all words.
 *
 * @typedef {import("./film-stage.js").MarkId} MarkId
 * @typedef {"open" | "moment" | "way" | "mark" | "result"} StepId
 * @typedef {Readonly<Record<"moved" | "first" | "next" | "show" | "picture" | "marking" | "drawn" | "time" | "play" | "pause", string>>} Words
 */

/** @type {readonly MarkId[]} */
const ORDER = ["hip", "knee", "ankle", "shoulder", "ground", "ground2"];
/** @type {ReadonlySet<MarkId>} */
const OPTIONAL = new Set(["shoulder", "ground", "ground2"]);

/** @type {HTMLElement} */
const root = find("#film");
const video = /** @type {HTMLVideoElement} */ (find("video"));
const box = find("#picture");
const seek = /** @type {HTMLInputElement} */ (find("#seek"));
const file = /** @type {HTMLInputElement} */ (find("#file"));
/** @type {Words} */
const words = JSON.parse(root.dataset["words"] ?? "{}");
const choices = /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll("[name=mark]")]);
const names = /** @type {Record<MarkId, string>} */ (
  Object.fromEntries(choices.map(({ value, dataset }) => [value, dataset["name"]]))
);

const stage = createStage(box, names, { moved: tellMove, entered: goOn });
const clip = createClip(video, showTime);
/** @type {MarkId} */
let active = "hip";
let isClip = false;
/** Counts files, so that a slow one does not come up after a later one. */
let opened = 0;

/** @param {string} selector @returns {HTMLElement} */
function find(selector) {
  const found = document.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`The page lacks ${selector}.`);
  return found;
}

/** @param {string} pattern @param {Readonly<Record<string, string | number>>} values */
function fill(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

/** Shows one of several elements that carry an attribute, or none. @param {string} attribute @param {string | null} value */
function showOnly(attribute, value) {
  for (const element of document.querySelectorAll(`[${attribute}]`)) {
    element.toggleAttribute("hidden", element.getAttribute(attribute) !== value);
  }
}

/** @param {string} text @param {boolean} isAsked whether something is missing, to be seen as well as heard */
function say(text, isAsked = false) {
  const line = find("#say");
  line.classList.toggle("unseen", !isAsked);
  line.textContent = text;
}

/** @param {StepId} step */
function goTo(step) {
  video.pause();
  say("");
  showOnly("data-step", step);
  for (const about of document.querySelectorAll("[data-about]")) {
    about.toggleAttribute("hidden", step !== "open");
  }
  const section = find(`[data-step=${step}]`);
  section.querySelector("[data-picture]")?.append(box);
  stage.setMode(step === "mark" || step === "result" ? step : "look");
  const isMarking = step === "mark";
  box.setAttribute("role", isMarking ? "application" : "img");
  box.setAttribute("aria-label", isMarking ? words.marking : words.picture);
  box.classList.toggle("marking", isMarking);
  if (isMarking) {
    box.tabIndex = 0;
    box.setAttribute("aria-describedby", "keys");
  } else {
    box.removeAttribute("tabindex");
    box.removeAttribute("aria-describedby");
  }
  for (const button of document.querySelectorAll("[data-clip]")) {
    button.toggleAttribute("hidden", !isClip);
  }
  const heading = section.querySelector("h2");
  heading?.focus();
  heading?.scrollIntoView({ block: "start" });
}

// Open

file.addEventListener("change", async () => {
  const [chosen] = file.files ?? [];
  if (!chosen) return;
  const mine = ++opened;
  find("#broken").hidden = true;
  stage.show(null);
  const found = await openFile(chosen, video);
  if (mine !== opened) return;
  // The same file can then be chosen again.
  file.value = "";
  if (!found) {
    find("#broken").hidden = false;
    return;
  }
  isClip = found.type === "clip";
  if (found.picture) stage.show(found.picture);
  goTo(isClip ? "moment" : "way");
});

// The moment

function showTime() {
  const length = clip.length();
  seek.max = String(length);
  seek.value = String(clip.time());
  seek.disabled = length === 0;
  seek.setAttribute("aria-valuetext", fill(words.time, { seconds: clip.time().toFixed(2) }));
  find("#play").textContent = video.paused ? words.play : words.pause;
}

seek.addEventListener("input", () => {
  video.pause();
  clip.seek(Number(seek.value));
});
find("#play").addEventListener("click", clip.toggle);
find("#slow").addEventListener("click", (event) => clip.slow(press(event)));
find("#big").addEventListener("click", (event) => stage.setBig(press(event)));
for (const [id, steps] of /** @type {const} */ ([
  ["#before", -1],
  ["#after", 1],
])) {
  find(id).addEventListener("click", () => clip.step(steps));
}

/** Turns a button on or off. @param {Event} event */
function press({ currentTarget }) {
  if (!(currentTarget instanceof HTMLElement)) return false;
  const isOn = currentTarget.getAttribute("aria-pressed") !== "true";
  currentTarget.setAttribute("aria-pressed", String(isOn));
  return isOn;
}

find("#touch").addEventListener("click", async () => {
  await clip.rest();
  stage.show(pictureOfClip(video));
  goTo("way");
});
// A clip may turn out to be broken further on.
video.addEventListener("error", () => {
  if (!video.currentSrc || find("[data-step=moment]").hidden) return;
  goTo("open");
  find("#broken").hidden = false;
});

// The way

for (const towards of /** @type {const} */ (["left", "right"])) {
  find(`#${towards}`).addEventListener("click", () => {
    stage.setWay(towards);
    if (stage.read()) showResult();
    else startMarking();
  });
}

// The marks

function startMarking() {
  goTo("mark");
  choose("hip");
}

/** @param {MarkId} id */
function choose(id) {
  active = id;
  stage.choose(id);
  showOnly("data-hint", id);
  const next = ORDER[ORDER.indexOf(id) + 1];
  find("#next").textContent = next ? fill(words.next, { mark: names[next] }) : words.show;
  find("#skip").hidden = !OPTIONAL.has(id);
  find("#show").hidden = stage.read() === null || next === undefined;
  for (const choice of choices) {
    choice.checked = choice.value === id;
    choice.parentElement?.classList.toggle("put", stage.has(/** @type {MarkId} */ (choice.value)));
    const tick = choice.parentElement?.querySelector(".tick");
    if (tick) tick.textContent = stage.has(/** @type {MarkId} */ (choice.value)) ? "✓ " : "";
  }
  say(find(`[data-hint=${id}]`).textContent ?? "");
}

/** @param {MarkId} id */
function tellMove(id) {
  const choice = choices.find(({ value }) => value === id);
  const tick = choice?.parentElement?.querySelector(".tick");
  if (tick) tick.textContent = "✓ ";
  find("#show").hidden = stage.read() === null || id === ORDER.at(-1);
  say(fill(words.moved, { mark: names[id], ...stage.placeOf(id) }));
}

function goOn() {
  if (!stage.has(active)) {
    say(fill(words.first, { mark: names[active] }), true);
    return;
  }
  const next = ORDER[ORDER.indexOf(active) + 1];
  if (next) choose(next);
  else showResult();
}

for (const choice of choices) {
  choice.addEventListener("change", () => choose(/** @type {MarkId} */ (choice.value)));
}
find("#next").addEventListener("click", goOn);
find("#skip").addEventListener("click", () => {
  // Without both spots, the ground is not marked.
  const skipped = active === "shoulder" ? ["shoulder"] : ["ground", "ground2"];
  for (const id of skipped) stage.remove(/** @type {MarkId} */ (id));
  if (active === "shoulder") choose("ground");
  else showResult();
});
for (const [id, x, y] of /** @type {const} */ ([
  ["#to-left", -1, 0],
  ["#to-up", 0, -1],
  ["#to-down", 0, 1],
  ["#to-right", 1, 0],
])) {
  find(id).addEventListener("click", () => stage.nudge(x, y));
}
find("#closer").addEventListener("click", () => stage.look(1));
find("#wider").addEventListener("click", () => stage.look(-1));
find("#show").addEventListener("click", showResult);

// The result

function showResult() {
  const marks = stage.read();
  if (!marks) {
    choose(ORDER.find((id) => !stage.has(id)) ?? "hip");
    say(fill(words.first, { mark: names[active] }), true);
    return;
  }
  const foot = readFoot(marks);
  showOnly("data-band", foot.band);
  showOnly("data-why", foot.band === "cannot-tell" ? foot.why : null);
  showOnly("data-trunk", readTrunk(marks));
  goTo("result");
  box.setAttribute("aria-label", words.drawn);
}

find("#save").addEventListener("click", async () => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await stage.file());
  link.download = "running-step.png";
  link.click();
  // Some browsers read it a little later.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
});

for (const button of document.querySelectorAll("[data-to]")) {
  button.addEventListener("click", () => {
    const step = /** @type {StepId} */ (button.getAttribute("data-to"));
    if (step === "open") {
      closeFile(video);
      stage.show(null);
    }
    if (step === "mark") startMarking();
    else goTo(step);
  });
}

find("#needs-script").hidden = true;
root.hidden = false;
