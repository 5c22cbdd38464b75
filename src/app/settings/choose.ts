import { isatty } from "node:tty";
import type { Adapter } from "../adapter.ts";
import { ExpectedError } from "../expected-error.ts";
import { halvesOf, nearFiles, type Service, type Sources, slipsIn } from "./near-settings.ts";
import type { Config, Configuration } from "./settings.ts";

export type Chosen = {
  readonly chosen: readonly Configuration[];
  /** What to say of settings that are nearly right. */
  readonly hints: readonly string[];
};

/**
 * Which platforms to run: those whose flag was given, or all services that are set, or else the terminal, where there is
 * one and nothing speaks for a service.
 *
 * @param meant those whose flag was given
 * @throws ExpectedError with what was looked for, what was found, and what is nearly right
 */
export function choose(
  config: Config,
  meant: readonly Configuration[],
  terminal: Adapter,
  sources: Sources,
  isAtTerminal = () => isatty(0) && isatty(1),
): Chosen {
  const off = config.adapters.filter(({ configured }) => configured.type !== "on");
  const services = config.adapters.filter(
    ({ adapter, configured }) => adapter !== terminal && configured.type !== "off",
  );
  const found = (services: readonly Service[]) => [
    ...slipsIn(services, sources),
    ...halvesOf(services, sources),
    ...nearFiles(services, sources),
  ];
  const missing = meant.find(({ configured }) => configured.type === "off");
  if (missing) {
    const advice = `Set ${missing.adapter.needs} first (in .env or the environment).`;
    const lines = [advice, ...found(servicesOf([missing])).map(listed)];
    throw new ExpectedError("config", lines.join("\n"));
  }
  if (meant.length > 0) return { chosen: meant, hints: [] };
  if (services.length > 0) return { chosen: services, hints: slipsIn(servicesOf(off), sources) };
  const near = found(servicesOf(off));
  if (near.length === 0 && isAtTerminal()) {
    return { chosen: config.adapters.filter(({ adapter }) => adapter === terminal), hints: [] };
  }
  throw new ExpectedError("config", nothingToRun(off, terminal, sources, near));
}

/** Those that tokens or secrets turn on. */
export function servicesOf(
  configurations: readonly Pick<Configuration, "adapter">[],
): readonly Service[] {
  return configurations
    .map(({ adapter: { needs, settings } }) => ({ needs, settings }))
    .filter(({ needs, settings }) => settings.includes(needs));
}

function nothingToRun(
  off: readonly Configuration[],
  terminal: Adapter,
  { file, folder }: Sources,
  near: readonly string[],
): string {
  const needs = off
    .filter(({ adapter }) => adapter !== terminal)
    .map(({ adapter }) => adapter.needs);
  const there = file ? "" : ", which is not there";
  return [
    `No platform is set${near.length > 0 ? "" : ", and this is no terminal"}, so there is nothing to run.`,
    `I looked for ${needs.slice(0, -1).join(", ")} or ${needs.at(-1)}, in the environment and in .env in ${folder}${there}.`,
    ...near.map(listed),
    `For a walk right here instead: npm start -- --${terminal.platform.name}, or --plain over a pipe.`,
  ].join("\n");
}

function listed(line: string): string {
  return `- ${line}`;
}
