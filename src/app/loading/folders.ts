/** The lists whose entries may stand in files of their own, and the folder of each. */
export const FOLDERS = {
  screen: "safety/cards",
  followUps: "safety/follow-ups",
  flags: "safety/flags",
  questions: "questions",
  selfTests: "self-tests",
  planQuestions: "plan-questions",
  checkIns: "check-ins",
  made: "check-ins/made",
  causes: "causes",
  exercises: "exercises",
  faqs: "answers",
  topics: "learn",
} as const;

/** Of those, the lists of questions: what people type for them, and their evidence, may stand apart. */
export const QUESTION_LISTS = [
  "screen",
  "followUps",
  "questions",
  "selfTests",
  "planQuestions",
  "checkIns",
  "made",
] as const;

/** What stands around every dialog, as seen from a dialog's folder. */
const INTERFACE = "../interface";

/** What answers say of causes, by question. */
export const EVIDENCE = "evidence.yaml";

/** The folder of what people type for a question. */
export function wordsFolder(language: string): string {
  return `words/${language}/questions`;
}

/** Whether a file's keys are parts of the dialog, or of its words. */
export function isShared(name: string, language: string): boolean {
  const folder = folderOf(name);
  if (folder === "") return name !== EVIDENCE;
  if (folder === INTERFACE) return idOf(name) === language;
  return folder === `surfaces/${language}` || folder === `words/${language}`;
}

/** Whether it is a file of another language. */
export function isForeign(name: string, language: string): boolean {
  const [folder, own] = name.split("/");
  if (folder === "translations" || folderOf(name) === INTERFACE) return true;
  return (folder === "surfaces" || folder === "words") && own !== language;
}

/** `safety/flags` of `safety/flags/nerve.yaml`; empty where a file stands in the dialog's own folder. */
export function folderOf(name: string): string {
  return name.split("/").slice(0, -1).join("/");
}

/** `nerve` of `safety/flags/nerve.yaml`. */
export function idOf(name: string): string {
  return (name.split("/").at(-1) ?? name).replace(/\.yaml$/, "");
}
