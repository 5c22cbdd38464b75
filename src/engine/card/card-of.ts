import { assertNever } from "../content/assert-never.ts";
import type { Dialog } from "../content/dialog.ts";
import { UNDER_18 } from "../content/ref.ts";
import { exercisesFor } from "../plan/exercises.ts";
import { chooseTestOf } from "../reasoning/self-test.ts";
import { type Assessment, endsWalk } from "../safety/urgency.ts";
import { askedOf } from "../session/come-back.ts";
import { daysAhead } from "../session/course.ts";
import type { NotOkReply } from "../session/event.ts";
import { type NotOkStep, reopen } from "../session/page.ts";
import { mayShow, type Phase } from "../session/phase.ts";
import type { Session } from "../session/session.ts";
import { type Where, whereOf } from "../session/where.ts";
import { type Card, type CardChoice, choicesFrom, plain, ways } from "./card.ts";
import { progressCard, remindCard } from "./come-back-card.ts";
import { exerciseCard, faqCard, learnCard, sources, topics } from "./learn-card.ts";
import { questionCard } from "./question-card.ts";
import { moreCard, noFitCard, resultCard } from "./result-card.ts";

/** The card that a session stands at: the page that is open, where that fits the walk, else the walk's own. */
export function cardOf(
  dialog: Dialog,
  session: Session,
  where: Where = whereOf(dialog, session),
): Card {
  const { phase, page } = where;
  switch (page.type) {
    case "walk":
      return walkCard(dialog, session, where);
    case "question": {
      const question = dialog.questions.get(page.question);
      return question
        ? questionCard(dialog, session, question, page)
        : walkCard(dialog, session, where);
    }
    case "moved":
      return resultCard(dialog, session, where.ranking(), page.question);
    case "changes":
      return {
        kind: "change",
        choices: changes(dialog, session, phase),
        controls: plain("back", "stop"),
      };
    case "plan":
      return planCard(dialog, session, where);
    case "run":
      return { kind: "run", choices: null, controls: plain("plan", "change", "signs", "back") };
    case "more":
      return moreCard(dialog, session, where.ranking());
    case "no-fit":
      return noFitCard(dialog, session, where.ranking());
    case "progress":
      return progressCard(dialog, session);
    case "remind":
      return remindCard(dialog, page.hour);
    case "signs":
      return { kind: "signs", choices: null, controls: plain("numbers", "not-ok", "carry-on") };
    case "keep":
      return {
        kind: "keep",
        choices: null,
        controls: plain(...(phase.type === "result" ? HAND_OVER : []), "back", "stop"),
      };
    case "hand-over":
      return { kind: "keep", choices: null, controls: plain("back", "stop") };
    case "cause":
      return causeCard(dialog, session, page.cause);
    case "learn":
      return learnCard(dialog, phase, page.topic);
    case "exercise":
      return exerciseCard(dialog, session, page, where);
    case "faq":
      return faqCard(dialog, page, phase);
    case "faqs":
      return {
        kind: "learn",
        choices: ways(
          dialog.content.faqs.map(({ id }) => id),
          (id) => ({ type: "ask", faqs: [id] }),
        ),
        controls: plain("back", "carry-on", "stop"),
      };
    case "sources":
      return { kind: "sources", choices: null, controls: plain("back", "stop") };
    case "numbers": {
      const regions = dialog.content.regions.map(({ id }) => id);
      return {
        kind: "numbers",
        choices: ways(regions, (region) => ({ type: "numbers", region })),
        controls: plain("carry-on", "stop"),
      };
    }
    case "help":
      return {
        kind: "help",
        choices: null,
        controls: plain("carry-on", "numbers", "not-ok", "privacy", "stop"),
      };
    case "privacy":
      return { kind: "privacy", choices: null, controls: plain("carry-on", "stop") };
    case "stopped":
      return {
        kind: "stopped",
        choices: null,
        controls: [
          ...plain("carry-on"),
          ...(mayShow(dialog, session, phase, { type: "remind", hour: null })
            ? plain("remind")
            : []),
          ...plain("restart", "not-ok"),
        ],
      };
    case "not-ok":
      return notOkCard(page.step);
    default:
      return assertNever(page);
  }
}

function walkCard(dialog: Dialog, session: Session, where: Where): Card {
  const { phase } = where;
  switch (phase.type) {
    case "welcome":
      return welcomeCard(dialog, session);
    case "minor":
      return {
        kind: "minor",
        choices: null,
        controls: plain("numbers", "learn", "not-ok", "back", "stop"),
      };
    case "returned":
      return {
        kind: "seen",
        choices: ways(["yes", "no", "mistake"], (reply) => ({ type: "seen", reply })),
        controls: plain("numbers", "not-ok", "stop"),
      };
    case "question":
      return questionCard(dialog, session, phase.question, { as: "next", why: false });
    case "urgent":
      return urgencyCard(dialog, phase.assessment);
    case "education":
      return {
        kind: "education",
        choices: topics(dialog, phase),
        controls: plain("keep", "change", "back", "not-ok", "restart", "stop"),
      };
    case "result":
      return resultCard(dialog, session, where.ranking(), null);
    case "run":
      return {
        kind: "run",
        choices: null,
        controls: [
          { id: "find-why", event: { type: "carry-on" } },
          ...plain("change", "signs", "keep", "back", "stop"),
        ],
      };
    default:
      return assertNever(phase);
  }
}

/** Agreement and age in one press; an age that was told comes first. */
function welcomeCard({ content }: Dialog, { answers, toldAge, wantsRun }: Session): Card {
  const ages = content.ages.map(({ id }) => id);
  const own = ages.filter((id) => id === toldAge);
  const others = ages.filter((id) => id !== toldAge);
  return {
    kind: "welcome",
    choices: ways([...own, ...others, UNDER_18], (age) => ({ type: "consent", age })),
    controls: [
      ...(answers.length > 0 ? plain("change") : []),
      ...(content.planning && !wantsRun ? plain("run") : []),
      ...plain("learn", "numbers", "stop"),
    ],
  };
}

function urgencyCard(dialog: Dialog, { urgency, because }: Assessment): Card {
  const kind = endsWalk(urgency) ? urgency : "days";
  const questions = new Set(because.map((one) => askedOf(dialog, one.split(".")[0] ?? "")?.id));
  // Which of several was not meant is for them to say.
  const [question] = questions.size === 1 ? questions : [];
  return {
    kind,
    choices: null,
    controls: [
      ...plain("numbers"),
      ...(kind === "emergency" ? [] : plain("checked", "keep")),
      { id: "wrong-press", event: { type: "change", question } },
      ...plain("not-ok", "restart", "stop"),
    ],
  };
}

/** Every answer so far that may be changed. */
function changes(dialog: Dialog, session: Session, phase: Phase) {
  const open = session.answers
    .map(({ question }) => question)
    .filter((id) => dialog.questions.has(id))
    .filter((id) => mayShow(dialog, session, phase, reopen(id, "change")));
  return ways(open, (question) => ({ type: "change", question }));
}

function causeCard(dialog: Dialog, session: Session, id: string): Card {
  const place = Math.max(
    0,
    dialog.causes.findIndex((cause) => cause.id === id),
  );
  const test = chooseTestOf(dialog, session, place);
  return {
    kind: "cause",
    choices: null,
    controls: [
      ...(test ? [{ id: "try-it", event: { type: "self-test", question: test.id } } as const] : []),
      ...plain("plan"),
      ...sources(dialog, id),
      ...plain("back", "stop"),
    ],
  };
}

/** What was told has a page of its own beside what to do. */
const HAND_OVER = ["hand-over"] as const;

/** General advice; or, where there are plans of one's own, the ways to change and to use it. */
function planCard(dialog: Dialog, session: Session, where: Where): Card {
  const [first] = exercisesFor(dialog, session, where.ranking());
  const howTo = first
    ? [{ id: "how-to", event: { type: "exercise", exercise: first.exercise } } as const]
    : [];
  const own = dialog.content.planning
    ? plain("run", "change", "signs", "back")
    : plain("signs", "back", "stop");
  const nudge = daysAhead(dialog, session).length > 0 ? plain("remind") : [];
  return {
    kind: "plan",
    choices: null,
    controls: [...plain("keep"), ...nudge, ...howTo, ...own],
  };
}

/** For someone who is not OK: one gentle question, then who can help. */
function notOkCard(step: NotOkStep): Card {
  switch (step) {
    case "ask": {
      const mistake = { id: "mistake", chosen: false, event: { type: "carry-on" } } as const;
      return gentleCard([reply("yes", "yes"), reply("no", "no"), mistake]);
    }
    case "low":
      return gentleCard([
        reply("yes", "now"),
        reply("sometimes", "sometimes"),
        reply("no", "neither"),
        reply("rather-not", "rather-not"),
      ]);
    case "told":
      return gentleCard([reply("no", "unsafe"), reply("yes", "safe")]);
    case "crisis":
    case "danger":
    case "support":
    case "safe":
      return {
        kind: step === "crisis" || step === "danger" ? "crisis" : "not-ok",
        choices: null,
        controls: plain("numbers", "carry-on", "back", "stop"),
      };
    default:
      return assertNever(step);
  }
}

function gentleCard(options: readonly CardChoice[]): Card {
  return {
    kind: "not-ok",
    choices: choicesFrom(options),
    controls: plain("numbers", "back", "stop"),
  };
}

/** @param id what may be typed for it */
function reply(id: string, said: NotOkReply): CardChoice {
  return { id, chosen: false, event: { type: "not-ok", reply: said } };
}
