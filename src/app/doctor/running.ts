import type { GeneralSettings } from "../settings/general-settings.ts";
import { ask } from "./ask.ts";
import { type Finding, fine, unseen, wrong } from "./finding.ts";
import { pageAt } from "./page-at.ts";

/** How a process that runs here says that its platforms are. */
export type Told =
  | { readonly type: "states"; readonly states: ReadonlyMap<string, string> }
  /** Nothing runs, nothing is asked, or something else answers. */
  | { readonly type: "nothing" | "not-asked" | "stranger" };

/** Asks a process of ours that may run here, at `OPERATE_PORT`. */
export async function askRunning(health: GeneralSettings["health"]): Promise<Told> {
  if (health === null) return { type: "not-asked" };
  const host = health.host === "0.0.0.0" || health.host === "::" ? "127.0.0.1" : health.host;
  const told = await ask(pageAt({ address: host, port: health.port, path: "/readyz" }), 3_000);
  if (told.type === "none") return { type: "nothing" };
  try {
    const { adapters } = JSON.parse(told.value.text);
    const states = Object.entries(adapters).map(([name, state]) => [name, String(state)] as const);
    return { type: "states", states: new Map(states) };
  } catch {
    return { type: "stranger" };
  }
}

/** @param titleOf what people call a platform */
export function examineRunning(told: Told, titleOf: (name: string) => string): readonly Finding[] {
  switch (told.type) {
    case "not-asked":
      return [];
    case "nothing":
      return [
        unseen(
          "running",
          "Backchat does not run here.",
          "Start it with npm start, unless it runs elsewhere.",
        ),
      ];
    case "stranger":
      return [
        wrong("running", "Something else answers at OPERATE_PORT.", "Set it to another number."),
      ];
    case "states": {
      const ready = [...told.states].filter(([, state]) => state === "ready");
      const names = ready.map(([name]) => titleOf(name).replace(/^The /, "the "));
      const says = names.length === 0 ? "Backchat runs." : `Backchat runs: ${areReady(names)}.`;
      const others = [...told.states].filter(([, state]) => state !== "ready");
      return [
        fine("running", says),
        ...others.map(([name, state]) => stateFinding(titleOf(name), state)),
      ];
    }
  }
}

function areReady(names: readonly string[]): string {
  const [last = "", ...others] = names.toReversed();
  if (others.length === 0) return `${last} is ready`;
  return `${others.toReversed().join(", ")} and ${last} are ready`;
}

function stateFinding(title: string, state: string): Finding {
  switch (state) {
    case "starting":
    case "warming":
      return unseen("running", `${title} is still starting.`, "Run this again in a minute.");
    case "unreachable":
      return wrong("running", `${title} is out of reach, and is tried again.`, LOOK_BELOW);
    case "unregistered":
      return wrong("running", `${title} has no commands yet. They are tried again.`, LOOK_BELOW);
    case "diverted":
      return wrong("running", `${title} sends presses elsewhere.`, LOOK_BELOW);
    case "unproven":
      return wrong(
        "running",
        `${title} sends requests, and none is signed as it should be.`,
        LOOK_BELOW,
      );
    case "failed":
      return wrong(
        "running",
        `${title} is off for good.`,
        "Mend what is wrong, and restart Backchat.",
      );
    default:
      return unseen("running", `${title} is ${state}.`);
  }
}

const LOOK_BELOW = "What is wrong below may be why.";
