import type { Back } from "../engine/content/answer.ts";
import { BACKS } from "../engine/content/answer.ts";
import { type Dialog, phaseOf, rankCauses, type Session, step } from "../engine/index.ts";
import { unitOf } from "../engine/session/course.ts";
import { takesDays } from "../engine/session/visit.ts";
import { type Person, pick } from "./people.ts";
import { goOn } from "./walk-through.ts";

/**
 * How many of a hundred it goes so with (expert judgement). To be at work means that it eases once it is changed, wholly or in
 * part, as it does in the answers on what helps; most new backs ease whatever is tried.
 */
const COURSES: Readonly<Record<"changed" | "begun" | "other", Readonly<Record<Back, number>>>> = {
  changed: { gone: 40, better: 60, same: 0, worse: 0 },
  begun: { gone: 15, better: 45, same: 35, worse: 5 },
  other: { gone: 10, better: 30, same: 48, worse: 12 },
};
/** How much of the plan people do, of a hundred (expert judgement). */
const DID = { most: 60, some: 25, "none-yet": 15 } as const;
type Did = keyof typeof DID;
const DIDS = ["most", "some", "none-yet"] as const satisfies readonly Did[];
const SOONEST = 14;

/** A result before and after someone came back and said how it went. */
export type SecondVisit = {
  readonly before: Session;
  readonly after: Session;
  /** Whether what they tried is at work in them. */
  readonly isHit: boolean;
};

/** Someone comes back once what they tried has had its time; null where there is no result before or after that. */
export function comeBackOnce(
  dialog: Dialog,
  person: Person,
  before: Session,
  random: () => number,
  today: number,
): SecondVisit | null {
  const { checkIn } = dialog.content;
  if (!checkIn || phaseOf(dialog, before).type !== "result") return null;
  const unit = unitOf(dialog, rankCauses(dialog, before).first);
  const eased = dialog.questions.get(checkIn.makes.eased)?.outcomeById.get(unit ?? "");
  const isHit = (eased?.evidence ?? []).some(({ facet }) => person.working.has(facet));
  const did = pick(DIDS, (one) => DID[one], random);
  const course = COURSES[isHit ? AFTER[did] : "other"];
  const back = pick(BACKS, (one) => course[one], random);
  const day = today + Math.max(SOONEST, takesDays(dialog, unit ?? undefined));
  const said: Readonly<Record<string, string>> = {
    [checkIn.asked.back]: back,
    [checkIn.asked.reach]: REACH[back],
    [checkIn.asked.did]: did,
  };
  const opened = step(dialog, before, { type: "resume" }, day).session;
  const after = goOn(
    dialog,
    opened,
    (question) => {
      const own = said[question.id];
      return own === undefined ? person.answer(question) : [own];
    },
    day,
  );
  return phaseOf(dialog, after).type === "result" ? { before, after, isHit } : null;
}

/** What comes of a habit at work by how much of its plan was done. */
const AFTER: Readonly<Record<Did, keyof typeof COURSES>> = {
  most: "changed",
  some: "begun",
  "none-yet": "other",
};
const REACH: Readonly<Record<Back, string>> = {
  better: "further",
  same: "as-far",
  worse: "as-far",
  gone: "never",
};
