import { givenBy, holds } from "../../engine/condition.js";
import { phaseOf, rankCauses } from "../../engine/index.js";
import { drawPerson, randomFrom } from "./people.js";
import { walkThrough } from "./walk-through.js";
/**
 * Draws people from the dialog's own model and walks them through it. What it shows is how well the questions are chosen
 * if the model were true; whether it is true, no simulation can say.
 *
 * @param seed the same seed draws the same people
 * @param today in days since 1 January 1970
 */
export function simulate(dialog, people, seed, today) {
    const random = randomFrom(seed);
    const walked = Array.from({ length: people }, () => walkAs(dialog, drawPerson(dialog, random), today));
    const results = walked.filter(({ session }) => phaseOf(dialog, session).type === "result");
    const asked = results.map(({ person, session }) => ({ person, order: orderOf(dialog, session) }));
    const all = results.map(({ person, session }) => ({
        person,
        order: orderOf(dialog, askedAll(dialog, person, session)),
    }));
    return {
        people,
        results: results.length,
        questions: spreadOf(results.map(({ questions }) => questions)),
        presses: spreadOf(results.map(({ presses }) => presses)),
        shares: sharesOf(dialog, results),
        asked: hitsOf(asked, null),
        askedAll: hitsOf(all, null),
        causes: dialog.causes.map(({ id }, cause) => ({
            id,
            people: results.filter(({ person }) => person.truth[cause]).length,
            asked: hitsOf(asked, cause),
            askedAll: hitsOf(all, cause),
        })),
    };
}
function sharesOf({ walk }, walked) {
    return walk
        .map(({ id }) => {
        const asked = walked.filter(({ session }) => session.answers.some(({ question }) => question === id));
        return { id, share: asked.length / walked.length };
    })
        .sort((a, b) => b.share - a.share);
}
/** A tick is a press, and so is handing ticks in. */
function walkAs(dialog, person, today) {
    let questions = 0;
    let presses = 1;
    const session = walkThrough(dialog, person.age, (question) => {
        const options = person.answer(question);
        const isTicked = question.many && options.length > 0 && !options.includes("not-sure");
        presses += isTicked ? options.length + 1 : 1;
        if (question.role === "walk")
            questions++;
        return options;
    }, today);
    return { person, session, questions, presses };
}
/** The session with the person's answers to all other questions of the walk, as far as they fit. */
function askedAll(dialog, person, session) {
    const answers = [...session.answers];
    for (const question of dialog.walk) {
        const given = givenBy(dialog, answers);
        const { ask, when } = question.content;
        if (given.has(question.id) || ask === "offered" || !holds(when, given, session.age))
            continue;
        answers.push({ question: question.id, options: person.answer(question) });
    }
    return { ...session, answers };
}
/** The causes' places in the dialog, most believed first. */
function orderOf(dialog, session) {
    return rankCauses(dialog, session).ranked.map(({ index }) => index);
}
/** How often a cause at work, or the one given, comes first and in the top three, among the people who have it. */
function hitsOf(people, cause) {
    const those = people.filter(({ person }) => cause === null ? person.truth.includes(true) : person.truth[cause]);
    const among = (places) => those.filter(({ person, order }) => order
        .slice(0, places)
        .some((index) => (cause === null ? person.truth[index] : index === cause))).length / those.length;
    return { first: among(1), topThree: among(3) };
}
function spreadOf(values) {
    const sorted = [...values].sort((a, b) => a - b);
    return { median: sorted[sorted.length >> 1] ?? Number.NaN, most: sorted.at(-1) ?? Number.NaN };
}
/** A simulation as a table to read. */
export function formatSimulation(simulated) {
    const { people, results, questions, presses, shares, asked, askedAll: all, causes } = simulated;
    const percent = (share) => (Number.isNaN(share) ? "-" : `${(share * 100).toFixed(1)}%`).padStart(6);
    const row = (name, few, many) => `  ${name.padEnd(24)} ${percent(few.first)} of ${percent(many.first)}    ${percent(few.topThree)} of ${percent(many.topThree)}`;
    return [
        `${people} people drawn from the dialog's own model; ${results} came to a result, the others were sent to be seen.`,
        `Questions after the safety screen: ${questions.median} at the median, ${questions.most} at most.`,
        `Presses from start to result: ${presses.median} at the median, ${presses.most} at most.`,
        "",
        "How often a cause that is at work is named first, and among the first three; and how often it would be with every",
        "question asked. The two should be close: then the walk asks the right questions. Rare causes are hard for both.",
        "                           first                in the first three",
        row("any", asked, all),
        ...causes.map(({ id, people: count, asked: few, askedAll: many }) => row(`${id} (${count} people)`, few, many)),
        "",
        "How often each question is asked:",
        ...shares.map(({ id, share }) => `  ${id.padEnd(24)} ${percent(share)}`),
    ].join("\n");
}
