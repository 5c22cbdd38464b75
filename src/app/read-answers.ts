import type { Dialog } from "../engine/index.ts";
import type { AnswerFile } from "./answer-file.ts";
import { readFile } from "./project.ts";

/** A file of answers, read by a library that nothing else needs at a start. @throws ExpectedError with all its mistakes */
export async function readAnswers(dialog: Dialog, path: string): Promise<AnswerFile> {
  const { readAnswerFile } = await import("./answer-file.ts");
  return readAnswerFile(dialog, readFile(path));
}
