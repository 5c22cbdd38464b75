import { OWN, setOf } from "../small-words.ts";

const WORKERS = setOf(
  "nurse nurses doctor gp physio paramedic medic radiographer sonographer pharmacist midwife surgeon researcher scientist technician registrar carer porter hca receptionist secretary lecturer student specialist rep work working volunteer",
);
const WORKPLACES = setOf("floor ward wards unit department clinic team lab reception charity");
/** "I dispense anticoagulants", "I teach …": of others, unless it is "my" own. */
const DOES = setOf("teach dispense draw administer prescribe scan lecture research triage");
const IS_A = /\b(?:im|am|as|being|job|work|working) (?:as )?an?$/;

/** Whether a sign is only what someone works with: "I'm a diabetes nurse", "a radiographer on the oncology floor". */
export function isOfWork(before: readonly string[], after: readonly string[]): boolean {
  const [next = ""] = after;
  if (WORKERS.has(next) && IS_A.test(before.join(" "))) return true;
  if (WORKPLACES.has(next) && before.some((word) => WORKERS.has(word))) return true;
  const does = before.findLastIndex(
    (word, at) => DOES.has(word) && before.slice(Math.max(0, at - 2), at).includes("i"),
  );
  return does >= 0 && !before.slice(does).some((word) => OWN.has(word));
}
