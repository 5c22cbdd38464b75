export { createDialog, isAdaptive, mostAdaptive, } from "./dialog.js";
export { phaseOf } from "./phase.js";
export { rankCauses } from "./rank.js";
export { NOT_SURE } from "./ref.js";
export { createSession, fitSession, isScreening, UNDER_18, WALK, } from "./session.js";
export { step } from "./step.js";
export * from "./view/index.js";
