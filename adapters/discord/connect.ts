import { REST } from "@discordjs/rest";
import { WebSocketManager, WebSocketShardEvents } from "@discordjs/ws";
import { type GatewayDispatchPayload, GatewayIntentBits } from "discord-api-types/v10";
import { ExpectedError, type RunningState } from "../../src/app/index.ts";
import { within } from "../shared/in-hand.ts";
import { wayOut } from "../shared/proxy.ts";
import { codeOf } from "../shared/refused.ts";
import { FINAL, remedyFor } from "./errors.ts";
import type { DiscordSettings } from "./settings.ts";

/** Milliseconds until a login counts as failed, and for saying goodbye. */
const LOGIN_WITHIN = 45_000;
const GOODBYE = 500;

/** Who the bot is to Discord. */
export type Self = { readonly user: string; readonly application: string };

export type Connection = {
  /** @throws ExpectedError with what to do where Discord cannot be had */
  start(): Promise<Self>;
  /** Ready where all shards of this process hear Discord. */
  state(): RunningState;
  /** Settles with what to do once Discord has ended the connection for good. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
};

/** Milliseconds after which what REST keeps of each channel's limits goes. */
const SWEEP = 60_000;

/** Discord's REST. Nothing is sent twice blindly, and what takes longer than this is no answer any more. */
export function createRest({ apiUrl, token }: Pick<DiscordSettings, "apiUrl" | "token">): REST {
  const api = apiUrl === null ? {} : { api: apiUrl };
  const sweep = { handlerSweepInterval: SWEEP };
  return new REST({ retries: 0, timeout: 4_000, agent: wayOut(), ...sweep, ...api }).setToken(
    token,
  );
}

/** Discord's gateway. Events come as they are: no objects are made of them, and nothing about anybody is kept. */
export function createConnection(
  rest: REST,
  { token, mentions, shards }: Pick<DiscordSettings, "token" | "mentions" | "shards">,
  hears: {
    event(event: GatewayDispatchPayload, self: Self): void;
    error(error: Error): void;
  },
): Connection {
  const { Guilds, DirectMessages, GuildMessages } = GatewayIntentBits;
  const intents = Guilds | DirectMessages | (mentions ? GuildMessages : 0);
  const gateway = new WebSocketManager({ rest, token, intents, ...shards });
  let self: Self = { user: "", application: "" };
  let expected = Number.POSITIVE_INFINITY;
  const ready = new Set<number>();
  gateway.on(WebSocketShardEvents.Ready, ({ user, application }, shard) => {
    self = { user: user.id, application: application.id };
    ready.add(shard);
  });
  gateway.on(WebSocketShardEvents.Resumed, (shard) => ready.add(shard));
  gateway.on(WebSocketShardEvents.Dispatch, (event) => hears.event(event, self));
  gateway.on(WebSocketShardEvents.Error, hears.error);
  gateway.on(WebSocketShardEvents.SocketError, hears.error);
  const ended = new Promise<string>((resolve) => {
    gateway.on(WebSocketShardEvents.Closed, (code, shard) => {
      ready.delete(shard);
      if (FINAL.includes(code)) resolve(remedyFor(code));
    });
  });
  const stop = () => within(GOODBYE, Promise.resolve(gateway.destroy()));

  async function connect(): Promise<null> {
    await gateway.connect();
    expected = (await gateway.getShardIds()).length;
    return null;
  }

  return {
    async start() {
      const advice = await Promise.race([
        ended,
        connect().catch((error: unknown) => remedyFor(codeOf(error))),
        sleep(LOGIN_WITHIN).then(() => remedyFor("no answer")),
      ]);
      if (advice === null) return self;
      await stop();
      throw new ExpectedError("config", advice);
    },
    state: () => (ready.size === expected ? "ready" : "unreachable"),
    ended,
    stop,
  };
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
