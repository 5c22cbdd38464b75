import { z } from "zod";
import { id } from "../engine/content/basic-schema.ts";
import { question } from "../engine/content/question-schema.ts";
import { dialogSchema } from "../engine/content/schema.ts";
import { drawingSchema } from "./drawing/drawing-schema.ts";

const { shape } = dialogSchema;
const cause = shape.causes.element;
const facet = cause.shape.facets.unwrap().element;
const option = question.shape.options.element;
const none = question.shape.none.unwrap();
const numbers = question.shape.numbers.unwrap();
const { words } = shape;
const typed = { words: true, says: true } as const;

/** An entry that stands in a list itself, or the name of the file that it is. */
const orNamed = <T extends z.ZodType>(entry: T) => z.array(z.union([id, entry]));
const causeFacets = orNamed(facet).optional();

/**
 * The form of each kind of file. What a file's name says, it does not say again; and what may as well stand in another
 * file is not missing.
 */
const KINDS = {
  dialog: dialogSchema
    .extend({
      screen: orNamed(question),
      followUps: orNamed(question),
      flags: orNamed(shape.flags.element),
      questions: orNamed(question),
      selfTests: orNamed(question),
      planQuestions: orNamed(question),
      checkIns: orNamed(question),
      made: orNamed(question),
      causes: orNamed(cause.extend({ facets: causeFacets })),
      exercises: orNamed(shape.exercises.unwrap().element),
      faqs: orNamed(shape.faqs.unwrap().element),
      topics: orNamed(shape.topics.element),
      words: words.partial(),
    })
    .partial(),
  question: question
    .omit({ id: true })
    .extend({ numbers: numbers.partial().optional() })
    .partial({ basis: true }),
  cause: cause.omit({ id: true }).extend({ facets: causeFacets }),
  facet: facet.omit({ id: true }),
  flag: shape.flags.element.omit({ id: true }),
  drawing: drawingSchema,
  exercise: shape.exercises.unwrap().element.omit({ id: true }),
  learn: shape.topics.element.omit({ id: true }),
  answer: shape.faqs.unwrap().element.omit({ id: true }),
  words: words.partial(),
  "question-words": question.pick({ unless: true, notSureWords: true }).extend({
    numbers: numbers.partial().optional(),
    none: none.pick(typed).optional(),
    options: z
      .record(id, option.pick({ ...typed, unmistakable: true, ever: true, later: true }))
      .optional(),
  }),
  evidence: z.record(
    id,
    question
      .pick({ basis: true, cluster: true, silence: true, notSure: true })
      .partial()
      .extend({
        none: none.pick({ share: true, evidence: true }).optional(),
        options: z.record(id, option.pick({ share: true, evidence: true })).optional(),
      }),
  ),
} as const;

/**
 * The format of a dialog's YAML files as JSON Schemas, one for each kind of file, by which editors complete and check
 * them as one types. The names are those of the schemas' files.
 */
export function jsonSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(KINDS).map(([kind, form]) => [`${kind}.json`, `${written(form)}\n`]),
  );
}

/** In the draft that editors know best. */
function written(form: z.ZodType): string {
  const schema = z.toJSONSchema(form, { io: "input", reused: "ref", target: "draft-7" });
  return JSON.stringify(schema, null, 2);
}
