export { type BeliefBand, believe } from "./belief.ts";
export { chooseSelfTest, expectedGain } from "./choose.ts";
export { createDialog, type Dialog, type Question } from "./dialog.ts";
export type { Event } from "./event.ts";
export { type Phase, phaseOf } from "./phase.ts";
export { type Ranked, type Ranking, rankCauses } from "./rank.ts";
export { type Assessment, assess } from "./safety.ts";
export type { Content, Lock, NoticeId, Urgency } from "./schema.ts";
export {
  type Answer,
  createSession,
  fitSession,
  isScreening,
  type Look,
  type Session,
  UNDER_18,
  WALK,
} from "./session.ts";
export { step, type Update } from "./step.ts";
export * from "./view/index.ts";
