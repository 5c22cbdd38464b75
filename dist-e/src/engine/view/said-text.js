import { phrase } from "../phrase.js";
import { NOT_SURE } from "../ref.js";
/** A question's name and what was answered: "your longest run: Double or more". */
export function saidText(dialog, question, answer) {
    const said = answerText(dialog, question, answer);
    return phrase(dialog, "your-answer", { name: question.content.name, said });
}
/** What was answered, by its labels. */
export function answerText(dialog, question, { options }) {
    const { content } = question;
    const { labels } = dialog.content;
    const said = content.options.filter(({ id }) => options.includes(id)).map(({ label }) => label);
    const isUnsure = options.includes(NOT_SURE);
    if (said.length === 0) {
        return isUnsure
            ? (content.notSureLabel ?? labels[NOT_SURE])
            : (content.none?.label ?? labels.none);
    }
    return [...said, ...(isUnsure ? [phrase(dialog, "doubted")] : [])].join("; ");
}
