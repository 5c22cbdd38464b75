/**
 * Cards one after the other in one page, so that the browser's Back, Forward and reload show an earlier card again. What
 * is needed for that, the sealed walk, is in the tab's own history and nowhere else; Leave clears it. Without this script
 * every card is a page of its own.
 *
 * @typedef {{ readonly at: number, readonly path: string, readonly ticket: string | null }} Entry
 */

/** Set while everything is cleared, which may take another load of the page. */
const LEAVING = "leaving";
/** Cards already seen, by their place in this tab's history; gone with the page. @type {Map<number, Document>} */
const seen = new Map();
let isBusy = false;

document.documentElement.classList.add("scripted");
history.scrollRestoration = "manual";

/** @returns {Entry | null} */
const entry = () => history.state;
const main = () => /** @type {HTMLElement} */ (document.querySelector("main"));

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

/** Puts another page's card into this one. @param {Document} page */
async function show(page) {
  const links = [...page.querySelectorAll("link[rel=stylesheet]")];
  for (const link of links) {
    const href = link.getAttribute("href");
    if (!document.querySelector(`link[href="${href}"]`)) document.head.append(link.cloneNode());
  }
  document.title = page.title;
  main().replaceChildren(
    .../** @type {HTMLElement} */ (page.querySelector("main")).cloneNode(true).childNodes,
  );
  scrollTo(0, 0);
  main().querySelector("h1")?.focus({ preventScroll: true });
  for (const script of page.querySelectorAll("script[type=module]")) {
    const src = script.getAttribute("src") ?? "";
    // A script of the card's own, begun afresh with each: a module runs once for each address.
    if (!src.includes("cards.js")) await import(`${src}-${entry()?.at}-${Date.now()}`);
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

/** Asks for the next card, and shows it. @param {string} path @param {URLSearchParams | null} form */
async function goOn(path, form) {
  if (isBusy) return;
  isBusy = true;
  main().setAttribute("aria-busy", "true");
  const answer = await ask(path, form);
  isBusy = false;
  main().removeAttribute("aria-busy");
  if (!answer) return tell(document.body.dataset["offline"] ?? "");
  const { isCard, page } = answer;
  if (!isCard) return tell(page.querySelector("main p")?.textContent ?? page.title);
  const at = (entry()?.at ?? 0) + 1;
  history.pushState({ at, path, ticket: ticketOn(page) }, "", path);
  seen.set(at, page);
  await show(page);
}

/** Shows the card of the entry that the browser went to. */
async function showAgain() {
  const now = entry();
  if (!now) return location.reload();
  const { at, path, ticket } = now;
  const form = ticket === null ? null : new URLSearchParams({ ticket });
  const page = seen.get(at) ?? (await ask(path, form))?.page;
  if (!page) return tell(document.body.dataset["offline"] ?? "");
  seen.set(at, page);
  await show(page);
}

/** Goes back to where this tab's walk began, so that what is forgotten there is forgotten everywhere. */
function leave() {
  seen.clear();
  main().replaceChildren();
  const at = entry()?.at ?? 0;
  history.replaceState(null, "");
  if (at === 0) return leaveFromFirst();
  try {
    sessionStorage.setItem(LEAVING, "yes");
  } catch {
    // Where nothing may be stored, a page that was reloaded meanwhile is not gone back beyond.
    return leaveFromFirst();
  }
  history.go(-at);
}

function leaveFromFirst() {
  try {
    sessionStorage.removeItem(LEAVING);
  } catch {
    // There is none.
  }
  history.replaceState(null, "", "/");
  // What was ahead in the history is gone with this.
  location.assign("/left");
}

function isLeaving() {
  try {
    return sessionStorage.getItem(LEAVING) !== null;
  } catch {
    return false;
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

document.addEventListener("click", async (event) => {
  const { target } = event;
  if (!(target instanceof Element)) return;
  if (target.closest("[data-print]")) print();
  const copy = target.closest("[data-copy]");
  if (copy) {
    await navigator.clipboard.writeText(
      copy.parentElement?.querySelector("code")?.textContent ?? "",
    );
    copy.textContent = document.body.dataset["copied"] ?? "";
  }
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

if (isLeaving()) leaveFromFirst();
else if (entry()) showAgain();
else {
  const path = location.pathname;
  history.replaceState(
    { at: 0, path, ticket: path === "/left" ? null : ticketOn(document) },
    "",
    path,
  );
}
