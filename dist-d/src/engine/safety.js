import { givenBy, holds } from "./condition.js";
import { phrase } from "./phrase.js";
import { ANY, NOT_SURE, refsOf } from "./ref.js";
/** From nothing to an emergency; a higher number is never outvoted by a lower one. */
const URGENCY_RANK = {
    routine: 1,
    days: 2,
    "same-day": 3,
    emergency: 4,
};
/** Weighs every flag's rules over the answers. Urgency is the maximum: nothing lowers it. */
export function assess(dialog, session, given = givenBy(dialog, session.answers)) {
    let urgency = null;
    let because = [];
    for (const place of touchedBy(dialog, given)) {
        const rule = dialog.rules[place];
        if (!rule || !holds(rule.when, given, session.age))
            continue;
        if (rank(rule.urgency) > rank(urgency)) {
            urgency = rule.urgency;
            because = [];
        }
        if (rule.urgency === urgency) {
            because.push(...refsOf(rule.when).filter((ref) => given.has(ref)));
        }
    }
    return { urgency, because: [...new Set(because)] };
}
/** The places of the rules that may hold after these answers, in their order. */
function touchedBy({ rulesByRef }, given) {
    const touched = new Set(rulesByRef.get(ANY));
    for (const ref of given) {
        for (const rule of rulesByRef.get(ref) ?? NO_RULES)
            touched.add(rule);
    }
    return [...touched].sort((a, b) => a - b);
}
const NO_RULES = [];
/** How high an urgency stands; 0 for none. */
export function rank(urgency) {
    return urgency === null ? 0 : URGENCY_RANK[urgency];
}
/** Whether the urgency ends the walk with a card of its own. */
export function endsWalk(urgency) {
    return rank(urgency) >= URGENCY_RANK.days;
}
/** How the answers behind an assessment are said back, without repeats. */
export function heardOf(dialog, refs) {
    const heard = refs.map((ref) => {
        const [questionId = "", optionId = ""] = ref.split(".");
        const question = dialog.questions.get(questionId);
        if (optionId === NOT_SURE && question) {
            return phrase(dialog, "not-sure-about", { name: question.content.name });
        }
        return question?.outcomeById.get(optionId)?.heard ?? "";
    });
    return [...new Set(heard.filter(Boolean))];
}
/** What the answers ask the advice to hold back. */
export function cautionsOf(dialog, { answers }) {
    const cautions = new Set();
    for (const { question: id, options } of answers) {
        const question = dialog.questions.get(id);
        for (const option of options) {
            const caution = question?.outcomeById.get(option)?.caution;
            if (caution)
                cautions.add(caution);
        }
    }
    return cautions;
}
