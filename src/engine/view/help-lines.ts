import type { Dialog } from "../content/dialog.ts";
import { fill, phrase } from "../content/phrase.ts";
import type { RegionContent } from "../content/schema.ts";
import type { Session } from "../session/session.ts";
import { text } from "./blocks.ts";
import type { Block, Call, Setting } from "./view.ts";

/** The person's own region, else the operator's, else null. */
export function regionOf(dialog: Dialog, session: Session, setting: Setting): RegionContent | null {
  return findRegion(dialog, session.region ?? setting.region);
}

function findRegion(dialog: Dialog, id: string | null): RegionContent | null {
  return dialog.content.regions.find((region) => region.id === id) ?? null;
}

/** Whom to call in an emergency, in one line, for whoever is in no walk; `regionId` as in help.yaml, or null. */
export function emergencyBlock(dialog: Dialog, regionId: string | null): Block {
  return text(emergencyLine(dialog, findRegion(dialog, regionId)));
}

/** Whom to call in an emergency: the region's number where one is known, else the common ones of all regions. */
export function emergencyLine(dialog: Dialog, region: RegionContent | null): string {
  return region
    ? phrase(dialog, "call-here", { number: region.emergency, name: region.name })
    : phrase(dialog, "call-anywhere", { numbers: numbersElsewhere(dialog, null) });
}

/** The same where the numbers of other places are one press away. */
function ownEmergencyLine(dialog: Dialog, region: RegionContent | null): string {
  return region ? emergencyLine(dialog, region) : phrase(dialog, "call-own");
}

/** What a page says of an emergency beside every card; `regionId` as in help.yaml, or null. */
export function emergencyFor(dialog: Dialog, regionId: string | null): string {
  const emergency = ownEmergencyLine(dialog, findRegion(dialog, regionId));
  return fill(dialog.content.welcome.throughout, { emergency });
}

/** The number to call in an emergency, alone; with no region known, each with its countries, since nothing is guessed. */
export function emergencyCalls(dialog: Dialog, region: RegionContent | null): Block[] {
  const regions = region ? [region] : dialog.content.regions;
  return callsOf(regions.map(({ emergency, name }) => ({ number: emergency, name })));
}

/** The other regions' emergency numbers, for whoever is not where the region says; nothing where none is known. */
export function emergencyElsewhere(dialog: Dialog, region: RegionContent | null): Block[] {
  if (!region) return [];
  return [text(phrase(dialog, "elsewhere", { numbers: numbersElsewhere(dialog, region) }))];
}

/** Who listens, each on a line of its own; with no region known, the first of each country. */
export function crisisCalls(dialog: Dialog, region: RegionContent | null): Block[] {
  const labelled = ({ crisis }: RegionContent) =>
    checkedOf(crisis).map(({ number, label }) => ({ number, name: label }));
  const first = ({ name, crisis }: RegionContent) =>
    checkedOf(crisis)
      .slice(0, 1)
      .map(({ number }) => ({ number, name }));
  const calls = region
    ? labelled(region)
    : dialog.content.regions.flatMap((one) => (one.byCountry ? labelled(one) : first(one)));
  return callsOf(calls);
}

/** The organiser's own line on who helps nearby; nothing where there is none. */
export function localHelp(dialog: Dialog, { localHelp: line }: Setting): Block[] {
  return line === undefined ? [] : [text(phrase(dialog, "local-help", { line }))];
}

/** One line for each number; places that share one stand together. Nothing where there is none. */
function callsOf(calls: readonly Call[]): Block[] {
  const names = new Map<string, string[]>();
  for (const { number, name } of calls) names.set(number, [...(names.get(number) ?? []), name]);
  const lines = [...names].map(([number, places]) => ({ number, name: places.join(", ") }));
  return lines.length > 0 ? [{ type: "call", lines }] : [];
}

function numbersElsewhere(dialog: Dialog, own: RegionContent | null): string {
  return dialog.content.regions
    .filter(({ id, emergency }) => id !== own?.id && emergency !== own?.emergency)
    .flatMap(({ elsewhere }) => elsewhere ?? [])
    .join(", ");
}

/** Whom to call for advice the same day. */
export function urgentLine(dialog: Dialog, region: RegionContent | null): string {
  const lines = checkedLines(region?.urgent ?? []);
  return region && lines
    ? phrase(dialog, "urgent-here", { name: region.name, lines })
    : phrase(dialog, "urgent-anywhere");
}

/** Who listens when someone is not OK. */
export function crisisLine(dialog: Dialog, region: RegionContent | null): string {
  const lines = checkedLines(region?.crisis ?? []);
  return region && lines
    ? phrase(dialog, "crisis-here", { name: region.name, lines })
    : phrase(dialog, "crisis-anywhere");
}

/** A number that nobody has checked is not shown. */
function checkedOf(lines: RegionContent["urgent"]): RegionContent["urgent"] {
  return lines.filter(({ checked }) => checked !== null);
}

function checkedLines(lines: RegionContent["urgent"]): string {
  return checkedOf(lines)
    .map((line) => `**${line.number}** (${line.label})`)
    .join(", ");
}

/** The signs to watch for: whom to call now, today, and when to see someone. */
export function signsOf(dialog: Dialog, session: Session, setting: Setting): readonly string[] {
  const region = regionOf(dialog, session, setting);
  const { result } = dialog.content;
  return [
    fill(result.callNow, { emergency: ownEmergencyLine(dialog, region) }),
    fill(result.today, { urgent: urgentLine(dialog, region) }),
    result.soon,
  ];
}
