import { assertNever } from "../assert-never.js";
import { mayLook, phaseOf } from "../phase.js";
import { fill } from "../phrase.js";
import { causeView, planView } from "./advice-view.js";
import { keepView } from "./keep-view.js";
import { learnView } from "./learn-view.js";
import { questionView } from "./question-view.js";
import { resultView } from "./result-view.js";
import { changeView, helpView, minorView, notOkView, numbersView, privacyView, stoppedView, welcomeView, } from "./small-views.js";
import { sourcesView } from "./sources-view.js";
import { educationView, urgencyView } from "./urgency-view.js";
/** The card to show for a session: what is being looked at where that fits the walk, else the walk's own. */
export function viewOf(dialog, session, setting, notice = null, named = []) {
    const phase = phaseOf(dialog, session);
    const view = mayLook(dialog, session, phase, session.look)
        ? lookView(dialog, session, setting, phase, session.look)
        : phaseView(dialog, session, setting, phase);
    if (notice === null)
        return view;
    return {
        ...view,
        blocks: [{ type: "note", text: noticeText(dialog, notice, named) }, ...view.blocks],
    };
}
function noticeText(dialog, notice, named) {
    return fill(dialog.content.notices[notice], { named: named.join("; ") });
}
function phaseView(dialog, session, setting, phase) {
    switch (phase.type) {
        case "welcome":
            return welcomeView(dialog, session, setting);
        case "minor":
            return minorView(dialog, session, setting);
        case "question":
            return questionView(dialog, session, phase.question, phase, { as: "next", why: false });
        case "urgent":
            return urgencyView(dialog, session, setting, phase.assessment);
        case "education":
            return educationView(dialog, session, setting);
        case "result":
            return resultView(dialog, session, setting, phase.assessment);
        default:
            return assertNever(phase);
    }
}
function lookView(dialog, session, setting, phase, look) {
    switch (look.type) {
        case "question": {
            const question = dialog.questions.get(look.question);
            return question
                ? questionView(dialog, session, question, phase, look)
                : phaseView(dialog, session, setting, phase);
        }
        case "changes":
            return changeView(dialog, session, phase);
        case "plan":
            return planView(dialog, session);
        case "keep":
            return keepView(dialog, session, setting, phase);
        case "moved":
            return "assessment" in phase
                ? resultView(dialog, session, setting, phase.assessment, look.question)
                : phaseView(dialog, session, setting, phase);
        case "numbers":
            return numbersView(dialog, session, setting);
        case "help":
            return helpView(dialog, session, setting);
        case "privacy":
            return privacyView(dialog, session, setting);
        case "stopped":
            return stoppedView(dialog);
        case "cause":
            return causeView(dialog, session, look.cause);
        case "learn":
            return learnView(dialog, session, phase, look.topic);
        case "sources":
            return sourcesView(dialog, look.topic);
        case "not-ok":
            return notOkView(dialog, session, setting, look.reply);
        case "walk":
            return phaseView(dialog, session, setting, phase);
        default:
            return assertNever(look);
    }
}
