import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { ExpectedError } from "../app/expected-error.ts";
import type { Content } from "../engine/content/schema.ts";
import { COUNT } from "../language/gist/gist.ts";
import { type Example as GistExample, learnGist, MANNER } from "../language/gist/learn.ts";
import { FEW_TOLD } from "../language/kinds/kinds.ts";
import { type KindExample, learnKinds, type Manner } from "../language/kinds/learn-kinds.ts";
import { packKinds } from "../language/kinds/packed-kinds.ts";
import { boundsOf, unitsOf } from "../language/kinds/units.ts";
import { lastYearOf } from "../language/lexicon.ts";
import { learnSigns, NAMING, type SignExample } from "../language/signs/learn-signs.ts";
import { tongueOf } from "../language/tongues.ts";

/** Whole messages, one a line: `message => what a careful person takes from it`. Lines after a # are remarks. */
type Line = { readonly text: string; readonly wanted: string; readonly file: string };

/** What is learned from a dialog's messages, as the file that keeps it; null where it has none. */
export function learned(root: string, content: Content): { path: string; yaml: string } | null {
  const folder = folderOf(root, content);
  const { told, asked, examples, from } = messagesIn(folder, content);
  if ([...told, ...asked, ...examples].length === 0) return null;
  const read = (lines: readonly Line[]) => lines.map((line) => exampleOf(content, line));
  const statements = told.filter(({ file }) => file === STATEMENTS);
  const signs = learnSigns([
    ...read(statements).map(({ units }) => ({ units, is: [] })),
    ...examples.filter(isOfSigns).flatMap((line) => signsOf(content, line)),
  ]);
  const distress = [
    ...read(statements.filter(({ wanted }) => !LOW.test(wanted))).map(({ units }) => ({
      units,
      isMeant: false,
    })),
    ...examples.map((line) => distressOf(content, line)),
  ];
  const kinds = {
    from,
    told: packKinds(learnKinds(read(told), TOLD)),
    asked: packKinds(learnKinds(read(asked), ASKED)),
    ...(signs ? { signs } : {}),
    ...(distress.some(({ isMeant }) => isMeant) ? { distress: learnGist(distress) } : {}),
  };
  return { path: join(folder, "kinds.yaml"), yaml: HEAD + stringify({ kinds }, { lineWidth: 0 }) };
}

/** Whether what a dialog keeps was learned from the messages that it has. */
export function isLearned(root: string, content: Content): boolean {
  const { told, asked, examples, from } = messagesIn(folderOf(root, content), content);
  return [...told, ...asked, ...examples].length === 0 || content.words.kinds?.from === from;
}

/** What told most right on messages that nothing was learned from. */
const TOLD: Manner = { rounds: 8, fewest: 3, oftener: 2, seen: 0.1, few: FEW_TOLD };
const ASKED: Manner = { rounds: 24, fewest: 1, oftener: 1, seen: 0.3, few: 0 };

/** Of what is told, the file of single statements: none of them tells a sign. */
const STATEMENTS = "statements.txt";
/** What tells a low mood is no distress by itself, and far from nothing: of such statements nothing is learned. */
const LOW = /\blow\b/;

const HEAD = `# yaml-language-server: $schema=../../../schemas/words.json
# Learned from the messages in \`told\`, \`asked\` and \`examples\` by \`npm run dialogs -- check --write\`; not to be changed by hand.

`;

function folderOf(root: string, { id, locale }: Content): string {
  return join(root, "dialogs", id, "words", locale.split("-")[0] ?? locale);
}

/** The messages, and a fingerprint of them and of all else that is learned by. */
function messagesIn(folder: string, content: Content) {
  const by = [
    TOLD,
    ASKED,
    NAMING,
    MANNER,
    COUNT,
    [...boundsOf(content)],
    lastYearOf(content),
    content.words.measures,
  ];
  const hash = createHash("sha256").update(JSON.stringify(by));
  const read = (name: string): readonly Line[] => {
    const own = join(folder, name);
    const files = existsSync(own) ? readdirSync(own).sort() : [];
    return files.flatMap((file) => {
      const text = readFileSync(join(own, file), "utf8");
      hash.update(file).update("\0").update(text).update("\0");
      return linesOf(text, file);
    });
  };
  const [told, asked, examples] = [read("told"), read("asked"), read("examples")];
  return { told, asked, examples, from: hash.digest("hex").slice(0, 16) };
}

function linesOf(text: string, file: string): readonly Line[] {
  return text
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const at = line.lastIndexOf(" => ");
      if (at < 0) throw new ExpectedError("content", `"${line}" says not what it tells: … => …`);
      return { text: line.slice(0, at), wanted: line.slice(at + 4).trim(), file };
    });
}

/** What lines name and there is not, or not any more, each once: nothing is learned of it. */
export function unknownNames(root: string, content: Content): readonly string[] {
  const { told, asked, examples } = messagesIn(folderOf(root, content), content);
  const known = namesIn(content);
  const signs = examples.filter(({ text }) => text.startsWith("+"));
  const named = [...told, ...asked, ...signs].flatMap(({ wanted }) => {
    const { is, maybe } = meantBy(wanted);
    return [...is, ...maybe];
  });
  return [...new Set(named.filter((name) => !known.has(name) && name !== DISTRESS))];
}
/** What an example may tell beside signs. */
const DISTRESS = "distress";

function namesIn({ screen, questions, selfTests, faqs }: Content): ReadonlySet<string> {
  const answers = [...screen, ...questions, ...selfTests].flatMap(({ id, options }) =>
    options.map((option) => `${id}.${option.id}`),
  );
  return new Set([...answers, ...faqs.map(({ id }) => id)]);
}

function exampleOf(content: Content, { text, wanted }: Line): KindExample {
  const tongue = tongueOf(content.locale);
  const tokens = tongue.tokensOf(text);
  const quantities = tongue.quantitiesIn(tokens, lastYearOf(content), content.words.measures);
  const known = namesIn(content);
  const { is, maybe } = meantBy(wanted);
  return {
    units: unitsOf(tokens, quantities, boundsOf(content), tongue.adultIn(tokens)),
    is: is.filter((name) => known.has(name)),
    maybe: maybe.filter((name) => known.has(name)),
  };
}

/** "* I can't go on => distress" tells it, whatever the line tells beside. */
function distressOf(content: Content, line: Line): GistExample {
  const { units } = exampleOf(content, { ...line, text: line.text.replace(MARK, "") });
  return { units, isMeant: line.wanted.split("; ").includes(DISTRESS) };
}

/** "+ my foot drags => legs.weak-leg" tells a sign, and "- …" none; what "* …" tells of signs is open. */
function signsOf(content: Content, line: Line): readonly SignExample[] {
  const { units, is } = exampleOf(content, { ...line, text: line.text.replace(MARK, "") });
  if (!line.text.startsWith("+")) return [{ units, is: [] }];
  // Nothing is learned of a sign that another dialog asks about.
  return is.length > 0 ? [{ units, is }] : [];
}
const MARK = /^(?:\*|\+\+?|-) /;

function isOfSigns({ text }: Line): boolean {
  return !text.startsWith("*");
}

/** "a; b|c; ?d": surely a, one of b and c, and likely d. Ages are read by rule. */
function meantBy(wanted: string): {
  readonly is: readonly string[];
  readonly maybe: readonly string[];
} {
  const parts = wanted.split("; ").filter((part) => part !== "-" && !/^\??age\./.test(part));
  const sure = parts.filter((part) => !part.startsWith("?")).map((part) => part.split("|"));
  const likely = parts.filter((part) => part.startsWith("?"));
  const either = sure.filter((part) => part.length > 1).flat();
  return {
    is: sure.flat(),
    maybe: [...either, ...likely.flatMap((part) => part.slice(1).split("|"))],
  };
}
