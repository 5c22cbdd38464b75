import { parseArgs } from "node:util";
import { config as loadEnv } from "dotenv";
import type { Dialog, Session } from "../engine/index.ts";
import { readAnswerFile } from "./answer-file.ts";
import { check, compile, write } from "./author/check.ts";
import { graphOf } from "./author/graph.ts";
import { playPlan } from "./author/plan.ts";
import { readPlans } from "./author/plans.ts";
import { replay } from "./author/replay.ts";
import { formatSimulation, simulate } from "./author/simulate.ts";
import { walkThrough } from "./author/walk-through.ts";
import { readConfig } from "./config.ts";
import { didYouMean } from "./content/diagnostic.ts";
import { listDialogs } from "./content/list-dialogs.ts";
import { type Loaded, loadDialog } from "./content/load-dialog.ts";
import { ExpectedError } from "./expected-error.ts";
import { createKeys } from "./keys.ts";
import { projectRoot, readFile, todayFrom } from "./project.ts";
import { holderOf, openTicket, TICKET_LENGTH } from "./ticket.ts";

const USAGE = `npm run dialogs -- <command>

  check                   every problem in every dialog, with file and line
  check --write           the same, after giving numbers to what is new and renewing the editors' schema
  plan [NAME]             runs the test plans; with a name: that one's whole transcript
  simulate                draws people from the dialog's own model: how well are questions chosen?
           --people 10000 --seed 1
  replay FILE or CODE     a file of answers, or a resume code (needs BACKCHAT_SECRET), told again with beliefs
  graph                   Mermaid: which answers lead where
  compile                 check, and leave the compiled dialogs in dist/ for a fast start

  --dialog ID             which dialog, where there are several`;

const root = projectRoot();
const today = todayFrom(Date.now());

/** The author's commands on the command line. Gives the exit code: 1 where something is to be mended. */
async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArgs(args);
  const [command, operand, ...more] = positionals;
  if (more.length > 0) throw new ExpectedError("usage", USAGE);
  switch (command) {
    case "check":
      if (values.write) write(root, today);
      return check(root, today) ? 0 : 1;
    case "compile":
      return compile(root, today) ? 0 : 1;
    case "graph":
      console.log(graphOf((await load(values.dialog)).dialog));
      return 0;
    case "simulate": {
      const { dialog } = await load(values.dialog);
      const people = wholeNumber("--people", values.people);
      const seed = wholeNumber("--seed", values.seed);
      console.log(formatSimulation(simulate(dialog, people, seed, today)));
      return 0;
    }
    case "replay": {
      if (operand === undefined) throw new ExpectedError("usage", USAGE);
      const loaded = await load(values.dialog);
      console.log(replay(loaded.dialog, sessionFrom(loaded, operand)));
      return 0;
    }
    case "plan": {
      const { dialog } = await load(values.dialog);
      return runPlans(dialog, operand) ? 0 : 1;
    }
    default:
      throw new ExpectedError("usage", USAGE);
  }
}

function readArgs(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        write: { type: "boolean" },
        dialog: { type: "string" },
        people: { type: "string", default: "10000" },
        seed: { type: "string", default: "1" },
      },
    });
  } catch {
    throw new ExpectedError("usage", USAGE);
  }
}

async function load(
  id = listDialogs(root)[0] ?? "",
): Promise<Loaded & { readonly dialog: Dialog }> {
  const known = listDialogs(root);
  if (!known.includes(id)) {
    throw new ExpectedError("usage", `There is no dialog "${id}".${didYouMean(id, known)}`);
  }
  const loaded = await loadDialog(root, id, today);
  if (!loaded.dialog) {
    throw new ExpectedError("content", "The dialog has errors. See: npm run dialogs -- check");
  }
  return { ...loaded, dialog: loaded.dialog };
}

/** A session from a resume code of the terminal, or from a file of answers. */
function sessionFrom(
  { dialog, print }: Loaded & { readonly dialog: Dialog },
  named: string,
): Session {
  if (named.length !== TICKET_LENGTH || /[./]/.test(named)) {
    const file = readAnswerFile(dialog, readFile(named));
    return walkThrough(dialog, file.age, file.answer, today);
  }
  loadEnv({ quiet: true });
  const { secrets } = readConfig(
    process.env,
    dialog.content.regions.map(({ id }) => id),
  );
  if (!secrets) {
    throw new ExpectedError("config", "A code opens only with the BACKCHAT_SECRET that sealed it.");
  }
  const owner = { platform: "terminal", team: "", user: "" } as const;
  const sealing = { dialog, print, keys: createKeys(secrets) };
  const opened = openTicket(sealing, named, holderOf(owner), today);
  if (!("session" in opened)) {
    throw new ExpectedError("usage", dialog.content.notices[opened.type]);
  }
  return opened.session;
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
    const { transcript, problems } = playPlan(dialog, plan, today);
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
