import { TICKET_LENGTH } from "../src/app/tickets/ticket.ts";
import { drawPerson, type Person, randomFrom } from "../src/author/people.ts";
import {
  BACKS,
  createSession,
  type Dialog,
  type Event,
  NOT_OK_REPLIES,
  NOT_SURE,
  phaseOf,
  plainText,
  type Session,
  step,
  type View,
  viewOf,
} from "../src/engine/index.ts";
import { TODAY } from "./dialog.ts";

/** As long as a ticket. */
const CODE = "c".repeat(TICKET_LENGTH);

const ANYWHERE: readonly Event[] = [
  { type: "help" },
  { type: "privacy" },
  { type: "stop" },
  { type: "not-ok" },
  ...NOT_OK_REPLIES.map((reply): Event => ({ type: "not-ok", reply })),
];

/** Someone who has no sign and knows nothing else: no cause stands out for them. */
function unsure(dialog: Dialog): Pick<Person, "age" | "answer"> {
  const signs = new Set(dialog.screen.map(({ id }) => id));
  const age = dialog.content.ages.find(({ from }) => from >= 20) ?? dialog.content.ages[0];
  return { age: age?.id ?? "", answer: ({ id }) => (signs.has(id) ? [] : [NOT_SURE]) };
}

/** A card, and where it is one. */
export type Shown = {
  readonly view: View;
  readonly session: Session;
  readonly region: string | null;
};

export function everyView(dialog: Dialog): readonly View[] {
  return everyCard(dialog).map(({ view }) => view);
}

/** Every card that some people meet: all that they are asked, and every control and choice on the way. */
export function everyCard(dialog: Dialog): readonly Shown[] {
  const cards = new Map<string, Shown>();
  const random = randomFrom(11);
  const look = (session: Session) => {
    for (const region of [null, "uk"]) {
      const view = viewOf(dialog, session, { surface: "terminal", region, code: CODE });
      cards.set(plainText(view), { view, session, region });
    }
    return viewOf(dialog, session, { surface: "terminal", region: null, code: CODE });
  };
  const press = (session: Session, event: Event) => step(dialog, session, event, TODAY).session;
  /** Past what is asked before a plan: what must be answered with "not sure", and then none of the rest. */
  const pastNumbers = (session: Session): Session => {
    const { controls } = viewOf(dialog, session, { surface: "terminal", region: null });
    const skip = controls.find(({ id }) => id === "skip-numbers");
    if (skip) return press(session, skip.event);
    const unsure = controls.find(({ id }) => id === "not-sure");
    return unsure ? pastNumbers(press(session, unsure.event)) : session;
  };
  /** A clock that was opened: running, and with what came of it. */
  const measure = (open: Session) => {
    const running = press(open, { type: "clock-start", at: 1 });
    look(running);
    look(press(running, { type: "clock-end", at: 22_000 }));
    look(press(running, { type: "clock-end", at: 2 }));
  };
  /** Some days later, with all that is asked then, and what is shown at its end. */
  const comeBack = (from: Session, back: string, day: number) => {
    const on = (at: Session, event: Event) => step(dialog, at, event, TODAY + day).session;
    let at = on(from, { type: "resume" });
    for (let turns = 0; turns < 20; turns++) {
      const { choices, controls } = look(at);
      for (const { event } of controls) look(on(at, event));
      const question = dialog.questions.get(choices?.question ?? "");
      if (!question || question.role === "walk") break;
      const options = question.many ? [] : [question.id === "back-now" ? back : NOT_SURE];
      at = on(at, { type: "answer", question: question.id, options });
    }
  };
  const drawn = Array.from({ length: 40 }, () => drawPerson(dialog, random));
  for (const [at, person] of [...drawn, unsure(dialog)].entries()) {
    let session = createSession(TODAY);
    for (let turns = 0; turns < 40; turns++) {
      const view = look(session);
      for (const { event } of [...view.controls, ...(view.choices?.options ?? [])]) {
        const next = press(session, event);
        const { kind, controls, choices } = look(next);
        const more = kind === "more" ? (choices?.options ?? []) : [];
        for (const further of [...controls, ...more]) {
          const after = press(next, further.event);
          look(after);
          if (further.event.type === "clock") measure(after);
        }
      }
      const phase = phaseOf(dialog, session);
      if (phase.type === "welcome") session = press(session, { type: "consent", age: person.age });
      else if (phase.type === "question") {
        const options = person.answer(phase.question);
        session = press(session, { type: "answer", question: phase.question.id, options });
      } else break;
    }
    for (const event of ANYWHERE) look(press(session, event));
    for (const type of ["run", "plan"] as const) look(pastNumbers(press(session, { type })));
    look(press(session, { type: "hand-over" }));
    const [hour] = dialog.content.reminder?.hours ?? [];
    look(press(press(session, { type: "remind" }), { type: "remind", hour }));
    // A few who come back meet all cards that there are then.
    if (at % 8 > 0) continue;
    for (const back of BACKS) for (const day of [7, 21]) comeBack(session, back, day);
  }
  for (const { id } of [...dialog.content.topics, ...dialog.causes]) {
    const read = press(createSession(TODAY), { type: "learn", topic: id });
    look(read);
    look(press(read, { type: "sources", topic: id }));
  }
  for (const { id: exercise } of dialog.content.exercises) {
    look(press(createSession(TODAY), { type: "exercise", exercise }));
  }
  const faqs = dialog.content.faqs.map(({ id }) => id);
  look(press(createSession(TODAY), { type: "ask", faqs: [] }));
  look(press(createSession(TODAY), { type: "ask-unknown", faqs: faqs.slice(0, 3) }));
  faqs.forEach((id, at) => {
    look(press(createSession(TODAY), { type: "ask", faqs: [id] }));
    look(press(createSession(TODAY), { type: "ask", faqs: faqs.slice(at, at + 2) }));
  });
  return [...cards.values()];
}
