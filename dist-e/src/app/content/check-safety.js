import { refsOf } from "../../engine/ref.js";
/** A help line is to be checked again after this many days. */
const CHECKED_DAYS = 365;
const DAY = 86_400_000;
/** That no tick on the safety screen is lost, that doubt counts as yes, and that help is named and fresh. */
export function checkSafety(content, today, report) {
    const raised = new Set(content.flags.flatMap((flag) => flag.rules.flatMap((rule) => refsOf(rule.when))));
    const opened = new Set([...content.followUps, ...content.questions].flatMap((question) => refsOf(question.when ?? {})));
    content.screen.forEach((card, at) => {
        card.options.forEach((option, index) => {
            const ref = `${card.id}.${option.id}`;
            if (raised.has(ref) || opened.has(ref))
                return;
            report("BC023", ["screen", at, "options", index], `A tick at "${ref}" raises no flag and opens no question.`);
        });
    });
    content.followUps.forEach((question, at) => {
        if (takesDoubtForYes(question, raised))
            return;
        report("BC022", ["followUps", at], `"Not sure" at "${question.id}" would be taken for no. Add "${question.id}.not-sure" to a flag's rule.`);
    });
    checkUrgencies(content, report);
    checkHelpLines(content, today, report);
}
/** What each urgent card must fill in: what was heard, and whom to call. */
const NEEDED = {
    emergency: ["{heard}", "{emergency}"],
    "same-day": ["{heard}", "{urgent}"],
    days: ["{heard}"],
};
const FILLED = ["{heard}", "{emergency}", "{urgent}"];
function checkUrgencies(content, report) {
    for (const urgency of ["emergency", "same-day", "days"]) {
        const text = content.urgencies[urgency].text.join(" ");
        for (const word of NEEDED[urgency].filter((one) => !text.includes(one))) {
            report("BC025", ["urgencies", urgency], `The ${urgency} card needs ${word}.`);
        }
        for (const word of (text.match(/\{\w+\}/g) ?? []).filter((one) => !FILLED.includes(one))) {
            report("BC025", ["urgencies", urgency], `The ${urgency} card has ${word}, which nothing fills.`);
        }
    }
}
function takesDoubtForYes({ id, options }, raised) {
    return (!options.some((option) => raised.has(`${id}.${option.id}`)) || raised.has(`${id}.not-sure`));
}
/** That no number on a card is older than a year, and which are kept off every card. */
export function checkHelpLines(content, today, report) {
    const isOld = (date) => date !== "common-knowledge" && today - Date.parse(date) / DAY > CHECKED_DAYS;
    content.regions.forEach((region, at) => {
        if (isOld(region.emergencyChecked)) {
            report("BC019", ["regions", at, "emergencyChecked"], stale(region.emergency, region.name), "warning");
        }
        for (const kind of ["urgent", "crisis"]) {
            region[kind].forEach((line, index) => {
                const path = ["regions", at, kind, index];
                if (line.checked === null) {
                    report("BC020", path, `${line.label} ${line.number} (${region.name}) is not shown until someone has checked it and set the date.`, "info");
                }
                else if (isOld(line.checked)) {
                    report("BC019", path, stale(line.number, region.name), "warning");
                }
            });
        }
    });
}
function stale(number, region) {
    return `${number} (${region}) was last checked over a year ago. Check it on the operator's own page and set the date.`;
}
