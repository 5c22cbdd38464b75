import { mayLook, phaseOf } from "./phase.js";
import { isScreening, WALK, withFirst } from "./session.js";
/** One card back: closes what is being looked at, or re-opens the question before, its choice marked. */
export function back(dialog, session) {
    const { answers } = session;
    const phase = phaseOf(dialog, session);
    const look = mayLook(dialog, session, phase, session.look) ? session.look : WALK;
    if (look.type === "question" && look.why) {
        return looking(session, look.as === "next" ? WALK : { ...look, why: false });
    }
    if (look.type === "question" && ["back", "clarify"].includes(look.as)) {
        const at = answers.findIndex((given) => given.question === look.question);
        if (at < 0)
            return looking(session, WALK);
        return look.as === "back"
            ? reopenBefore(dialog, withFirst(dialog, session, at), at)
            : looking(session, reopen(look.question, "back"));
    }
    if (look.type === "moved")
        return looking(session, reopen(look.question, "change"));
    if (look.type === "sources") {
        const { topic, from } = look;
        return looking(session, from === "cause" ? { type: from, cause: topic } : { type: from, topic });
    }
    if (look.type === "learn" && look.topic !== null) {
        return looking(session, { type: "learn", topic: null });
    }
    if (look.type === "not-ok" && look.reply !== null) {
        return looking(session, { type: "not-ok", reply: null });
    }
    if (look.type !== "walk")
        return looking(session, WALK);
    if (session.checked)
        return { ...session, checked: false };
    return reopenBefore(dialog, session, answers.length);
}
/** Re-opens the nearest of the first answers that may be shown, or else the consent. */
function reopenBefore(dialog, session, count) {
    const phase = phaseOf(dialog, session);
    for (const { question } of session.answers.slice(0, count).reverse()) {
        const look = reopen(question, "back");
        if (isAhead(dialog, phase, question))
            continue;
        if (mayLook(dialog, session, phase, look))
            return { ...session, tested: false, look };
    }
    return toConsent(session);
}
/** Whether a question comes after the safety card that is showing, though it was answered by what was typed before. */
function isAhead(dialog, phase, id) {
    const question = dialog.questions.get(id);
    const isScreen = phase.type === "question" && phase.question.role === "screen";
    return isScreen && question !== undefined && !isScreening(question);
}
function toConsent(session) {
    return { ...session, age: null, look: WALK };
}
/** A question opened again, or out of its turn. */
export function reopen(question, as) {
    return { type: "question", question, as, why: false };
}
/** The session, looking at something else. */
export function looking(session, look) {
    return { ...session, look };
}
