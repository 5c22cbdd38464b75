import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { ExpectedError } from "../app/expected-error.ts";
import { didYouMean } from "../app/loading/diagnostic.ts";
import type { Content } from "../engine/content/schema.ts";
import { type KindExample, learnKinds, type Manner } from "../language/kinds/learn-kinds.ts";
import { packKinds } from "../language/kinds/packed-kinds.ts";
import { boundsOf, unitsOf } from "../language/kinds/units.ts";
import { lastYearOf } from "../language/lexicon.ts";
import { tongueOf } from "../language/tongues.ts";

/** Whole messages, one a line: `message => what a careful person takes from it`. Lines after a # are remarks. */
type Line = { readonly text: string; readonly wanted: string };

/** What is learned from a dialog's messages, as the file that keeps it; null where it has none. */
export function learned(root: string, content: Content): { path: string; yaml: string } | null {
  const folder = folderOf(root, content);
  const messages = messagesIn(folder, content);
  const { told, asked, from } = messages;
  if (told.length === 0 && asked.length === 0) return null;
  checkNames(content, messages);
  const examples = (lines: readonly Line[]) => lines.map((line) => exampleOf(content, line));
  const kinds = {
    from,
    told: packKinds(learnKinds(examples(told), TOLD)),
    asked: packKinds(learnKinds(examples(asked), ASKED)),
  };
  return { path: join(folder, "kinds.yaml"), yaml: HEAD + stringify({ kinds }, { lineWidth: 0 }) };
}

/** Whether what a dialog keeps was learned from the messages that it has. */
export function isLearned(root: string, content: Content): boolean {
  const { told, asked, from } = messagesIn(folderOf(root, content), content);
  return (told.length === 0 && asked.length === 0) || content.words.kinds?.from === from;
}

/** What told most right on messages that nothing was learned from. */
const TOLD: Manner = { rounds: 8, fewest: 3, oftener: 2, seen: 0.1 };
const ASKED: Manner = { rounds: 24, fewest: 1, oftener: 1, seen: 0.3 };

const HEAD = `# yaml-language-server: $schema=../../../schemas/words.json
# Learned from the messages in \`told\` and \`asked\` by \`npm run dialogs -- check --write\`; not to be changed by hand.

`;

function folderOf(root: string, { id, locale }: Content): string {
  return join(root, "dialogs", id, "words", locale.split("-")[0] ?? locale);
}

/** The messages, and a fingerprint of them and of all else that is learned by. */
function messagesIn(folder: string, content: Content) {
  const by = [TOLD, ASKED, [...boundsOf(content)], lastYearOf(content), content.words.measures];
  const hash = createHash("sha256").update(JSON.stringify(by));
  const read = (name: string): readonly Line[] => {
    const own = join(folder, name);
    const files = existsSync(own) ? readdirSync(own).sort() : [];
    return files.flatMap((file) => {
      const text = readFileSync(join(own, file), "utf8");
      hash.update(file).update("\0").update(text).update("\0");
      return linesOf(text);
    });
  };
  const [told, asked] = [read("told"), read("asked")];
  return { told, asked, from: hash.digest("hex").slice(0, 16) };
}

function linesOf(text: string): readonly Line[] {
  return text
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const at = line.lastIndexOf(" => ");
      if (at < 0) throw new ExpectedError("content", `"${line}" says not what it tells: … => …`);
      return { text: line.slice(0, at), wanted: line.slice(at + 4).trim() };
    });
}

/** @throws ExpectedError where a line names what there is not */
function checkNames(content: Content, { told, asked }: ReturnType<typeof messagesIn>): void {
  const answers = [...content.questions, ...content.selfTests].flatMap(({ id, options }) =>
    options.map((option) => `${id}.${option.id}`),
  );
  const faqs = content.faqs.map(({ id }) => id);
  for (const [lines, known] of [
    [told, answers],
    [asked, faqs],
  ] as const) {
    for (const { text, wanted } of lines) {
      const names = wanted.split("; ").flatMap((part) => part.replace("?", "").split("|"));
      const wrong = names.find(
        (name) => name !== "-" && !/^age\./.test(name) && !known.includes(name),
      );
      if (wrong === undefined) continue;
      const says = `There is no "${wrong}" to learn from "${text}".${didYouMean(wrong, known)}`;
      throw new ExpectedError("content", says);
    }
  }
}

/** "a; b|c; ?d": surely a, one of b and c, and likely d. Ages are read by rule. */
function exampleOf(content: Content, { text, wanted }: Line): KindExample {
  const tongue = tongueOf(content.locale);
  const tokens = tongue.tokensOf(text);
  const quantities = tongue.quantitiesIn(tokens, lastYearOf(content), content.words.measures);
  const parts = wanted.split("; ").filter((part) => part !== "-" && !/^\??age\./.test(part));
  const sure = parts.filter((part) => !part.startsWith("?")).map((part) => part.split("|"));
  const likely = parts.filter((part) => part.startsWith("?"));
  const either = sure.filter((part) => part.length > 1).flat();
  return {
    units: unitsOf(tokens, quantities, boundsOf(content)),
    is: sure.flat(),
    maybe: [...either, ...likely.flatMap((part) => part.slice(1).split("|"))],
  };
}
