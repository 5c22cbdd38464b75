import { OWN, setOf } from "../small-words.ts";

const WORKPLACES = setOf("floor ward wards unit department lab reception charity");
const WORKS =
  /\b(?:im|am|as) an? (?:\w+ )?(?:nurse|doctor|gp|physio|paramedic|medic|radiographer|sonographer|pharmacist|midwife|surgeon|researcher|scientist|technician|registrar|carer|porter|hca|receptionist|secretary|volunteer)\b|\bi (?:work|volunteer)\b/;
/** "I dispense anticoagulants", "I teach …": of others, unless it is "my" own. */
const DOES = setOf("teach dispense draw administer prescribe scan lecture research triage");

/** Whether a sign is only what someone works with: "a radiographer on the oncology floor", "I dispense anticoagulants". */
export function isOfWork(before: readonly string[], after: readonly string[]): boolean {
  const isMine = before.at(-1) === "my" || before.at(-1) === "our";
  if (!isMine && WORKPLACES.has(after[0] ?? "") && WORKS.test(before.join(" "))) return true;
  const does = before.findLastIndex(
    (word, at) => DOES.has(word) && before.slice(Math.max(0, at - 2), at).includes("i"),
  );
  return does >= 0 && !before.slice(does).some((word) => OWN.has(word));
}
