import { assertNever } from "../content/assert-never.ts";
import { type Given, givenBy, holds, touchedBy } from "../content/condition.ts";
import type { Dialog, Question } from "../content/dialog.ts";
import { UNDER_18 } from "../content/ref.ts";
import { chooseQuestion } from "../reasoning/choose.ts";
import { mayTry } from "../reasoning/self-test.ts";
import { type Assessment, assess, endsWalk } from "../safety/urgency.ts";
import { daysAhead, nextAsked } from "./course.ts";
import { nextNumber } from "./numbers.ts";
import type { NotOkStep, Page } from "./page.ts";
import { isInDoubt, type Session } from "./session.ts";

/** Where a walk stands: derived from the answers alone, whatever is being looked at. */
export type Phase =
  | { readonly type: "welcome" | "minor" }
  /** Back after a card that ended the walk: were they seen? Of the walk, nothing is shown before that is answered. */
  | { readonly type: "returned"; readonly assessment: Assessment }
  | { readonly type: "question"; readonly question: Question; readonly assessment: Assessment }
  /** The answers need help before any talk of habits. */
  | { readonly type: "urgent"; readonly assessment: Assessment }
  /** Someone has checked it: teaching without a ranking. */
  | { readonly type: "education"; readonly assessment: Assessment }
  | { readonly type: "result"; readonly assessment: Assessment }
  /** They only wanted to know whether they may run. */
  | { readonly type: "run"; readonly assessment: Assessment };

/**
 * Where the walk stands. An emergency shows at once; a lesser urgency waits for the rest of the safety screen,
 * in case that holds an emergency; then it ends the walk.
 */
export function phaseOf(dialog: Dialog, session: Session): Phase {
  const given = givenBy(dialog, session.answers);
  const assessment = assess(dialog, session, given);
  if (session.returned) return { type: "returned", assessment };
  const isChecked = session.checked && endsWalk(assessment.urgency);
  if (assessment.urgency === "emergency" && !isChecked) return { type: "urgent", assessment };
  if (session.age === null) return { type: "welcome" };
  if (session.age === UNDER_18) return { type: "minor" };
  // Words of a new sign are asked about even where the old ones were checked.
  if (isChecked && !isInDoubt(dialog, session)) return { type: "education", assessment };
  // How they are comes first, then what is new, then the rest.
  const asked = nextAsked(dialog, session, given);
  if (asked && asked === dialog.checkIns[0])
    return { type: "question", question: asked, assessment };
  const screening = nextScreening(dialog, session, given);
  if (screening) return { type: "question", question: screening, assessment };
  if (endsWalk(assessment.urgency)) {
    return { type: isChecked ? "education" : "urgent", assessment };
  }
  if (asked) return { type: "question", question: asked, assessment };
  if (session.wantsRun && dialog.content.planning) {
    const number = nextNumber(dialog, session, "run");
    return number
      ? { type: "question", question: number, assessment }
      : { type: "run", assessment };
  }
  const question = chooseQuestion(dialog, session, given);
  return question ? { type: "question", question, assessment } : { type: "result", assessment };
}

/** The follow-up that is due, or else the next card of the safety screen; also one that typed words put in doubt. */
export function nextScreening(dialog: Dialog, session: Session, given: Given): Question | null {
  const isOffered = (id: string) => session.offers.some(({ question }) => question === id);
  const isDue = ({ id, content }: Question) =>
    (!given.has(id) || isOffered(id)) && holds(content.when, given, session.age);
  // Once the screen was walked through, a card that words put in doubt comes before all else.
  const isKnown = ({ id }: Question) => given.has(id) || isOffered(id);
  const doubted =
    session.offers.length > 0 && dialog.screen.every(isKnown)
      ? dialog.screen.find(({ id }) => isOffered(id))
      : null;
  const dueFollowUp = touchedBy(dialog.followUpsByRef, given)
    .flatMap((place) => dialog.followUps[place] ?? [])
    .find(isDue);
  return doubted ?? dueFollowUp ?? dialog.screen.find(isDue) ?? null;
}

/**
 * Whether a walk in this phase may page at something. Nothing that ranks causes or gives exercises is shown before the
 * result, nor over an urgent card; and no self-test that the answers speak against.
 */
export function mayShow(dialog: Dialog, session: Session, phase: Phase, page: Page): boolean {
  switch (page.type) {
    case "walk":
      return false;
    case "question":
      return phase.type !== "returned" && mayOpen(dialog, session, phase, page);
    case "numbers":
    case "help":
    case "privacy":
    case "signs":
    case "stopped":
      return true;
    case "not-ok":
      return PLAIN_STEPS.includes(page.step) || dialog.content.notOk.low !== undefined;
    case "changes":
      return (
        phase.type !== "minor" &&
        phase.type !== "returned" &&
        (phase.type !== "welcome" || session.answers.length > 0)
      );
    case "learn":
    case "sources":
      return phase.type !== "urgent" && phase.type !== "returned";
    case "faq":
    case "faqs":
      return (
        dialog.content.faqs.length > 0 && !["minor", "urgent", "returned"].includes(phase.type)
      );
    case "exercise":
      return mayTeach(dialog, session, phase);
    case "cause":
    case "plan":
    case "more":
    case "no-fit":
    case "hand-over":
      return phase.type === "result";
    case "progress":
      return phase.type === "result" && (session.course?.visits.length ?? 0) > 0;
    case "remind":
      return phase.type === "result" && daysAhead(dialog, session).length > 0;
    case "run":
      return phase.type === "result" && dialog.content.planning !== undefined;
    case "keep":
      return (
        phase.type === "result" ||
        phase.type === "run" ||
        phase.type === "education" ||
        (phase.type === "urgent" && phase.assessment.urgency !== "emergency")
      );
    case "moved":
      return phase.type === "result" && givenBy(dialog, session.answers).has(page.question);
    default:
      return assertNever(page);
  }
}

/** How to do an exercise is for adults, and waits while a sign that may hold it back is in doubt. */
function mayTeach(dialog: Dialog, session: Session, phase: Phase): boolean {
  if (["minor", "urgent", "returned"].includes(phase.type) || isInDoubt(dialog, session))
    return false;
  return phase.type !== "question" || phase.question.role !== "follow-up";
}

/** The steps that every dialog has words for. */
const PLAIN_STEPS: readonly NotOkStep[] = ["ask", "crisis", "support"];

function mayOpen(
  dialog: Dialog,
  session: Session,
  phase: Phase,
  page: Page & { readonly type: "question" },
): boolean {
  if (phase.type === "minor") return false;
  const question = dialog.questions.get(page.question);
  // Before the consent, only what was typed can be changed.
  if (phase.type === "welcome") {
    const isGiven = givenBy(dialog, session.answers).has(page.question);
    return page.as === "change" && isGiven && question?.role === "walk";
  }
  if (question?.role === "made") return false;
  if (page.as === "ask" || question?.role === "self-test") {
    const isOptional = question?.content.ask === "optional";
    return (
      phase.type === "result" &&
      question !== undefined &&
      (isOptional || mayTry(dialog, session, question))
    );
  }
  if (page.as === "plan" || page.as === "run") {
    // What a number opened on the safety screen is asked on the way.
    const isOnTheWay = phase.type === "question" && phase.question.role === "follow-up";
    return (phase.type === "result" || isOnTheWay) && dialog.content.planning !== undefined;
  }
  return page.as !== "next" || phase.type === "question";
}
