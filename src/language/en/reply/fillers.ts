import { setOf } from "../small-words.ts";

/** Words that add nothing beside a number or a place in a list. */
export const FILLERS = setOf(
  "the one option options number numbers answer please pls id say its it is i think maybe probably choice on list just erm um well hmm go with pick choose ones",
);
