import { assertNever } from "./assert-never.js";
import { chooseQuestion } from "./choose.js";
import { givenBy, holds } from "./condition.js";
import { assess, endsWalk } from "./safety.js";
import { mayTry } from "./self-test.js";
import { UNDER_18 } from "./session.js";
/**
 * Where the walk stands. An emergency shows at once; a lesser urgency waits for the rest of the safety screen,
 * in case that holds an emergency; then it ends the walk.
 */
export function phaseOf(dialog, session) {
    const given = givenBy(dialog, session.answers);
    const assessment = assess(dialog, session, given);
    if (assessment.urgency === "emergency")
        return { type: "urgent", assessment };
    if (session.age === null)
        return { type: "welcome" };
    if (session.age === UNDER_18)
        return { type: "minor" };
    const screening = nextScreening(dialog, session, given);
    if (screening)
        return { type: "question", question: screening, assessment };
    if (endsWalk(assessment.urgency)) {
        return { type: session.checked ? "education" : "urgent", assessment };
    }
    const question = chooseQuestion(dialog, session, given);
    return question ? { type: "question", question, assessment } : { type: "result", assessment };
}
/** The follow-up that is due, or else the next card of the safety screen. */
export function nextScreening(dialog, session, given) {
    const isDue = ({ id, content }) => !given.has(id) && holds(content.when, given, session.age);
    return dialog.followUps.find(isDue) ?? dialog.screen.find(isDue) ?? null;
}
/**
 * Whether a walk in this phase may look at something. Nothing that ranks causes or gives exercises is shown before the
 * result, nor over an urgent card; and no self-test that the answers speak against.
 */
export function mayLook(dialog, session, phase, look) {
    switch (look.type) {
        case "walk":
            return false;
        case "numbers":
        case "help":
        case "privacy":
        case "stopped":
        case "not-ok":
            return true;
        case "changes":
            return phase.type !== "minor" && (phase.type !== "welcome" || session.answers.length > 0);
        case "learn":
        case "sources":
            return phase.type !== "urgent";
        case "cause":
        case "plan":
            return phase.type === "result";
        case "keep":
            return (phase.type === "result" ||
                phase.type === "education" ||
                (phase.type === "urgent" && phase.assessment.urgency !== "emergency"));
        case "moved":
            return phase.type === "result" && givenBy(dialog, session.answers).has(look.question);
        case "question": {
            if (phase.type === "minor")
                return false;
            const question = dialog.questions.get(look.question);
            // Before the consent, only what was typed can be changed.
            if (phase.type === "welcome") {
                const isGiven = givenBy(dialog, session.answers).has(look.question);
                return look.as === "change" && isGiven && question?.role === "walk";
            }
            if (look.as === "ask" || question?.role === "self-test") {
                const isOffered = question?.content.ask === "offered";
                return (phase.type === "result" &&
                    question !== undefined &&
                    (isOffered || mayTry(dialog, session, question)));
            }
            return look.as !== "next" || phase.type === "question";
        }
        default:
            return assertNever(look);
    }
}
