import { bandOf, believe, isDriver, isPointedTo, shown } from "./belief.js";
import { causesHeard } from "./reasons.js";
/** The causes in the order in which the answers point to them. @throws if the dialog has no cause. */
export function rankCauses(dialog, session) {
    const belief = believe(dialog, session.answers);
    const heard = causesHeard(dialog, session);
    const ranked = dialog.causes
        .map((cause, index) => {
        const level = shown(belief.probability[index] ?? 0);
        const facet = likeliestFacet(dialog, cause, belief.facetLog);
        return {
            cause,
            index,
            belief: level,
            band: bandOf(level),
            isPointedTo: isPointedTo(belief, index),
            isHeard: heard.has(index),
            facet,
            advice: facet ?? cause.content,
        };
    })
        .sort((a, b) => b.belief - a.belief || a.index - b.index);
    const driver = ranked.find(({ index }) => isDriver(belief, index));
    const fallback = ranked.find(({ cause }) => cause.content.fallback) ?? ranked[0];
    if (!fallback)
        throw new Error("A dialog needs at least one cause.");
    return { ranked, hasDriver: driver !== undefined, first: driver ?? fallback };
}
function likeliestFacet(dialog, { content, facets }, facetLog) {
    let best = null;
    let most = 0;
    facets.forEach((facet, at) => {
        const log = facetLog[facet] ?? 0;
        const weight = (dialog.facets[facet]?.weight ?? 0) * Math.exp(log);
        if (log > 0 && weight > most) {
            best = content.facets?.[at] ?? null;
            most = weight;
        }
    });
    return best;
}
