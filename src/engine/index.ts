export { speaksOfDistress } from "../language/worry.ts";
export {
  createDialog,
  type Dialog,
  isAdaptive,
  mostAdaptive,
  type Question,
} from "./content/dialog.ts";
export type { Lock } from "./content/lock.ts";
export { NOT_SURE } from "./content/ref.ts";
export type { Content, Urgency } from "./content/schema.ts";
export type { NoticeId } from "./content/wording.ts";
export { rankCauses } from "./reasoning/rank.ts";
export type { Event } from "./session/event.ts";
export { type Phase, phaseOf } from "./session/phase.ts";
export {
  type Answer,
  createSession,
  fitSession,
  MOST_OFFERS,
  type Offer,
  type Page,
  type Session,
  UNDER_18,
  WALK,
  withoutScreening,
} from "./session/session.ts";
export { step } from "./session/step.ts";
export * from "./view/index.ts";
