import type { Adapter, Configured } from "../adapter.ts";
import { ExpectedError } from "../expected-error.ts";
import { servicesOf } from "../settings/choose.ts";
import { halvesOf, nearFiles, type Sources, slipsIn } from "../settings/near-settings.ts";
import { type Given, isSet } from "../settings/setting.ts";
import { readSettings } from "../settings/settings.ts";
import { createAddress } from "./address.ts";
import { ask } from "./ask.ts";
import { createClock } from "./clock.ts";
import type { Content } from "./content.ts";
import type { Examining } from "./examining.ts";
import { type Finding, fine, type Group, unseen, wrong } from "./finding.ts";
import { examineFile, examineNetwork, examineNode, examineSecrets } from "./machine.ts";
import { askRunning, examineRunning } from "./running.ts";
import { noAnswer } from "./trouble.ts";

/** Milliseconds for all that is asked of one platform. */
const WITHIN = 30_000;

/**
 * Looks at the settings, this machine and each platform that is on, side by side. Nothing is changed, posted or logged;
 * settings that cannot be used hide nothing else.
 *
 * @param given the environment, and the flags of the command line
 * @param content what `examineContent` gives for the same
 * @param sources where settings were looked for
 */
export async function examine(
  given: Given,
  adapters: readonly Adapter[],
  content: Content,
  sources: Sources,
): Promise<readonly Group[]> {
  // Without a dialog nobody knows its regions.
  const regions = content.dialog?.content.regions.map(({ id }) => id) ?? [
    String(given["REGION"]).trim().toLowerCase(),
  ];
  const { general, problems, adapters: read } = readSettings(given, regions, adapters);
  const told = await askRunning(general.health);
  const [clock, address] = [createClock(), createAddress(general)];
  const shared = {
    dialog: content.dialog,
    general,
    isSet: (name: string) => isSet(given, name) || isSet(given, name.toLowerCase()),
    heard: clock.heard,
    lookAt: address.lookAt,
  };
  const platforms = read.filter(({ adapter }) => adapter.title !== null);
  const groups = await Promise.all(
    platforms.map(async ({ adapter, configured }) => {
      const { name } = adapter.platform;
      const state = told.type === "states" ? (told.states.get(name) ?? null) : null;
      const title = titleOf(adapters, name);
      const findings = await examinePlatform(title, configured, problems.length > 0, {
        ...shared,
        state,
      });
      return { name, title, findings };
    }),
  );
  await address.leave();
  const isBot = read.some(
    ({ adapter, configured }) => adapter.hasSecret && configured.type === "on",
  );
  const off = platforms.filter(({ configured }) => configured.type === "off");
  const isNothingOn = problems.length === 0 && off.length === platforms.length;
  const near = nearFindings(off, isNothingOn, sources);
  const findings = [
    examineNode(),
    ...examineFile(sources),
    ...problems.map((problem) => wrong("settings", endedLine(problem))),
    ...off.map(({ adapter }) => offFinding(adapter)),
    ...near,
    ...(isNothingOn ? [nothingOn(near.length > 0, sources.file !== null)] : []),
    content.finding,
    ...(general.secrets === null && shared.isSet("BACKCHAT_SECRET")
      ? []
      : examineSecrets(general, isBot)),
    ...examineNetwork(given),
    ...clock.findings(),
    fine("store", "Nothing is stored, so no database can break."),
    ...examineRunning(told, (name) => titleOf(adapters, name)),
  ];
  return withoutRepeats([{ name: "machine", title: "This machine", findings }, ...groups]);
}

async function examinePlatform(
  title: string,
  configured: Configured,
  hasProblems: boolean,
  examining: Examining,
): Promise<readonly Finding[]> {
  if (configured.type === "broken" && !hasProblems) return [wrong("settings", configured.advice)];
  if (configured.type === "wrong" || configured.type === "broken") {
    return [unseen("settings", `${title} is asked once its settings are mended.`)];
  }
  if (configured.type === "off") return [];
  const found = await ask(configured.examine(examining), WITHIN);
  if (found.type === "answer") return found.value;
  const { error } = found;
  const isExpected = error instanceof ExpectedError;
  return [isExpected ? wrong("settings", endedLine(error.message)) : noAnswer(title, error, null)];
}

function endedLine(line: string): string {
  return /[.?"]$/.test(line) ? line : `${line}.`;
}

/** Settings that are nearly those of a platform that is off, and files that may have been meant. */
function nearFindings(
  off: readonly { readonly adapter: Adapter }[],
  isNothingOn: boolean,
  sources: Sources,
): readonly Finding[] {
  const services = servicesOf(off);
  // While another platform runs, what is only begun may be meant so.
  const begun = isNothingOn
    ? [...halvesOf(services, sources), ...nearFiles(services, sources)]
    : [];
  return [...slipsIn(services, sources), ...begun].map((line) => wrong("near", line));
}

function offFinding({ title, needs }: Adapter): Finding {
  return fine("off", `${title} is off: ${needs} is not set.`);
}

/** What it means that no platform is on. */
function nothingOn(isNear: boolean, hasFile: boolean): Finding {
  if (isNear) {
    const todo = "Mend the lines above, or walk here: npm start -- --terminal";
    return wrong("off", "So nothing is on, and npm start ends at once.", todo);
  }
  const file = hasFile ? ".env" : ".env.example to .env in this folder, and";
  const todo = hasFile
    ? `Put a token into ${file}; for the page, WEB=on.`
    : `Copy ${file} set a token there; for the page, WEB=on.`;
  return wrong("off", "So nothing is on, and npm start walks in the terminal alone.", todo);
}

function titleOf(adapters: readonly Adapter[], name: string): string {
  return adapters.find(({ platform }) => platform.name === name)?.title ?? name;
}

/** What two platforms share is said once; groups of nothing are left out. */
function withoutRepeats(groups: readonly Group[]): readonly Group[] {
  const said = new Set<string>();
  const isNew = ({ says }: Finding) => !said.has(says) && said.add(says);
  const parts = groups.map((group) => ({ ...group, findings: group.findings.filter(isNew) }));
  return parts.filter(({ findings }) => findings.length > 0);
}
