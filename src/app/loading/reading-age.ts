import { syllable } from "syllable";
import { inUnit } from "../../engine/content/distance.ts";
import type { Content, RunContent } from "../../engine/content/schema.ts";
import { questionsOf } from "./questions-of.ts";

/**
 * The age at which people read texts with ease, in years: the Flesch-Kincaid grade (Kincaid 1975) and the 5 years before
 * school. Each text is a sentence of its own, or several. Gives 0 where there is nothing to read.
 */
export function readingAge(texts: readonly string[]): number {
  const sentences = texts
    .flatMap((text) => plain(text).split(/[.!?]+(?=\s|$)/))
    .map((sentence) => sentence.match(/[\p{L}\p{N}'’-]+/gu) ?? [])
    .filter((words) => words.length > 0);
  const words = sentences.flat();
  if (words.length === 0) return 0;
  const syllables = words.reduce((sum, word) => sum + (/\d/.test(word) ? 1 : syllable(word)), 0);
  const grade =
    0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
  return grade + 5;
}

export type Readable = { readonly path: readonly PropertyKey[]; readonly texts: readonly string[] };

/** What people read together, card by card, and where it stands in the content. */
export function cardsOf(content: Content): readonly Readable[] {
  const {
    cards,
    cautions,
    doses,
    education,
    limits,
    minor,
    notices,
    notOk,
    plan,
    result,
    twoWeeks,
    run,
    urgencies,
    welcome,
  } = content;
  const advices = content.causes.flatMap((cause, at) => [
    { path: ["causes", at], advice: cause },
    ...(cause.facets ?? []).map((facet, part) => ({
      path: ["causes", at, "facets", part],
      advice: facet,
    })),
  ]);
  return [
    ...questionsOf(content).map(({ question, path }) => ({
      path,
      texts: [
        question.prompt,
        question.hint ?? "",
        question.why,
        ...(question.test?.steps ?? []),
        ...question.options.flatMap(({ label, clarify = "", care }) => [
          label,
          clarify,
          care?.text ?? "",
        ]),
      ],
    })),
    ...advices.map(({ path, advice }) => ({
      path,
      texts: [
        advice.explanation,
        advice.tryFirst,
        ...advice.thisWeek,
        ...advice.exercises.map(({ dose }) => dose),
        advice.expect,
        advice.seeSomeone,
        advice.grade.words,
      ],
    })),
    ...content.exercises.map(({ cues, easier, harder }, at) => ({
      path: ["exercises", at],
      texts: [...cues, easier, harder],
    })),
    ...content.faqs.map(({ title, text, waiting = [], instead = [] }, at) => ({
      path: ["faqs", at],
      texts: [title, ...text, ...waiting, ...instead.flatMap((one) => one.text)],
    })),
    ...content.topics.map((topic, at) => ({ path: ["topics", at], texts: topic.text })),
    ...Object.entries(cards).map(([id, card]) => ({ path: ["cards", id], texts: card.text })),
    ...Object.entries(urgencies).map(([id, card]) => ({
      path: ["urgencies", id],
      texts: card.text,
    })),
    {
      path: ["notOk"],
      texts: [
        notOk.prompt,
        ...notOk.crisis.text,
        ...notOk.support.text,
        notOk.low?.prompt ?? "",
        notOk.low?.told.text ?? "",
      ],
    },
    { path: ["welcome"], texts: [...welcome.text, welcome.emergency] },
    { path: ["minor"], texts: minor.text },
    { path: ["education"], texts: education.text },
    { path: ["result"], texts: Object.values(result).filter((text) => typeof text === "string") },
    {
      path: ["plan"],
      texts: [
        ...plan.rules,
        ...plan.rule,
        ...[...cautions, ...doses, ...limits].map(({ says }) => says),
      ],
    },
    ...(twoWeeks
      ? [
          {
            path: ["twoWeeks"],
            texts: [
              twoWeeks.good,
              twoWeeks.flare,
              twoWeeks.flareOnLadder,
              twoWeeks.guidance,
              ...twoWeeks.next,
              ...twoWeeks.also.map(({ says }) => says),
            ],
          },
        ]
      : []),
    ...(run ? [{ path: ["run"], texts: runTexts(run) }] : []),
    { path: ["notices"], texts: Object.values(notices) },
  ];
}

function runTexts({ title: _, basis: __, verdicts, ...texts }: RunContent): readonly string[] {
  return [...Object.values(texts), ...Object.values(verdicts)];
}

function plain(text: string): string {
  return inUnit(text, "km").replace(/\*\*|\(https:[^)]*\)|\{\w+\}/g, " ");
}
