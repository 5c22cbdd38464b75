import { givenBy, holds } from "./condition.js";
import { countAdaptive, isAdaptive, mostAdaptive } from "./dialog.js";
import { isScreening, withAnswer } from "./session.js";
import { saidText } from "./view/said-text.js";
/**
 * The session with answers that a text gave beside what was asked: those that are open, would be asked, and have room.
 * The safety screen is never answered this way.
 */
export function withHeard(dialog, session, heard) {
    let kept = session;
    const taken = [];
    for (const { question: id, options } of heard) {
        const question = dialog.questions.get(id);
        const given = givenBy(dialog, kept.answers);
        if (!question || isScreening(question) || given.has(id))
            continue;
        if (!holds(question.content.when, given, kept.age))
            continue;
        const isFull = countAdaptive(dialog, kept.answers) >= mostAdaptive(dialog);
        if (isAdaptive(question) && isFull)
            continue;
        const answer = { question: id, options };
        kept = withAnswer(dialog, kept, answer);
        taken.push(saidText(dialog, question, answer));
    }
    return { session: kept, taken };
}
/** The session with lines of the safety screen ticked, beside those that are. */
export function withTicks(dialog, session, ticks) {
    return ticks.reduce((kept, { question, option }) => {
        const before = kept.answers.find((answer) => answer.question === question)?.options ?? [];
        const options = [...new Set([...before, option])];
        return { ...withAnswer(dialog, kept, { question, options }), checked: false };
    }, session);
}
