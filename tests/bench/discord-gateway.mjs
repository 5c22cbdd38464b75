import { REST } from "@discordjs/rest";
import { WebSocketManager, WebSocketShardEvents } from "@discordjs/ws";
import { Status } from "discord.js";
import { CHANNEL, GUILD } from "./discord-presses.mjs";

/** Stands in for the gateway's connection: the client takes itself for ready, in one server with one channel. */
export function connect(client) {
  client.ws.status = Status.Ready;
  const channel = { id: CHANNEL, type: 0, name: "general", permission_overwrites: [] };
  deliver(client, "GUILD_CREATE", {
    id: GUILD,
    name: "A running club",
    channels: [channel],
    members: [],
    roles: [],
  });
}

/** The gateway as the product has it, hearing without a connection. */
export function createGateway(onInteraction) {
  const gateway = new WebSocketManager({ rest: new REST(), token: "none", intents: 0 });
  gateway.on(WebSocketShardEvents.Dispatch, ({ d }) => onInteraction(d));
  return (d) =>
    gateway.emit(WebSocketShardEvents.Dispatch, { op: 0, t: "INTERACTION_CREATE", s: 1, d }, 0);
}

/** Does with an event what discord.js does when the gateway sends it. */
export function deliver(client, type, data) {
  client.ws.emit(type, data, 0);
  client.ws.handlePacket({ op: 0, t: type, s: 1, d: data }, { id: 0 });
}
