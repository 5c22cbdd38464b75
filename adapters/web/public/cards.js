/**
 * Cards one after the other in one page, so that the browser's Back, Forward and reload show an earlier card again. What
 * is needed for that, the sealed walk, is in the tab's own history and nowhere else; Leave clears it. Without this script
 * every card is a page of its own.
 *
 * @typedef {object} Entry
 * @property {number} at its place among those of this tab, from 0
 * @property {number} began when the first of them was opened, in milliseconds since 1 January 1970
 * @property {string} path
 * @property {string | null} ticket the sealed walk, where the card has one
 * @typedef {{ readonly title: string, readonly nodes: readonly Node[] }} Card
 */

/** Set while everything is cleared, which may take another load of the page. */
const LEAVING = "leaving";
/** When someone last left: what is older in this tab's history is not shown again. */
const LEFT = "left";

/** Cards as they were left, by their place in this tab's history; gone with the page. @type {Map<number, Card>} */
const seen = new Map();
/** The place of the card that shows; null while it is none of this tab's. @type {number | null} */
let shown = null;
let isBusy = false;

document.documentElement.classList.add("scripted");
history.scrollRestoration = "manual";

const main = () => /** @type {HTMLElement} */ (document.querySelector("main"));

/** Where nothing may be stored there is nothing. @param {(storage: Storage) => string | null | void} use */
function stored(use) {
  try {
    return use(sessionStorage) ?? null;
  } catch {
    return null;
  }
}

/** @returns {Entry | null} */
function entry() {
  const state = history.state;
  const left = Number(stored((storage) => storage.getItem(LEFT)));
  return state && state.began > left ? state : null;
}

/** The sealed walk on a card. @param {ParentNode} page */
function ticketOn(page) {
  const field = page.querySelector("[name=ticket]");
  return field instanceof HTMLInputElement ? field.value : null;
}

/** What the page answers, or null where it can't be reached. @param {string} path @param {URLSearchParams | null} form */
async function ask(path, form) {
  try {
    const response = await fetch(path, form ? { method: "POST", body: form } : {});
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    return { isCard: response.ok, page };
  } catch {
    return null;
  }
}

/** Keeps the card that shows, with what was typed on it. */
function keepShown() {
  document.querySelector("[data-told]")?.remove();
  if (shown !== null) seen.set(shown, { title: document.title, nodes: [...main().childNodes] });
}

/** @param {number} at @param {Card} card */
function put(at, { title, nodes }) {
  shown = at;
  document.title = title;
  main().replaceChildren(...nodes);
  scrollTo(0, 0);
  main().querySelector("h1")?.focus({ preventScroll: true });
}

/** Puts another page's card into this one, with its style and script. @param {number} at @param {Document} page */
async function putNew(at, page) {
  for (const link of page.querySelectorAll("link[rel=stylesheet]")) {
    const href = link.getAttribute("href");
    if (!document.querySelector(`link[href="${href}"]`)) document.head.append(link.cloneNode());
  }
  const nodes = page.querySelector("main")?.childNodes ?? [];
  put(at, { title: page.title, nodes: [...nodes].map((node) => document.importNode(node, true)) });
  for (const script of page.querySelectorAll("script[type=module]")) {
    const src = script.getAttribute("src") ?? "";
    // A script of the card's own, begun afresh with each: a module runs once for each address.
    if (!src.includes("cards.js")) await import(`${src}#${at}-${Date.now()}`);
  }
}

/** Says on the card what went wrong; the card stays. @param {string} text */
function tell(text) {
  const line = document.querySelector("[data-told]") ?? document.createElement("p");
  line.setAttribute("data-told", "");
  line.setAttribute("role", "alert");
  line.className = "note";
  line.textContent = text;
  main().querySelector("h1")?.after(line);
  line.scrollIntoView({ block: "nearest" });
}

/** Says why there is no card. @param {Awaited<ReturnType<typeof ask>>} answer */
function tellOf(answer) {
  const said = answer?.page.querySelector("main p")?.textContent;
  tell(said ?? document.body.dataset["offline"] ?? "");
}

/** Asks for the next card, and shows it. @param {string} path @param {URLSearchParams | null} form */
async function goOn(path, form) {
  if (isBusy) return;
  isBusy = true;
  main().setAttribute("aria-busy", "true");
  const from = entry();
  const answer = await ask(path, form);
  isBusy = false;
  main().removeAttribute("aria-busy");
  // Someone has gone back meanwhile.
  if (entry()?.at !== from?.at) return;
  if (!answer?.isCard) return tellOf(answer);
  keepShown();
  const at = (from?.at ?? 0) + 1;
  const next = { at, began: from?.began ?? Date.now(), path, ticket: ticketOn(answer.page) };
  history.pushState(next, "", path);
  await putNew(at, answer.page);
}

/** Shows the card of the entry that the browser went to. */
async function showAgain() {
  const now = entry();
  if (!now) return location.reload();
  keepShown();
  const { at, path, ticket } = now;
  const kept = seen.get(at);
  if (kept) return put(at, kept);
  const answer = await ask(path, ticket === null ? null : new URLSearchParams({ ticket }));
  if (entry()?.at !== at) return;
  if (answer?.isCard) await putNew(at, answer.page);
  else tellOf(answer);
}

/** Goes back to where this tab's walk began, so that what is forgotten there is forgotten everywhere. */
function leave() {
  const at = entry()?.at ?? 0;
  seen.clear();
  shown = null;
  main().replaceChildren();
  stored((storage) => storage.setItem(LEFT, String(Date.now())));
  history.replaceState(null, "");
  stored((storage) => storage.setItem(LEAVING, "yes"));
  // Where nothing may be stored, a page that was reloaded meanwhile is not gone back beyond.
  if (at === 0 || !isLeaving()) leaveFromFirst();
  else history.go(-at);
}

function leaveFromFirst() {
  stored((storage) => storage.removeItem(LEAVING));
  history.replaceState(null, "", "/");
  // What was ahead in the history is gone with the page that this leads to, and so is what the browser kept of pages.
  const form = document.querySelector("form[action='/leave']");
  if (form instanceof HTMLFormElement) form.submit();
  else location.assign("/left");
}

const isLeaving = () => stored((storage) => storage.getItem(LEAVING)) !== null;

/** @param {Element} button */
async function copyBeside(button) {
  const code = button.parentElement?.querySelector("code");
  if (!code) return;
  try {
    await navigator.clipboard.writeText(code.textContent ?? "");
    button.textContent = document.body.dataset["copied"] ?? "";
  } catch {
    // Where a page may not copy, it marks what is to be copied.
    getSelection()?.selectAllChildren(code);
  }
}

document.addEventListener("submit", (event) => {
  const { target, submitter } = event;
  if (!(target instanceof HTMLFormElement)) return;
  const to = submitter?.getAttribute("formaction") ?? target.getAttribute("action") ?? "/";
  event.preventDefault();
  if (to === "/leave") return leave();
  const form = new URLSearchParams();
  for (const [name, value] of new FormData(target, submitter)) form.append(name, String(value));
  goOn(to, form);
});

document.addEventListener("click", (event) => {
  const { target } = event;
  if (!(target instanceof Element)) return;
  if (target.closest("[data-print]")) print();
  const copy = target.closest("[data-copy]");
  if (copy) copyBeside(copy);
  const link = target.closest("a[href^='/']:not([download])");
  const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey);
  if (!link || !isPlain) return;
  event.preventDefault();
  goOn(link.getAttribute("href") ?? "/", null);
});

addEventListener("popstate", () => (isLeaving() ? leaveFromFirst() : showAgain()));
// A page that was left and kept by the browser holds the card that it was left on.
addEventListener("pageshow", ({ persisted }) => {
  if (persisted && main().childElementCount === 0) location.reload();
});

/** Makes the page that was loaded the first card, or one more where the same address was asked for once more. */
function begin() {
  const path = location.pathname;
  const { at = 0, began = Date.now() } = entry() ?? {};
  const ticket = path === "/left" ? null : ticketOn(document);
  history.replaceState({ at, began, path, ticket }, "", path);
  shown = at;
}

const [way] = performance.getEntriesByType("navigation");
const isAsked = way instanceof PerformanceNavigationTiming && way.type === "navigate";
if (isLeaving()) leaveFromFirst();
else if (entry() && !isAsked) showAgain();
else begin();
