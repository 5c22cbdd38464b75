import { createSession, type Session } from "../../src/engine/index.ts";
import { respond } from "../../src/language/index.ts";
import { readWords } from "../../src/language/reading.ts";
import { realDialog, TODAY } from "../dialog.ts";

export const dialog = realDialog();
const none = (question: string) => ({ question, options: [] });
/** Someone who has agreed, and someone past the safety screen. */
export const agreed: Session = { ...createSession(TODAY), age: "20-44" };
export const asked: Session = {
  ...agreed,
  answers: [none("legs"), none("ill"), none("about")],
};
export const typed = (session: Session, text: string) =>
  respond(dialog, session, { type: "words", text }, TODAY);
export const onCard = (session: Session, text: string) => readWords(dialog, session, text);
