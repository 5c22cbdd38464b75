import { existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { readAnswerFile } from "../app/answer-file.ts";
import { ExpectedError } from "../app/expected-error.ts";
import { chooseDialog } from "../app/loading/choose-dialog.ts";
import { didYouMean } from "../app/loading/diagnostic.ts";
import { listDialogs } from "../app/loading/list-dialogs.ts";
import { type Loaded, loadDialog } from "../app/loading/load-dialog.ts";
import { playFile } from "../app/play-file.ts";
import { projectRoot, readFile, todayFrom } from "../app/project.ts";
import { loadEnv } from "../app/settings/env-file.ts";
import { readConfig, readDialogChoice } from "../app/settings/settings.ts";
import { createKeys } from "../app/tickets/keys.ts";
import { holderOf, type Opened, openTicket } from "../app/tickets/ticket.ts";
import { createSession, type Dialog, step, viewOf } from "../engine/index.ts";
import { type Case, formatCases, playCase, readCases } from "./cases.ts";
import { check, compile, write } from "./check.ts";
import { createNew } from "./create-new.ts";
import { explain } from "./explain.ts";
import { graphOf } from "./graph.ts";
import { playPlan } from "./plan.ts";
import { readPlans } from "./plans.ts";
import { replay } from "./replay.ts";
import { formatSimulation, simulate } from "./simulate.ts";
import { understood } from "./understood.ts";
import { countWords, formatWords } from "./words.ts";

const USAGE = `npm run dialogs -- <command>

  list                    the dialogs there are
  new ID                  a small dialog that works, in dialogs/ID, to be changed into yours
  check                   every problem in every dialog, with file and line
  check --write           the same, after giving numbers to what is new, drawing, and renewing the editors' schemas
  plan [NAME]             runs the test plans; with a name: that one's whole transcript
  simulate                draws people from the dialog's own model: how well are questions chosen?
           --people 10000 --seed 1
  words                   how much do such people read on the way to the result? Takes the same flags
  cases FILE…             invented people, one JSON object a line: how often is the right habit named?
           --show ID      one of them: the walk, and what each answer moved
  replay FILE or CODE     a file of answers, or a resume code (needs BACKCHAT_SECRET), told again with beliefs
  understand "TEXT"       what is understood of typed words: by which phrases, what does not count, what is left
           --json         a line of JSON for each line of text that comes in: what is taken, offered and asked about
           --at QUESTION  as replies to a question
  graph                   Mermaid: which answers lead where
  compile                 check, and leave the compiled dialogs in dist/ for a fast start

  --dialog ID             which dialog, where there are several; or set DIALOG`;

const COMMANDS = [
  "list",
  "new",
  "check",
  "plan",
  "simulate",
  "words",
  "cases",
  "replay",
  "understand",
  "graph",
  "compile",
];
/** A resume code, or the most of one. */
const LIKE_A_CODE = /^[\w-]{40,}$/;

/** What is said of a code that tells nothing. */
const REFUSALS: Readonly<Partial<Record<Opened["type"], string>>> = {
  malformed: "That code isn't whole. Please copy all of it.",
  "older-format": "That code is from before an update, and can't be opened any more.",
};
const ELSEWHERE =
  "That code can't be opened here: another secret sealed it, or it is from another app.";

const root = projectRoot();
const today = todayFrom(Date.now());

/** The author's commands on the command line. Gives the exit code: 1 where something is to be mended. */
async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArgs(args);
  const [command, operand, ...more] = positionals;
  const takesOperand = ["new", "cases", "replay", "plan", "understand"].includes(command ?? "");
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if ((more.length > 0 && command !== "cases") || (operand !== undefined && !takesOperand)) {
    throw new ExpectedError("usage", `That is a word too many.\n\n${USAGE}`);
  }
  switch (command) {
    case "check":
      if (values.write) write(root, today);
      return check(root, today) ? 0 : 1;
    case "list":
      for (const id of listDialogs(root)) {
        const { dialog } = await loadDialog(root, id, today);
        console.log(`${id}: ${dialog?.content.title ?? "has errors"}`);
      }
      return 0;
    case "new":
      if (operand === undefined) throw new ExpectedError("usage", USAGE);
      createNew(root, operand, today);
      console.log(nextSteps(operand));
      return 0;
    case "compile":
      return (await compile(root, today)) ? 0 : 1;
    case "graph":
      console.log(graphOf((await load(values.dialog)).dialog));
      return 0;
    case "simulate":
    case "words": {
      const { dialog } = await load(values.dialog);
      const people = wholeNumber("--people", values.people);
      const seed = wholeNumber("--seed", values.seed);
      console.log(
        command === "words"
          ? formatWords(countWords(dialog, people, seed, today))
          : formatSimulation(simulate(dialog, people, seed, today)),
      );
      return 0;
    }
    case "cases": {
      const { dialog } = await load(values.dialog);
      const cases = positionals.slice(1).flatMap((file) => readCases(readFile(file)));
      console.log(toldOf(dialog, cases, values.show));
      return 0;
    }
    case "replay": {
      if (operand === undefined) throw new ExpectedError("usage", USAGE);
      console.log(retell(await load(values.dialog), operand));
      return 0;
    }
    case "understand": {
      const { dialog } = await load(values.dialog);
      if (operand === undefined && !values.json) throw new ExpectedError("usage", USAGE);
      if (!values.json) {
        console.log(explain(dialog, operand ?? ""));
        return 0;
      }
      const lines = operand === undefined ? createInterface({ input: process.stdin }) : [operand];
      for await (const line of lines) {
        console.log(JSON.stringify(understood(dialog, line, values.at ?? null, today)));
      }
      return 0;
    }
    case "plan": {
      const { dialog } = await load(values.dialog);
      return runPlans(dialog, operand) ? 0 : 1;
    }
    case undefined:
      throw new ExpectedError("usage", USAGE);
    default:
      throw new ExpectedError(
        "usage",
        `There is no command "${command}".${didYouMean(command, COMMANDS)}\n\n${USAGE}`,
      );
  }
}

function nextSteps(id: string): string {
  return `Made dialogs/${id}. It works as it is; change its words into yours, and try it:

  npm run dialogs -- check
  npm run dialogs -- plan --dialog ${id}
  DIALOG=${id} npm start -- --plain

docs/authoring/start-a-dialog.md says what to change first.`;
}

function readArgs(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: "boolean", short: "h" },
        write: { type: "boolean" },
        dialog: { type: "string" },
        people: { type: "string", default: "10000" },
        seed: { type: "string", default: "1" },
        show: { type: "string" },
        json: { type: "boolean" },
        at: { type: "string" },
      },
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : "Unknown option.";
    throw new ExpectedError("usage", `${reason}\n\n${USAGE}`);
  }
}

async function load(wanted: string | undefined): Promise<Loaded & { readonly dialog: Dialog }> {
  loadEnv();
  const id = chooseDialog(root, readDialogChoice({ ...process.env, "--dialog": wanted }).dialog);
  const loaded = await loadDialog(root, id, today);
  if (!loaded.dialog) {
    throw new ExpectedError("content", "The dialog has errors. See: npm run dialogs -- check");
  }
  return { ...loaded, dialog: loaded.dialog };
}

/** How the cases went; or one of them, told again. */
function toldOf(dialog: Dialog, cases: readonly Case[], id: string | undefined): string {
  if (cases.length === 0) throw new ExpectedError("usage", USAGE);
  if (id === undefined) return formatCases(cases.map((one) => playCase(dialog, one, today)));
  const shown = cases.find((one) => one.id === id);
  if (!shown) {
    const ids = cases.map((one) => one.id);
    throw new ExpectedError("usage", `There is no case "${id}".${didYouMean(id, ids)}`);
  }
  return replay(dialog, playCase(dialog, shown, today).session);
}

/** A walk from a resume code of the terminal, or from a file of answers, told again. */
function retell(
  { dialog, fingerprint }: Loaded & { readonly dialog: Dialog },
  named: string,
): string {
  if (existsSync(named) || !LIKE_A_CODE.test(named)) {
    const file = readAnswerFile(dialog, readFile(named));
    let session = createSession(today);
    playFile(dialog, file, (event) => {
      session = step(dialog, session, event, today).session;
      return viewOf(dialog, session, { surface: "terminal", region: null });
    });
    const unused = file.unused().map((id) => `The file's answer to "${id}" was never asked for.`);
    return [replay(dialog, session), ...unused].join("\n");
  }
  const { secrets } = readConfig(
    process.env,
    dialog.content.regions.map(({ id }) => id),
  );
  if (!secrets) {
    throw new ExpectedError("config", "A code opens only with the BACKCHAT_SECRET that sealed it.");
  }
  const owner = { platform: { name: "terminal", number: 0 }, team: "", user: "" };
  const sealing = { dialog, fingerprint, keys: createKeys(secrets) };
  // On the first day there is, no code is too old to be told again.
  const opened = openTicket(holderOf(sealing, owner), named, 0);
  if (!("session" in opened)) {
    throw new ExpectedError("usage", REFUSALS[opened.type] ?? ELSEWHERE);
  }
  const isDropped = opened.type === "stale-content" && opened.dropped;
  const note = isDropped ? [dialog.content.notices["content-changed"], ""] : [];
  return [...note, replay(dialog, opened.session)].join("\n");
}

/** Prints what goes otherwise than planned, or one plan's transcript. Gives whether all went as planned. */
function runPlans(dialog: Dialog, name: string | undefined): boolean {
  const plans = readPlans(root, dialog.content.id);
  if (name !== undefined && !plans.has(name)) {
    const names = [...plans.keys()];
    throw new ExpectedError("usage", `There is no plan "${name}".${didYouMean(name, names)}`);
  }
  const chosen = [...plans].filter(([id]) => name === undefined || id === name);
  let failed = 0;
  for (const [id, plan] of chosen) {
    const { transcript, problems } = playPlan(dialog, plan);
    if (name !== undefined) console.log(transcript);
    for (const problem of problems) console.log(`plans/${id}.txt ${problem}`);
    if (problems.length > 0) failed++;
  }
  console.log(`${chosen.length - failed} of ${chosen.length} plans went as planned.`);
  return failed === 0;
}

function wholeNumber(flag: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) {
    throw new ExpectedError("usage", `${flag} needs a whole number from 1.`);
  }
  return number;
}

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  process.exit(error.code === "EPIPE" ? 0 : 1);
});

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const isExpected = error instanceof ExpectedError;
  console.error(isExpected ? error.message : error);
  process.exitCode = isExpected ? 2 : 1;
}
