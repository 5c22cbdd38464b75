import { DISCORD } from "../../dist/adapters/discord/platform.js";
import { renderView as renderDiscord } from "../../dist/adapters/discord/render.js";
import { SLACK } from "../../dist/adapters/slack/platform.js";
import { renderView as renderSlack } from "../../dist/adapters/slack/render.js";
import { turn } from "../../dist/src/app/turn.js";
import { drawWalk, randomFrom } from "../bench/walks.mjs";

/** A ticket as Slack carries it, or in letters beyond ASCII, as Discord does. */
const TICKET = /[\w-]{180}|[^ -~]{72}/g;
const PLATFORMS = [
  [SLACK, ({ dialog }, { view, ticket }) => renderSlack(dialog, view, ticket, false)],
  [DISCORD, ({ dialog }, { view, ticket }) => renderDiscord(dialog, view, ticket, false)],
];

/**
 * A platform's export of a chat tells nothing but what was to be seen: cards that look alike are alike but for their
 * tickets, whatever was answered before them, and no two walks share a ticket by which they could be told to be alike.
 */
export async function* exports({ bot, short, seed }) {
  const random = randomFrom(seed);
  for (const [platform, render] of PLATFORMS) {
    const looks = new Map();
    const tickets = new Map();
    let [cards, telling, alike] = [0, 0, 0];
    for (let user = 0; user < (short ? 100 : 2_000); user++) {
      const owner = { platform, team: "T1", user: `U${user}` };
      for (const taken of drawWalk(bot, owner, random)) {
        const turned = turn(bot, { ...taken, surface: `${platform.name}-dm` });
        const text = JSON.stringify(render(bot, turned));
        const masked = text.replace(TICKET, "");
        const seen = visible(JSON.parse(text)).replace(TICKET, "");
        const before = looks.get(seen) ?? masked;
        looks.set(seen, before);
        if (before !== masked) telling++;
        const other = tickets.get(turned.ticket) ?? user;
        tickets.set(turned.ticket, other);
        if (other !== user) alike++;
        cards++;
      }
    }
    const what = `${platform.name}: exported cards tell no more than they show`;
    yield { what, tried: cards, lost: telling + alike, note: `${looks.size} that look different` };
  }
}

/** All that a person sees of a message: texts and labels, in order. */
function visible(part) {
  if (typeof part !== "object" || part === null) return "";
  return Object.entries(part)
    .map(([key, value]) =>
      typeof value !== "string" ? visible(value) : SHOWN.includes(key) ? `${value}\n` : "",
    )
    .join("");
}

const SHOWN = ["text", "content", "label", "placeholder", "description"];
