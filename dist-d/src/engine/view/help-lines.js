import { fill, phrase } from "../phrase.js";
import { text } from "./blocks.js";
/** The person's own region, else the operator's, else null. */
export function regionOf(dialog, session, setting) {
    const id = session.region ?? setting.region;
    return dialog.content.regions.find((region) => region.id === id) ?? null;
}
/** Whom to call in an emergency: the region's number where one is known, else the common ones of all regions. */
export function emergencyLine(dialog, region) {
    return region
        ? phrase(dialog, "call-here", { number: region.emergency, name: region.name })
        : phrase(dialog, "call-anywhere", { numbers: numbersElsewhere(dialog, null) });
}
/** The same with the other regions' numbers behind it, for whoever is not where the region says. */
export function emergencyLines(dialog, region) {
    if (!region)
        return emergencyLine(dialog, region);
    const elsewhere = phrase(dialog, "elsewhere", { numbers: numbersElsewhere(dialog, region) });
    return `${emergencyLine(dialog, region)} ${elsewhere}`;
}
function numbersElsewhere(dialog, own) {
    return dialog.content.regions
        .filter(({ id, emergency }) => id !== own?.id && emergency !== own?.emergency)
        .flatMap(({ elsewhere }) => elsewhere ?? [])
        .join(", ");
}
/** Whom to call for advice the same day. */
export function urgentLine(dialog, region) {
    const lines = checkedLines(region?.urgent ?? []);
    return region && lines
        ? phrase(dialog, "urgent-here", { name: region.name, lines })
        : phrase(dialog, "urgent-anywhere");
}
/** Who listens when someone is not OK. */
export function crisisLine(dialog, region) {
    const lines = checkedLines(region?.crisis ?? []);
    return region && lines
        ? phrase(dialog, "crisis-here", { name: region.name, lines })
        : phrase(dialog, "crisis-anywhere");
}
/** A number that nobody has checked is not shown. */
function checkedLines(lines) {
    return lines
        .filter((line) => line.checked !== null)
        .map((line) => `**${line.number}** (${line.label})`)
        .join(", ");
}
/** The signs to watch for: whom to call now, today, and when to see someone. */
export function signsOf(dialog, session, setting) {
    const region = regionOf(dialog, session, setting);
    const { result } = dialog.content;
    return [
        text(fill(result.callNow, { emergency: emergencyLine(dialog, region) })),
        text(fill(result.today, { urgent: urgentLine(dialog, region) })),
        text(result.soon),
    ];
}
