import { type CardChoices, type CardControl, weightOf } from "../card/card.ts";
import { cardOf } from "../card/card-of.ts";
import { choiceLabel, controlLabel } from "../card/labels.ts";
import { hasToldAhead } from "../card/question-card.ts";
import { assertNever } from "../content/assert-never.ts";
import type { Dialog, Question } from "../content/dialog.ts";
import type { DistanceUnit } from "../content/distance.ts";
import { inDays } from "../content/plan-day.ts";
import type { CardContent } from "../content/schema.ts";
import { endsWalk, NO_FLAG } from "../safety/urgency.ts";
import { distanceUnitOf } from "../session/distance-unit.ts";
import { createSession, type Session } from "../session/session.ts";
import type { Note } from "../session/update.ts";
import { type Where, whereOf } from "../session/where.ts";
import { causeView } from "./advice-view.ts";
import { text } from "./blocks.ts";
import { exerciseView } from "./exercise-view.ts";
import { faqView } from "./faq-view.ts";
import { handOverView } from "./hand-over-view.ts";
import { regionOf } from "./help-lines.ts";
import { keepView } from "./keep-view.ts";
import { learnView } from "./learn-view.ts";
import { noteBlocks } from "./notes.ts";
import { planView } from "./plan-view.ts";
import { progressView } from "./progress-view.ts";
import { howFar, questionView } from "./question-view.ts";
import { remindView } from "./remind-view.ts";
import { moreView, noFitView, resultView } from "./result-view.ts";
import { runView } from "./run-view.ts";
import { sayDistances } from "./say-distances.ts";
import {
  changeView,
  helpView,
  minorView,
  notOkView,
  numbersView,
  privacyView,
  signsView,
  stoppedView,
  welcomeView,
} from "./small-views.ts";
import { sourcesView } from "./sources-view.ts";
import { toolOf } from "./tool-of.ts";
import { educationView, seenView, urgencyView } from "./urgency-view.ts";
import type { Choices, Face, Setting, View } from "./view.ts";

/** The card of a session in the dialog's words, with what there is to tell about the step before. */
export function viewOf(
  dialog: Dialog,
  session: Session,
  setting: Setting,
  said: Note & { readonly also?: readonly Note[] } = NOTHING_SAID,
): View {
  const where = whereOf(dialog, session);
  const unit = distanceUnitOf(dialog, session, setting.region);
  const question = untouchedIn(dialog, session, where);
  const { worded, face } = question
    ? {
        worded: untouched(dialog, question, unit),
        face: howFar(dialog, session, question, NEXT),
      }
    : shownOf(dialog, session, setting, where, unit);
  const notes = noteBlocks(dialog, session, setting, unit, [said, ...(said.also ?? [])]);
  return {
    kind: worded.kind,
    title: worded.title,
    progress: face.progress ?? null,
    done: face.done ?? null,
    region: session.region ?? setting.region,
    tool: toolOf(dialog, session, where),
    blocks: notes.length === 0 ? worded.blocks : [...notes, ...worded.blocks],
    choices: worded.choices,
    controls: worded.controls,
  };
}

/** What a card says and offers. */
type Worded = Pick<View, "kind" | "title" | "blocks" | "choices" | "controls">;

/** A card in words, without what is told of the step before. */
function shownOf(
  dialog: Dialog,
  session: Session,
  setting: Setting,
  where: Where,
  unit: DistanceUnit,
): { readonly worded: Worded; readonly face: Pick<Face, "progress" | "done"> } {
  const card = cardOf(dialog, session, where);
  const face = faceOf(dialog, session, setting, where);
  const choices = card.choices && labelled(dialog, session, setting, where, card.choices);
  const dated = (text: string) => inDays(dialog, text, session.planDay);
  const { words, control } = sayDistances({ ...face, choices }, unit, dated);
  const { kind } = card;
  // The result has room for five ways on: the one to the other unit waits behind "more".
  const isSaidBefore =
    kind === "more" && sayDistances(walkFace(dialog, session, setting, where), unit, dated).control;
  const controls =
    kind === "result" ? card.controls : withControl(card.controls, isSaidBefore || control);
  const worded = {
    kind,
    title: words.title,
    blocks: words.blocks,
    choices: words.choices,
    controls: controls.map((one) => ({
      id: one.id,
      label: controlLabel(dialog, one),
      event: one.event,
      weight: weightOf(kind, one.id),
    })),
  };
  return { worded, face };
}

/** The question that is asked in its turn, where nothing that they told shows on its card; else null. */
function untouchedIn(dialog: Dialog, session: Session, { phase, page }: Where): Question | null {
  if (page.type !== "walk" || phase.type !== "question") return null;
  const { question, assessment } = phase;
  const { role, content } = question;
  // Other roles' cards say days and dates; what is measured is offered by what someone may do.
  const isPlain = role === "walk" || role === "follow-up" || role === "screen";
  if (!isPlain || content.tool || session.offers.length > 0) return null;
  const saysMore =
    role === "screen" && (endsWalk(assessment.urgency) || hasToldAhead(dialog, session));
  return saysMore ? null : question;
}

/** By dialog and unit, how each question looks to everyone who has not touched it, but for how far they are. */
const untouchedCards = new WeakMap<Dialog, Record<DistanceUnit, Map<Question, Worded>>>();

/** That look, made once: for a walk in which nothing was told, so that nobody's answers can get onto another's card. */
function untouched(dialog: Dialog, question: Question, unit: DistanceUnit): Worded {
  const cards = untouchedCards.get(dialog) ?? { km: new Map(), miles: new Map() };
  untouchedCards.set(dialog, cards);
  const known = cards[unit].get(question);
  if (known) return known;
  const blank = createSession(0);
  const phase = { type: "question", question, assessment: NO_FLAG } as const;
  const where = { ...whereOf(dialog, blank), phase };
  const { worded } = shownOf(dialog, blank, NOWHERE, where, unit);
  cards[unit].set(question, worded);
  return worded;
}

const NOWHERE: Setting = { surface: "", region: null };

/** One more control before the ways back and out. */
function withControl(
  controls: readonly CardControl[],
  control: CardControl | null,
): readonly CardControl[] {
  if (control === null) return controls;
  const at = controls.findIndex(({ id }) => id === "back" || id === "stop");
  return controls.toSpliced(at < 0 ? controls.length : at, 0, control);
}

const NEXT = { as: "next", why: false } as const;
const NOTHING_SAID: Note = { notice: null };

function labelled(
  dialog: Dialog,
  session: Session,
  setting: Setting,
  { page }: Where,
  choices: CardChoices,
): Choices {
  const own = page.type === "numbers" ? regionOf(dialog, session, setting)?.id : undefined;
  // One after another: to spread the choice would cost as much as all of its card.
  const dress = (choice: CardChoices["options"][number]) => ({
    id: choice.id,
    label: choiceLabel(dialog, session, page, choice),
    chosen: choice.chosen || choice.id === own,
    event: choice.event,
  });
  const { none, options } = choices;
  return { ...choices, none: none && dress(none), options: options.map(dress) };
}

function faceOf(dialog: Dialog, session: Session, setting: Setting, where: Where): Face {
  const { phase, page } = where;
  switch (page.type) {
    case "question": {
      const question = dialog.questions.get(page.question);
      return question
        ? questionView(dialog, session, question, phase, page)
        : walkFace(dialog, session, setting, where);
    }
    case "changes":
      return changeView(dialog);
    case "plan":
      return planView(dialog, session);
    case "run":
      return runView(dialog, session);
    case "more":
      return moreView(dialog, session);
    case "progress":
      return progressView(dialog, session, where.ranking());
    case "remind":
      return remindView(dialog, session, setting, page.hour);
    case "signs":
      return signsView(dialog, session, setting);
    case "no-fit":
      return noFitView(dialog, session, where.ranking());
    case "keep":
      return keepView(dialog, session, setting, where);
    case "hand-over":
      return handOverView(dialog, session, where.ranking());
    case "moved":
      return "assessment" in phase
        ? resultView(dialog, session, setting, phase.assessment, where.ranking(), page.question)
        : walkFace(dialog, session, setting, where);
    case "numbers":
      return numbersView(dialog, session, setting);
    case "help":
      return helpView(dialog, session, setting);
    case "privacy":
      return privacyView(dialog, session, setting);
    case "stopped":
      return stoppedView(dialog, session, setting, phase);
    case "cause":
      return causeView(dialog, session, page.cause);
    case "exercise":
      return exerciseView(dialog, session, page, where);
    case "learn":
      return learnView(dialog, session, phase, page.topic);
    case "faq":
      return faqView(dialog, session, phase, page);
    case "faqs":
      return plainFace(dialog.content.cards.faqs);
    case "sources":
      return sourcesView(dialog, page.topic);
    case "not-ok":
      return notOkView(dialog, session, setting, page.step);
    case "walk":
      return walkFace(dialog, session, setting, where);
    default:
      return assertNever(page);
  }
}

function plainFace({ title, text: lines }: CardContent): Face {
  return { title, blocks: lines.map(text) };
}

function walkFace(dialog: Dialog, session: Session, setting: Setting, where: Where): Face {
  const { phase } = where;
  switch (phase.type) {
    case "welcome":
      return welcomeView(dialog, session, setting);
    case "minor":
      return minorView(dialog, session, setting);
    case "returned":
      return seenView(dialog, phase.assessment);
    case "question":
      return questionView(dialog, session, phase.question, phase, NEXT);
    case "urgent":
      return urgencyView(dialog, session, setting, phase.assessment);
    case "education":
      return educationView(dialog, session, setting);
    case "result":
      return resultView(dialog, session, setting, phase.assessment, where.ranking());
    case "run":
      return runView(dialog, session);
    default:
      return assertNever(phase);
  }
}
