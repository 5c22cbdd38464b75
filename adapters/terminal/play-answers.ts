import { type AnswerFile, playFile } from "../../src/app/index.ts";
import type { Conversation } from "./conversation.ts";
import { withActions } from "./json-lines.ts";

/** Plays a file of answers and gives the final view as JSON. Answers that were never asked for are listed as unused. */
export function playAnswers(conversation: Conversation, file: AnswerFile): unknown {
  const { dialog } = conversation.bot;
  const view = playFile(dialog, file, (event) => conversation.send(event).view);
  return {
    view: withActions(conversation, view),
    ticket: conversation.ticket(),
    unused: file.unused(),
  };
}
