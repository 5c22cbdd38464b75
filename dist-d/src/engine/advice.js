import { cautionsOf } from "./safety.js";
/**
 * With a possible sore bone: no impact and no exercises. With pain of 5 or more: no running, and with severe pain no
 * exercises. With pregnancy: no doses.
 */
export function adviceFor(dialog, session) {
    const cautions = cautionsOf(dialog, session);
    const { noImpact, walkOnly, noDoses } = dialog.content.plan;
    const hasSoreBone = cautions.has("no-impact");
    const isPregnant = cautions.has("no-doses");
    const isSevere = cautions.has("no-exercise");
    const isStrong = isSevere || cautions.has("walk-only");
    return {
        held: [
            ...(hasSoreBone ? [noImpact] : []),
            // The line on a sore bone says its own about walking.
            ...(isStrong && !hasSoreBone ? [walkOnly] : []),
            ...(isPregnant ? [noDoses] : []),
        ],
        mayRun: cautions.size === 0,
        mayExercise: !hasSoreBone && !isPregnant && !isSevere,
    };
}
