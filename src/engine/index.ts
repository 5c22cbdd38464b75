export { type Answer, BACKS, type Course, MOST_VISITS } from "./content/answer.ts";
export type { Urgency } from "./content/basic-schema.ts";
export { createDialog } from "./content/create-dialog.ts";
export type { Dialog, Question } from "./content/dialog.ts";
export { distanceUnits } from "./content/distance.ts";
export type { Lock } from "./content/lock.ts";
export { fill } from "./content/phrase.ts";
export { isAdaptive, mostAdaptive } from "./content/questions.ts";
export { NOT_SURE, UNDER_18 } from "./content/ref.ts";
export type { Content } from "./content/schema.ts";
export { withoutPlans } from "./content/without-plans.ts";
export type { NoticeId } from "./content/wording.ts";
export { rankCauses } from "./reasoning/rank.ts";
export { MOST_FIGURE, pressedAt } from "./session/clock.ts";
export { isDue } from "./session/come-back.ts";
export { FRESH_DAYS } from "./session/course.ts";
export { type Event, NOT_OK_REPLIES, type NotOkReply } from "./session/event.ts";
export { MOST_ASKED, type NotOkStep, type Page, WALK } from "./session/page.ts";
export { type Phase, phaseOf } from "./session/phase.ts";
export {
  type Clock,
  createSession,
  fitSession,
  MOST_OFFERS,
  type Offer,
  type Session,
  withoutScreening,
} from "./session/session.ts";
export { step } from "./session/step.ts";
export * from "./view/index.ts";
