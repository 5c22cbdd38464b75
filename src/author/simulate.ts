import { givenBy, holds } from "../engine/content/condition.ts";
import { type Dialog, phaseOf, rankCauses, type Session } from "../engine/index.ts";
import { drawPerson, type Person, randomFrom } from "./people.ts";
import { comeBackOnce } from "./second-visit.ts";
import { type Counted, walkCounted } from "./walk-through.ts";

/** Of the people with a result: how many had a cause at work that was ranked so, 0 to 1. */
export type Hits = { readonly first: number; readonly topThree: number };

export type Simulated = {
  readonly people: number;
  /** How many came to a result; the others were sent to have it looked at. */
  readonly results: number;
  /** Questions after the safety screen, and presses from start to result. */
  readonly questions: { readonly median: number; readonly most: number };
  readonly presses: { readonly median: number; readonly most: number };
  /** How often each question of the walk was asked, 0 to 1, the most often first. */
  readonly shares: readonly { readonly id: string; readonly share: number }[];
  readonly asked: Hits;
  /**
   * How many of those who came back once had a habit named first that is at work in them, 0 to 1: at their first result, and
   * at the second; `hit` are those who tried one that is.
   */
  readonly back: {
    readonly people: number;
    readonly first: number;
    readonly second: number;
    readonly hit: { readonly people: number; readonly first: number; readonly second: number };
    /** How many have one named first that is not. */
    readonly wrong: { readonly first: number; readonly second: number };
    /** How many second results name a habit first that what they said denies. */
    readonly denied: number;
  };
  /** The same people, had they been asked every question of the walk. */
  readonly askedAll: Hits;
  readonly causes: readonly {
    readonly id: string;
    /** How many have it at work. */
    readonly people: number;
    /** Of those: how often it came first, and in the top three. */
    readonly asked: Hits;
    readonly askedAll: Hits;
    /** How many have nothing else at work, and how often it is then named first. */
    readonly alone: { readonly people: number; readonly first: number };
    /** How often it is named first, of all people, 0 to 1. */
    readonly named: number;
  }[];
};

type Walked = Counted & { readonly person: Person };

/**
 * Draws people from the dialog's own model and walks them through it. What it shows is how well the questions are chosen
 * if the model were true; whether it is true, no simulation can say.
 *
 * @param seed the same seed draws the same people
 * @param today in days since 1 January 1970
 */
export function simulate(dialog: Dialog, people: number, seed: number, today: number): Simulated {
  const random = randomFrom(seed);
  const walked = Array.from({ length: people }, () => {
    const person = drawPerson(dialog, random);
    return { person, ...walkCounted(dialog, person.age, person.answer, today) };
  });
  const results = walked.filter(({ session }) => phaseOf(dialog, session).type === "result");
  const later = randomFrom(seed + 1);
  const visits = results.flatMap(({ person, session }) => {
    const visit = comeBackOnce(dialog, person, session, later, today);
    return visit === null ? [] : [{ person, ...visit }];
  });
  /** How many of some have a habit named first that is at work in them, 0 to 1. */
  const rightly = (those: typeof visits, at: "before" | "after") =>
    those.filter((one) => one.person.truth[firstOf(dialog, one[at]) ?? -1]).length / those.length;
  const wrongly = (those: typeof visits, at: "before" | "after") =>
    those.filter((one) => one.person.truth[firstOf(dialog, one[at]) ?? -1] === false).length /
    those.length;
  const hit = visits.filter(({ isHit }) => isHit);
  const asked = results.map(({ person, session }) => ({ person, order: orderOf(dialog, session) }));
  const all = results.map(({ person, session }) => ({
    person,
    order: orderOf(dialog, askedAll(dialog, person, session)),
  }));
  const named = results.map(({ person, session }) => ({ person, first: firstOf(dialog, session) }));
  return {
    people,
    results: results.length,
    questions: spreadOf(results.map(({ questions }) => questions)),
    presses: spreadOf(results.map(({ presses }) => presses)),
    shares: sharesOf(dialog, results),
    asked: hitsOf(asked, null),
    back: {
      people: visits.length,
      first: rightly(visits, "before"),
      second: rightly(visits, "after"),
      hit: { people: hit.length, first: rightly(hit, "before"), second: rightly(hit, "after") },
      wrong: { first: wrongly(visits, "before"), second: wrongly(visits, "after") },
      denied: visits.filter(({ after }) => isDenied(dialog, after)).length,
    },
    askedAll: hitsOf(all, null),
    causes: dialog.causes.map(({ id }, cause) => ({
      id,
      people: results.filter(({ person }) => person.truth[cause]).length,
      asked: hitsOf(asked, cause),
      askedAll: hitsOf(all, cause),
      alone: aloneOf(named, cause),
      named: named.filter(({ first }) => first === cause).length / named.length,
    })),
  };
}

function sharesOf({ walk }: Dialog, walked: readonly Walked[]): Simulated["shares"] {
  return walk
    .map(({ id }) => {
      const asked = walked.filter(({ session }) =>
        session.answers.some(({ question }) => question === id),
      );
      return { id, share: asked.length / walked.length };
    })
    .sort((a, b) => b.share - a.share);
}

/** The session with the person's answers to all other questions of the walk, as far as they fit. */
function askedAll(dialog: Dialog, person: Person, session: Session): Session {
  const answers = [...session.answers];
  for (const question of dialog.walk) {
    const given = givenBy(dialog, answers);
    const { ask, when } = question.content;
    if (given.has(question.id) || ask === "optional" || !holds(when, given, session.age)) continue;
    answers.push({ question: question.id, options: person.answer(question) });
  }
  return { ...session, answers };
}

/** Whether a result names a habit, or the part of it that its advice is for, that how it went since rules out. */
function isDenied(dialog: Dialog, session: Session): boolean {
  const { hasDriver, first } = rankCauses(dialog, session);
  if (!hasDriver) return false;
  const given = givenBy(dialog, session.answers);
  return [first.cause.content, first.facet].some((one) =>
    one?.deniedBy?.some(
      (ref) => given.has(ref) && dialog.questions.get(ref.split(".")[0] ?? "")?.role === "made",
    ),
  );
}

/** The causes' places in the dialog, most believed first. */
function orderOf(dialog: Dialog, session: Session): readonly number[] {
  return rankCauses(dialog, session).ranked.map(({ index }) => index);
}

/** The place of the cause that a result names first, or null where none stands out. */
function firstOf(dialog: Dialog, session: Session): number | null {
  const { hasDriver, first } = rankCauses(dialog, session);
  return hasDriver ? first.index : null;
}

function aloneOf(
  people: readonly { readonly person: Person; readonly first: number | null }[],
  cause: number,
): Simulated["causes"][number]["alone"] {
  const those = people.filter(
    ({ person: { truth } }) => truth[cause] && truth.filter(Boolean).length === 1,
  );
  const first = those.filter((one) => one.first === cause).length / those.length;
  return { people: those.length, first };
}

type Ordered = { readonly person: Person; readonly order: readonly number[] };

/** How often a cause at work, or the one given, comes first and in the top three, among the people who have it. */
function hitsOf(people: readonly Ordered[], cause: number | null): Hits {
  const those = people.filter(({ person }) =>
    cause === null ? person.truth.includes(true) : person.truth[cause],
  );
  const among = (places: number) =>
    those.filter(({ person, order }) =>
      order
        .slice(0, places)
        .some((index) => (cause === null ? person.truth[index] : index === cause)),
    ).length / those.length;
  return { first: among(1), topThree: among(3) };
}

function spreadOf(values: readonly number[]): { readonly median: number; readonly most: number } {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: sorted[sorted.length >> 1] ?? Number.NaN, most: sorted.at(-1) ?? Number.NaN };
}

/** A simulation as a table to read. */
export function formatSimulation(simulated: Simulated): string {
  const {
    people,
    results,
    questions,
    presses,
    shares,
    asked,
    back,
    askedAll: all,
    causes,
  } = simulated;
  const percent = (share: number) =>
    (Number.isNaN(share) ? "-" : `${(share * 100).toFixed(1)}%`).padStart(6);
  const row = (name: string, few: Hits, many: Hits) =>
    `  ${name.padEnd(24)} ${percent(few.first)} of ${percent(many.first)}    ${percent(few.topThree)} of ${percent(many.topThree)}`;
  const change = (name: string, { first, second }: { first: number; second: number }) =>
    `  ${name.padEnd(40)} ${percent(first)} -> ${percent(second)}`;
  return [
    `${people} people drawn from the dialog's own model; ${results} came to a result, the others were sent to be seen.`,
    `Questions after the safety screen: ${questions.median} at the median, ${questions.most} at most.`,
    `Presses from start to result: ${presses.median} at the median, ${presses.most} at most.`,
    "",
    "How often a cause that is at work is named first, and among the first three; and how often it would be with every",
    "question asked. The two should be close: then the walk asks the right questions. Rare causes are hard for both.",
    "                           first                in the first three",
    row("any", asked, all),
    ...causes.map(({ id, people: count, asked: few, askedAll: many }) =>
      row(`${id} (${count} people)`, few, many),
    ),
    "",
    "How often each is named first: where nothing else is at work, and over all. Where none stands out, none is.",
    ...causes.map(
      ({ id, alone, named }) =>
        `  ${`${id} (${alone.people} people)`.padEnd(24)} ${percent(alone.first)}          ${percent(named)}`,
    ),
    "",
    "How often one that is at work was named first, to those who came back once: the first time, and the second.",
    change(`all (${back.people} people)`, back),
    change(`tried what is at work (${back.hit.people} people)`, back.hit),
    change("all, one that is not at work", back.wrong),
    `  ${back.denied} second results name a habit that what was said denies.`,
    "",
    "How often each question is asked:",
    ...shares.map(({ id, share }) => `  ${id.padEnd(24)} ${percent(share)}`),
  ].join("\n");
}
