import type { Clause, Condition } from "../engine/content/basic-schema.ts";
import type { Dialog, Question } from "../engine/content/dialog.ts";
import { inUnit } from "../engine/content/distance.ts";
import { clausesOf, NONE, NOT_SURE, refsOf } from "../engine/content/ref.ts";

/**
 * A dialog as a Mermaid flowchart: which answers open which questions, which end in which urgent card, and which point to
 * which causes. A dotted line needs other answers too.
 */
export function graphOf(dialog: Dialog): string {
  const questions = [...dialog.questions.values()];
  const nodes = [
    ...questions.map(({ id, content }) => `  ${nodeOf(id)}["${quoted(content.prompt)}"]`),
    ...Object.entries(dialog.content.urgencies).map(
      ([urgency, card]) => `  ${urgencyNode(urgency)}{{"${quoted(card.title)}"}}`,
    ),
    `  ${urgencyNode("routine")}{{"routine"}}`,
    ...dialog.causes.map(({ id, content }) => `  ${causeNode(id)}(["${quoted(content.name)}"])`),
  ];
  const opening = questions.flatMap((question) => edgesInto(dialog, question));
  const urgent = dialog.content.flags.flatMap(({ rules }) =>
    rules.flatMap(({ urgency, when }) => edgesTo(dialog, when, urgencyNode(urgency))),
  );
  return [
    "flowchart LR",
    ...nodes,
    ...opening,
    ...urgent,
    ...questions.flatMap((question) => edgesOut(dialog, question)),
  ].join("\n");
}

function edgesInto(dialog: Dialog, { id, content }: Question): readonly string[] {
  const conditions = [content.when, content.askEarlyWhen].filter(
    (condition) => condition !== undefined,
  );
  return conditions.flatMap((condition) => edgesTo(dialog, condition, nodeOf(id)));
}

function edgesTo(dialog: Dialog, condition: Condition, target: string): readonly string[] {
  return clausesOf(condition).flatMap((clause) => clauseEdges(dialog, clause, target));
}

function clauseEdges(dialog: Dialog, clause: Clause, target: string): readonly string[] {
  const { any, with: others, all, atLeast, age } = clause;
  const parts = [any, others, all, atLeast, age].filter((part) => part !== undefined).length;
  const isAlone = parts === 1 && (all === undefined || all.length === 1) && atLeast === undefined;
  return refsOf(clause).map((ref) => {
    const [question = "", option = ""] = ref.split(".");
    const label = quoted(labelOf(dialog, question, option));
    return `  ${nodeOf(question)} ${isAlone ? "-->" : "-.->"}|"${label}"| ${target}`;
  });
}

/** One line from a question to each cause that an answer points to. */
function edgesOut({ facets, causes }: Dialog, { id, outcomes }: Question): readonly string[] {
  const targets = new Set(
    outcomes.flatMap(({ evidence }) =>
      evidence.flatMap(({ facet, log }) => (log > 0 ? (facets[facet]?.cause ?? []) : [])),
    ),
  );
  return [...targets].map((cause) => `  ${nodeOf(id)} ==> ${causeNode(causes[cause]?.id ?? "")}`);
}

function labelOf(dialog: Dialog, question: string, option: string): string {
  const { labels } = dialog.content;
  const content = dialog.questions.get(question)?.content;
  if (option === NOT_SURE) return content?.notSureLabel ?? labels[NOT_SURE];
  if (option === NONE) return content?.none?.label ?? labels.none;
  return inUnit(content?.options.find(({ id }) => id === option)?.label ?? option, "km");
}

/** Mermaid takes some words, such as "end", for its own; a letter in front keeps ids apart from them. */
function nodeOf(question: string): string {
  return `q-${question}`;
}

function urgencyNode(urgency: string): string {
  return `u-${urgency}`;
}

function causeNode(cause: string): string {
  return `c-${cause}`;
}

function quoted(text: string): string {
  return text.replaceAll('"', "#quot;");
}
