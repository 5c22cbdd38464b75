import { createSession, plainText, step, viewOf, } from "../../engine/index.js";
import { didYouMean } from "../content/diagnostic.js";
const MOST_CARDS = 80;
/** What the bot says to words that it did understand. */
const UNDERSTOOD = ["typed-flag", "typed-flag-first"];
const REPLY = "> ";
const SHOWS = /^(Shows|Does not show): (.+)$/;
const NEARLY_SHOWS = /^(shows?|does(n't| not) show)\b/i;
/**
 * Reads a plan. Its first line is its title; then, in any order and with any remarks between them:
 *
 *     Where do you feel it?               the title of a card
 *     > Middle of my lower back           what the person types on it
 *     Shows: Main suspect                 what the last card must hold
 *     Does not show: Shoes                and must not
 */
export function readPlan(text) {
    const lines = text.split("\n").map((line) => line.trim());
    const replies = [];
    const expectations = [];
    const problems = [];
    let title = "";
    lines.forEach((line, at) => {
        const expected = SHOWS.exec(line);
        if (line === REPLY.trim()) {
            problems.push(`line ${at + 1}: what do they type?`);
        }
        else if (!expected && NEARLY_SHOWS.test(line)) {
            problems.push(`line ${at + 1}: begin it with "Shows: " or "Does not show: "`);
        }
        else if (line.startsWith(REPLY)) {
            replies.push({ title, words: line.slice(REPLY.length), line: at + 1 });
        }
        else if (expected) {
            const [, kind, shown = ""] = expected;
            expectations.push({ text: shown, isShown: kind === "Shows", line: at + 1 });
        }
        else if (line !== "") {
            title = line;
        }
    });
    return { title: lines[0] ?? "", replies, expectations, problems };
}
/**
 * Plays a plan. Where it says nothing, safety cards get "none of these" and other questions "not sure".
 *
 * @param today in days since 1 January 1970
 */
export function playPlan(dialog, plan, today) {
    const left = [...plan.replies];
    const said = [];
    const problems = [...plan.problems];
    let session = createSession(today);
    let view = show(dialog, session);
    for (let cards = 0; cards < MOST_CARDS; cards++) {
        said.push(plainText(view));
        const at = left.findIndex(({ title }) => title === view.title);
        const [reply] = at < 0 ? [] : left.splice(at, 1);
        const event = reply ? { type: "words", text: reply.words } : silence(dialog, view);
        if (event === null)
            break;
        if (cards === MOST_CARDS - 1)
            problems.push(`this walk goes on after ${MOST_CARDS} cards`);
        said.push(reply ? `${REPLY}${reply.words}` : `${REPLY}(${event.type})`);
        const update = step(dialog, session, event, today);
        if (reply && update.notice !== null && !UNDERSTOOD.includes(update.notice)) {
            problems.push(`line ${reply.line}: "${reply.words}" is not understood on "${view.title}"`);
            break;
        }
        session = update.session;
        view = show(dialog, session);
    }
    return {
        session,
        transcript: said.join("\n"),
        problems: [...problems, ...unmet(dialog, plan, left, view)],
    };
}
/** What a person who says nothing about a question answers; null on any other card. */
function silence(dialog, view) {
    const question = dialog.questions.get(view.choices?.question ?? "");
    if (!question || question.role === "follow-up")
        return null;
    return question.role === "screen"
        ? { type: "answer", question: question.id, options: [] }
        : { type: "not-sure", question: question.id };
}
function unmet(dialog, plan, left, view) {
    const prompts = [...dialog.questions.values()].map(({ content }) => content.prompt);
    const text = plainText(view);
    return [
        ...(view.kind === "question" ? [`nothing is said to "${view.title}"`] : []),
        ...left.map(({ title, line }) => `line ${line}: "${title}" never came; the walk ended on "${view.title}".${prompts.includes(title) ? "" : didYouMean(title, prompts)}`),
        ...plan.expectations
            .filter(({ text: expected, isShown }) => text.includes(expected) !== isShown)
            .map(({ text: expected, isShown, line }) => `line ${line}: "${view.title}" ${isShown ? "does not show" : "shows"} "${expected}"`),
        ...(plan.expectations.length === 0
            ? ["nothing is expected: add a line that begins with Shows:"]
            : []),
    ];
}
function show(dialog, session) {
    return viewOf(dialog, session, { surface: "terminal", region: null });
}
