import { lexiconOf } from "./lexicon.js";
/** How many of its words a text must have of a language's small ones, and what share of all. */
const FEWEST = 2;
const SHARE = 0.25;
const NEGATORS = new Set("no sin pas sans kein keine keinen nicht ohne não nao sem non nessun niente senza geen niet zonder nie bez brak".split(" "));
/** The language of a text, where it is none that the dialog speaks. */
export function foreignIn(dialog, tokens, matches) {
    const urgent = matches.find(({ phrase, first }) => {
        const isDenied = NEGATORS.has(tokens[first - 1]?.word ?? "");
        return phrase.meaning.type === "foreign" && !isDenied;
    });
    const { languages } = dialog.content.words;
    if (urgent?.phrase.meaning.type === "foreign") {
        const { language } = urgent.phrase.meaning;
        const reply = languages.find(({ id }) => id === language)?.reply ?? "";
        return { reply, isEmergency: true };
    }
    const { signs } = lexiconOf(dialog);
    const counts = new Map();
    for (const { word } of tokens) {
        for (const language of signs.get(word) ?? []) {
            counts.set(language, (counts.get(language) ?? 0) + 1);
        }
    }
    const [best] = [...counts].sort(([, a], [, b]) => b - a);
    if (!best || best[1] < FEWEST || best[1] < tokens.length * SHARE)
        return null;
    return { reply: languages.find(({ id }) => id === best[0])?.reply ?? "", isEmergency: false };
}
