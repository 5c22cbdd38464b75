export {
  createDialog,
  type Dialog,
  isAdaptive,
  mostAdaptive,
  type Question,
} from "./dialog.ts";
export type { Event } from "./event.ts";
export type { Lock } from "./lock.ts";
export { type Phase, phaseOf } from "./phase.ts";
export { rankCauses } from "./rank.ts";
export { NOT_SURE } from "./ref.ts";
export type { Content, Urgency } from "./schema.ts";
export {
  type Answer,
  createSession,
  fitSession,
  type Look,
  MOST_OFFERS,
  type Offer,
  type Session,
  UNDER_18,
  WALK,
  withoutScreening,
} from "./session.ts";
export { step } from "./step.ts";
export * from "./view/index.ts";
export type { NoticeId } from "./wording.ts";
export { speaksOfDistress } from "./worry.ts";
