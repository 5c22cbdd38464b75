import { setOf } from "./small-words.ts";

/** What follows in the names of places, races and clubs. */
export const PLACES = setOf(
  "uk half marathon 10k ultra harriers runners striders ac research trust foundation society association street road lane avenue park hill hills wood farm pub inn arms bakery cafe bridge tower ladders trail way loop challenge relay club fell beach bay brewery hotel festival",
);

/** Words that say nothing at the end of a clause: "… anymore tbh". */
export const FILLERS = setOf(
  "tbh honestly lol anymore any more nemore now really man mate bro please sorry just so and well yeah ok i im id ive think guess feel like at all fr rn longer ngl it is am me tonight today lately basically u",
);

/** Stems of common words that are one letter from a word of the lexicon, and mean what they say. */
export const COMMON = setOf(
  "nitrat swoop scoop recital fiver sceptic skeptic trick stunt wkend going couch coach child cancel fewer bowl three seven though begin ticket token total trial swing newer print shout match women slower sport chance minus expert along among clean strike stance internal femal weigh thicker steer bench squar shorter drawn blot cart colt coal lion sing sung slat silt warp tarp tort sang polo gary crab garb carp mono titl beta meta wort tend sonic bored artic",
);
