import { forecastsOf, opensOf } from "./forecast.js";
import { ANY, NONE, NOT_SURE, refOf, refsOf } from "./ref.js";
/** Likelihood ratios in words; the bands are expert judgement, anchored on published directions and sizes. */
const STRENGTHS = {
    strong: 6,
    moderate: 3,
    weak: 1.5,
    "weak-against": 0.7,
    "moderate-against": 0.4,
    excludes: 0.15,
};
/**
 * Makes a dialog from content that has passed the schema.
 * The content must also be free of errors in `checkContent`; ids that do not resolve are passed over here.
 */
export function createDialog(content, lock) {
    const facets = [];
    const facetsByTarget = new Map();
    const causes = content.causes.map((cause, index) => {
        const parts = cause.facets ?? [{ id: cause.id, weight: 1 }];
        const total = parts.reduce((sum, part) => sum + part.weight, 0);
        const numbers = parts.map((part) => {
            facets.push({ id: part.id, cause: index, weight: part.weight / total });
            facetsByTarget.set(part.id, [facets.length - 1]);
            return facets.length - 1;
        });
        facetsByTarget.set(cause.id, numbers);
        return { id: cause.id, content: cause, facets: numbers };
    });
    const slots = new Map();
    const slotOf = (cluster, facet) => {
        const key = `${cluster} ${facet}`;
        const slot = slots.get(key) ?? slots.size;
        slots.set(key, slot);
        return slot;
    };
    const questions = new Map();
    const compile = (role) => (question) => {
        const cluster = question.cluster ?? `question ${question.id}`;
        const outcomes = outcomesOf(question, (target, log) => (facetsByTarget.get(target) ?? []).map((facet) => ({
            facet,
            slot: slotOf(cluster, facet),
            log,
            alone: Math.expm1(log),
        })));
        const compiled = {
            id: question.id,
            order: questions.size,
            role,
            content: question,
            many: question.choose === "many",
            outcomes,
            outcomeById: new Map(outcomes.map((outcome) => [outcome.id, outcome])),
            refs: new Map([...question.options.map(({ id }) => id), NONE, NOT_SURE].map((option) => [
                option,
                refOf(question.id, option),
            ])),
            forecasts: forecastsOf(question, outcomes, causes, facets),
            opens: opensOf(question, outcomes, content.questions),
        };
        questions.set(compiled.id, compiled);
        return compiled;
    };
    const rules = content.flags.flatMap((flag) => flag.rules);
    const rulesByRef = new Map();
    rules.forEach(({ when }, rule) => {
        const refs = refsOf(when);
        for (const ref of refs.length > 0 ? new Set(refs) : [ANY]) {
            rulesByRef.set(ref, [...(rulesByRef.get(ref) ?? []), rule]);
        }
    });
    return {
        content,
        lock,
        causes,
        facets,
        screen: content.screen.map(compile("screen")),
        followUps: content.followUps.map(compile("follow-up")),
        walk: content.questions.map(compile("walk")),
        selfTests: content.selfTests.map(compile("self-test")),
        questions,
        slots: slots.size,
        rules,
        rulesByRef,
        get dayFormat() { return new Intl.DateTimeFormat(content.locale, { dateStyle: "long", timeZone: "UTC" }); },
    };
}
function outcomesOf(question, evidenceFor) {
    const answers = [...question.options];
    if (question.none)
        answers.push({ ...question.none, id: NONE });
    const even = 1 / answers.length;
    const total = question.choose === "many"
        ? 1
        : answers.reduce((sum, answer) => sum + (answer.share ?? even), 0);
    return answers.map((answer) => ({
        id: answer.id,
        heard: answer.heard,
        share: (answer.share ?? even) / total,
        evidence: Object.entries(answer.evidence ?? {}).flatMap(([target, strength]) => evidenceFor(target, Math.log(STRENGTHS[strength]))),
        caution: answer.caution ?? null,
    }));
}
/** After the longest walk there is room for so many of its questions to be tried at home. */
const TRIED_LATER = 2;
/**
 * How many answers a session may hold to questions that are asked only when they are worth it: what the longest walk
 * leaves beside those asked always, and what may be tried after it. So a session stays as small as a ticket, whatever
 * buttons are pressed in whatever order.
 */
export function mostAdaptive(dialog) {
    const always = dialog.walk.filter(({ content }) => content.ask === "always" && !content.when);
    return dialog.content.walk.most - always.length + TRIED_LATER;
}
/** Whether a question is asked only when it is worth it. */
export function isAdaptive(question) {
    return question.role === "walk" && question.content.ask === undefined;
}
/** How many of the answers are to such questions. */
export function countAdaptive(dialog, answers) {
    return answers.filter(({ question }) => {
        const known = dialog.questions.get(question);
        return known !== undefined && isAdaptive(known);
    }).length;
}
