import type { Tongue } from "../tongue.ts";
import { adultIn, ageIn } from "./age.ts";
import { askingIn } from "./asking.ts";
import { COMMON, FILLERS, PLACES } from "./common-words.ts";
import { correctionsIn } from "./corrections.ts";
import { countsFor, isTwofold } from "./counts.ts";
import { quantitiesIn } from "./numbers/quantities.ts";
import { piecesOf } from "./pieces.ts";
import { replyIn } from "./reply/read-reply.ts";
import { NEGATORS } from "./small-words.ts";
import { standingOfDistress } from "./standing/distress.ts";
import { standingAt, standingOf } from "./standing/standing-of.ts";
import { wholeOf } from "./stem.ts";
import { tokensOf } from "./tokens.ts";
import { readAge } from "./told-age.ts";
import { saysYoung } from "./young.ts";

/** English as people type it. */
export const english: Tongue = {
  tokensOf,
  wholeOf,
  piecesOf,
  negators: NEGATORS,
  fillers: FILLERS,
  places: PLACES,
  common: COMMON,
  numberList: /^\s*\d+(?:[\s,&+]+(?:and\s+)?\d+)*[\s.!]*$/i,
  standingOf,
  standingOfDistress,
  standingAt,
  quantitiesIn,
  countsFor,
  isTwofold,
  askingIn,
  ageIn,
  adultIn,
  saysYoung,
  readAge,
  correctionsIn,
  replyIn,
};
