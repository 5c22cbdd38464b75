import { playFile } from "../../src/app/index.js";
import { withActions } from "./json-lines.js";
/** Plays a file of answers and gives the final view as JSON. Answers that were never asked for are listed as unused. */
export function playAnswers(conversation, file) {
    const { dialog } = conversation.bot;
    const view = playFile(dialog, file, (event) => conversation.send(event).view);
    return {
        view: withActions(conversation, view),
        ticket: conversation.ticket(),
        unused: file.unused(),
    };
}
