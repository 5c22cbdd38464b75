import { converse } from "./conversation.js";
import { layoutOf } from "./layout.js";
/** Holds one walk on standard input and output, until it is stopped or the input ends. */
export async function runTerminal(bot, options) {
    const { stdin, stdout } = process;
    const conversation = converse(bot, Date.now, options.code);
    if (options.answers !== null) {
        const { playAnswers } = await import("./play-answers.js");
        stdout.write(`${JSON.stringify(playAnswers(conversation, options.answers))}\n`);
        return;
    }
    if (options.mode === "json") {
        const { runJsonLines } = await import("./json-lines.js");
        return runJsonLines(conversation, stdin, stdout);
    }
    const layout = () => layoutOf(stdout, options.env);
    if (options.mode === "auto" && stdin.isTTY && stdout.isTTY) {
        const { runInteractive } = await import("./interactive.js");
        await runInteractive(conversation, layout);
    }
    else {
        const { runPlain } = await import("./plain.js");
        await runPlain(conversation, stdin, stdout, layout());
    }
    if (bot.canResume) {
        stdout.write(`To go on later: npm start -- --resume ${conversation.ticket()}\n`);
    }
}
