import { adviceFor } from "../advice.js";
import { phrase } from "../phrase.js";
import { choicesFrom, note, text } from "./blocks.js";
import { control, controlFor } from "./controls.js";
import { basisText, gradeText, sourcesOf } from "./sourcing.js";
/** What anyone may read without answering anything: the list, or one card of it. */
export function learnView(dialog, session, phase, topic) {
    const { held, mayRun } = adviceFor(dialog, session);
    const cause = dialog.causes.find((known) => known.id === topic)?.content;
    const page = dialog.content.topics.find((known) => known.id === topic);
    const hasSources = topic !== null && sourcesOf(dialog, topic).length > 0;
    const controls = [
        ...(hasSources ? [controlFor(dialog, "sources", { type: "sources", topic })] : []),
        control(dialog, "back"),
        control(dialog, "carry-on"),
        control(dialog, "stop"),
    ];
    if (cause) {
        return {
            kind: "learn",
            title: cause.name,
            progress: null,
            blocks: [
                text(gradeText(dialog, cause)),
                text(cause.explanation),
                ...(cause.facets ?? []).map(({ name, explanation }) => text(`**${capital(name)}.** ${explanation}`)),
                ...(mayRun && phase.type !== "education" ? [text(cause.tryFirst)] : held.map(note)),
                text(phrase(dialog, "see-someone", { when: cause.seeSomeone })),
                text(basisText(dialog, hasSources ? [...sourcesOf(dialog, cause.id)] : cause.basis)),
            ],
            choices: null,
            controls,
        };
    }
    if (page) {
        return {
            kind: "learn",
            title: page.title,
            progress: null,
            blocks: [...page.text.map(text), text(basisText(dialog, page.basis))],
            choices: null,
            controls,
        };
    }
    const card = dialog.content.cards.learn;
    return {
        kind: "learn",
        title: card.title,
        progress: null,
        blocks: card.text.map(text),
        choices: topicChoices(dialog),
        controls: [control(dialog, "carry-on"), control(dialog, "stop")],
    };
}
function capital(name) {
    return name.charAt(0).toUpperCase() + name.slice(1);
}
/** Every card of Learn, to pick from: the topics, then the causes. */
export function topicChoices(dialog) {
    const titles = [
        ...dialog.content.topics.map(({ id, title }) => ({ id, label: title })),
        ...dialog.content.causes.map(({ id, name }) => ({ id, label: name })),
    ];
    return choicesFrom(titles.map(({ id, label }) => ({
        id,
        label,
        chosen: false,
        event: { type: "learn", topic: id },
    })));
}
