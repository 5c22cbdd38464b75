/** A set of the words of a list. */
export function setOf(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}

export const NEGATORS = setOf(
  "no not dont doesnt didnt isnt wasnt arent werent havent havnt hvnt hasnt hadnt wont wouldnt never without none neither nor aint nope nah zero nil nobody noone denies deny denied rule ruled excluded nothing",
);

export const NOW = setOf(
  "today tonight yesterday now currently still again recently lately ongoing",
);

export const RECENT = new Set([...NOW, ...setOf("week month morning days weeks")]);

export const OWN = setOf("i im ive my me mine ill iwill id myself iam am we weve");

export const QUESTIONED = setOf(
  "what whats how hows why which could would can is are do does should",
);

export const SPEAKS = setOf(
  "says said say saying reckons reckon reckoned thinks think thought told tells swears insists suggested suggests diagnosed found noticed tease teases joke jokes joked",
);
