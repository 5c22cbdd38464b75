import { type Plan, playPlan } from "../../src/author/plan.ts";
import {
  createSession,
  type Dialog,
  type Event,
  NOT_OK_REPLIES,
  type Session,
  step,
  UNDER_18,
  type View,
  viewOf,
  WALK,
} from "../../src/engine/index.ts";

/** A card to page at directly, and the session that it is shown by. */
export type Card = {
  readonly id: string;
  readonly kind: View["kind"];
  readonly group: string;
  readonly label: string;
  readonly session: Session;
};

/** Cards by their kind, in the order in which they are offered; others come last. */
const GROUPS: Readonly<Partial<Record<View["kind"], string>>> = {
  welcome: "Start",
  minor: "Start",
  question: "Questions",
  emergency: "Get help now",
  crisis: "Get help now",
  "same-day": "Checked today",
  days: "Checked soon",
  result: "Results",
  education: "Results",
  cause: "After a result",
  plan: "After a result",
  run: "After a result",
  keep: "After a result",
  remind: "After a result",
  change: "After a result",
  learn: "Learn",
  exercise: "Learn",
  faq: "Learn",
  sources: "Learn",
};
/** The id of the invitation that organisers post. */
export const PANEL = "panel";
const OTHERS = "Anywhere";
const ORDER = [...new Set(Object.values(GROUPS)), OTHERS];

/**
 * Every card worth a page: the last one of each test plan, each question that is asked on the way there, all that a
 * result leads to, and all that is there to read.
 *
 * @param today in days since 1 January 1970
 */
export function cardsOf(
  dialog: Dialog,
  plans: ReadonlyMap<string, Plan>,
  today: number,
): readonly Card[] {
  const album = createAlbum(dialog, today);
  const start = createSession(today);
  album.add("start", start);
  album.add(PANEL, start, "the invitation for everyone");
  album.add("under-18", album.press(start, { type: "consent", age: UNDER_18 }));
  const played = [...plans].map(([name, plan]) => {
    const { session } = playPlan(dialog, plan, today);
    return { id: `plan:${name}`, title: plan.title, session };
  });
  for (const { session } of played) addQuestions(album, session);
  for (const plan of ticksOf(dialog, album.show(start))) {
    addQuestions(album, playPlan(dialog, plan, today).session);
  }
  for (const { id, session, title } of played) album.add(id, session, title);
  const results = played
    .map(({ session }) => session)
    .filter((session) => album.show(session).kind === "result");
  const [result = start] = results;
  for (const session of results) addCauses(album, session);
  addRest(album, dialog, results);
  addPlans(album, dialog, result);
  for (const type of ["keep", "signs", "more", "no-fit", "change"] as const) {
    album.add(type, album.press(result, { type }));
  }
  addReminder(album, dialog, result);
  addReading(album, dialog, start);
  addClock(album, dialog, result);
  addOthers(album, dialog, start, result);
  const cards = [...album.cards.values()];
  return ORDER.flatMap((name) => cards.filter(({ group }) => group === name));
}

type Album = ReturnType<typeof createAlbum>;

function createAlbum(dialog: Dialog, today: number) {
  const cards = new Map<string, Card>();
  const show = (session: Session): View =>
    viewOf(dialog, session, { surface: "preview", region: null });
  return {
    cards,
    show,
    press: (session: Session, event: Event): Session => step(dialog, session, event, today).session,
    /** Keeps a card, unless there is one of that id. */
    add(id: string, session: Session, about?: string): void {
      const { kind, title } = show(session);
      const group = GROUPS[kind] ?? OTHERS;
      const label = about === undefined ? title : `${title} (${about})`;
      if (!cards.has(id)) cards.set(id, { id, kind, group, label, session });
    },
    addQuestion(session: Session): void {
      const { choices } = show(session);
      if (choices?.question) this.add(`question:${choices.question}`, session);
    },
  };
}

/** A walk for each tick of the safety screen, up to what is asked about it. */
function ticksOf(dialog: Dialog, { choices, title }: View): readonly Plan[] {
  const [, grown] = choices?.options ?? [];
  const consent = { title, words: grown?.label ?? "", line: 0 };
  return dialog.screen.flatMap(({ content }) =>
    content.options.map(({ label }) => {
      const tick = { title: content.prompt, words: label, line: 0 };
      const visit = { day: 0, replies: [consent, tick], expectations: [] };
      return { title: label, visits: [visit], problems: [] };
    }),
  );
}

/** What was asked on the way to where a session stands. */
function addQuestions(album: Album, session: Session): void {
  for (let count = 0; count <= session.answers.length; count++) {
    const answers = session.answers.slice(0, count);
    album.addQuestion({ ...session, answers, tested: false, page: WALK });
  }
}

function addCauses(album: Album, result: Session): void {
  const more = album.press(result, { type: "more" });
  for (const { event } of album.show(more).choices?.options ?? []) {
    if (event.type === "details") album.add(`cause:${event.cause}`, album.press(more, event));
  }
}

/** What may be asked after a result; and re-opened, what no walk above came to. */
function addRest(album: Album, dialog: Dialog, results: readonly Session[]): void {
  for (const result of results) album.addQuestion(album.press(result, { type: "self-test" }));
  const [result] = results;
  if (!result) return;
  // Days are named from when a plan begins.
  const planned = album.press(result, { type: "plan" });
  for (const question of dialog.questions.keys()) {
    if (album.cards.has(`question:${question}`)) continue;
    album.addQuestion(album.press(result, { type: "self-test", question }));
    album.addQuestion({
      ...planned,
      page: { type: "question", question, as: "change", why: false },
    });
  }
}

/** The plan, and whether they may run, with nothing told; and with the last answer to all that is asked for them. */
function addPlans(album: Album, dialog: Dialog, result: Session): void {
  for (const type of ["plan", "run"] as const) {
    let session = album.press(result, { type });
    album.add(type, album.press(session, { type: "skip-numbers" }));
    for (let asked = 0; asked < dialog.questions.size; asked++) {
      const event = album.show(session).choices?.options.at(-1)?.event;
      if (event?.type === "answer") session = album.press(session, event);
    }
    album.add(`${type}-of-their-own`, session, "with numbers of their own");
  }
}

/** At what hour to be reminded, and the days of the first that is offered. */
function addReminder(album: Album, { content }: Dialog, result: Session): void {
  const [hour] = content.reminder?.hours ?? [];
  if (hour === undefined) return;
  const asked = album.press(result, { type: "remind" });
  album.add("remind", asked);
  album.add("remind:set", album.press(asked, { type: "remind", hour }));
}

function addReading(album: Album, dialog: Dialog, start: Session): void {
  album.add("learn", album.press(start, { type: "learn" }));
  for (const { id: topic } of [...dialog.content.topics, ...dialog.causes]) {
    const read = album.press(start, { type: "learn", topic });
    album.add(`learn:${topic}`, read);
    const sources = album.press(read, { type: "sources", topic });
    const { kind } = album.show(sources);
    if (kind === "sources") album.add(`sources:${topic}`, sources, album.show(read).title);
  }
  for (const { id: exercise } of dialog.content.exercises) {
    album.add(`exercise:${exercise}`, album.press(start, { type: "exercise", exercise }));
  }
  const faqs = dialog.content.faqs.map(({ id }) => id);
  if (faqs.length === 0) return;
  album.add("faqs", album.press(start, { type: "ask", faqs: [] }));
  album.add("faq-unknown", album.press(start, { type: "ask-unknown", faqs: faqs.slice(0, 3) }));
  for (const id of faqs) album.add(`faq:${id}`, album.press(start, { type: "ask", faqs: [id] }));
}

/** A clock: to start, running, and with what it showed. */
function addClock(album: Album, dialog: Dialog, result: Session): void {
  const at = result.startDay * 86_400_000;
  for (const question of dialog.questions.keys()) {
    const open = album.press(album.press(result, { type: "self-test", question }), {
      type: "clock",
    });
    if (album.show(open).kind !== "clock") continue;
    const running = album.press(open, { type: "clock-start", at });
    const ended = album.press(running, { type: "clock-end", at: at + 22_000 });
    album.add(`clock:${question}`, open, question);
    album.add(`clock-running:${question}`, running, question);
    album.add(`clock-ended:${question}`, ended, question);
  }
}

function addOthers(album: Album, dialog: Dialog, start: Session, result: Session): void {
  for (const reply of [undefined, ...NOT_OK_REPLIES]) {
    const said = album.press(start, { type: "not-ok", reply });
    if (said.page.type === "not-ok") album.add(`not-ok:${said.page.step}`, said);
  }
  const low = album.press(album.press(start, { type: "not-ok", reply: "now" }), { type: "back" });
  if (low.page.type === "not-ok") album.add(`not-ok:${low.page.step}`, low);
  const help = album.press(start, { type: "help" });
  album.add("help", help);
  album.add("numbers", album.press(start, { type: "numbers" }));
  for (const { id } of dialog.content.regions) {
    album.add(`numbers:${id}`, album.press(start, { type: "numbers", region: id }), id);
  }
  album.add("stop", album.press(result, { type: "stop" }));
  // Whatever else a card leads to, such as a kind of card that is newer than this list.
  for (const session of [start, help, result]) {
    for (const { event, id } of album.show(session).controls) {
      const next = album.press(session, event);
      const { title } = album.show(next);
      const isKnown = [...album.cards.values()].some(({ label }) => label.startsWith(title));
      if (!isKnown) album.add(id, next);
    }
  }
}
