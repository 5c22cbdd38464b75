// Reads Discord's whole OpenAPI file from standard input, and keeps of it what the tests ask for, and all that this names.
import { writeFileSync } from "node:fs";
import { json } from "node:stream/consumers";

const ASKED = [
  "ApplicationCommandUpdateRequest",
  "CreateMessageInteractionCallbackRequest",
  "MessageCreateRequest",
  "ModalInteractionCallbackRequest",
  "UpdateMessageInteractionCallbackRequest",
];

const { openapi, info, components } = await json(process.stdin);
const kept = new Set(ASKED);
// A set also gives what is added while it is read.
for (const name of kept) {
  const text = JSON.stringify(components.schemas[name]);
  for (const [, named] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) kept.add(named);
}
const schemas = Object.fromEntries(
  [...kept].sort().map((name) => [name, components.schemas[name]]),
);
writeFileSync(
  new URL("discord.json", import.meta.url),
  JSON.stringify({ openapi, info, components: { schemas } }),
);
