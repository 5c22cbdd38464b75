import type { Cause, Evidence, Facet, Forecast, Move, Opening, Outcome } from "./dialog.ts";
import type { QuestionContent } from "./question-schema.ts";
import { refsOf } from "./ref.ts";

/** What question choice reckons with: one forecast for each answer, made once. */
export function forecastsOf(
  { choose, options }: QuestionContent,
  outcomes: readonly Outcome[],
  causes: readonly Cause[],
  facets: readonly Facet[],
): Forecast[] {
  if (choose === "one") {
    return outcomes.map(({ share, evidence }) => forecastOf(share, evidence, causes, facets));
  }
  const isTick = (outcome: Outcome) => options.some(({ id }) => id === outcome.id);
  const ticks = outcomes.filter(isTick);
  const none = outcomes.find((outcome) => !isTick(outcome));
  const noTick = ticks.reduce((chance, { share }) => chance * (1 - share), 1);
  return [
    ...ticks.map(({ share, evidence }) => forecastOf(share, evidence, causes, facets)),
    forecastOf(noTick, none?.evidence ?? [], causes, facets),
  ];
}

function forecastOf(
  share: number,
  evidence: readonly Evidence[],
  causes: readonly Cause[],
  facets: readonly Facet[],
): Forecast {
  let left = share;
  const moves = causes.flatMap(({ content }, cause): Move[] => {
    const about = evidence.filter(({ facet }) => facets[facet]?.cause === cause);
    if (about.length === 0) return [];
    const mean = about.reduce(
      (sum, { facet, alone }) => sum + (facets[facet]?.weight ?? 0) * alone,
      0,
    );
    left /= 1 + content.prior * mean;
    return [{ cause, evidence: about }];
  });
  return { share: left, moves };
}

/** The questions of the walk that a question opens. */
export function opensOf(
  { id }: QuestionContent,
  outcomes: readonly Outcome[],
  walk: readonly QuestionContent[],
): readonly Opening[] {
  return walk.flatMap((other) => {
    const refs = other.ask === undefined ? refsOf(other.when ?? {}) : [];
    const opening = outcomes.filter((outcome) => refs.includes(`${id}.${outcome.id}`));
    const chance = opening.reduce((sum, { share }) => sum + share, 0);
    return opening.length === 0 ? [] : [{ id: other.id, chance: Math.min(1, chance) }];
  });
}
