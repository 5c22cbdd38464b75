import { REST } from "@discordjs/rest";
import { WebSocketManager, WebSocketShardEvents } from "@discordjs/ws";
import { type GatewayDispatchPayload, GatewayIntentBits } from "discord-api-types/v10";
import { PassingError, type RunningState } from "../../src/app/index.ts";
import { within } from "../shared/in-hand.ts";
import { wayOut } from "../shared/proxy.ts";
import { failureOf, isFinal, NO_ANSWER, reasonOf, remedyFor } from "./errors.ts";
import type { DiscordSettings } from "./settings.ts";
import { createSockets, OPEN_WITHIN } from "./sockets.ts";

/** Milliseconds until the next of its shards has to be logged in, and for saying goodbye. */
const LOGIN_WITHIN = 45_000;
const GOODBYE = 500;

/** Who the bot is to Discord. */
export type Self = { readonly user: string; readonly application: string };

export type Connection = {
  /** @throws ExpectedError or PassingError with what to do where Discord cannot be had; then nothing of it is left */
  start(): Promise<Self>;
  /** Ready where all shards of this process hear Discord. */
  state(): RunningState;
  /** Settles with what to do once Discord has ended the connection for good. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
};

/** What is asked around the start, which knows how to wait. All else waits for its turn in here. */
const AT_START = ["/gateway/bot", "/applications/"];
/** Milliseconds after which what REST keeps of each channel's limits goes. */
const SWEEP = 60_000;

/** Keeps its token where Discord has refused it once, in passing: that it is gone for good, the gateway says. */
class SteadyRest extends REST {
  override setToken(token: string | null): this {
    return token === null ? this : super.setToken(token);
  }
}

/** Discord's REST. Nothing is sent twice blindly, and what takes longer than this is no answer any more. */
export function createRest({ apiUrl, token }: Pick<DiscordSettings, "apiUrl" | "token">): REST {
  const api = apiUrl === null ? {} : { api: apiUrl };
  const options = {
    retries: 0,
    timeout: 4_000,
    rejectOnRateLimit: AT_START,
    agent: wayOut(),
    handlerSweepInterval: SWEEP,
    ...api,
  };
  return new SteadyRest(options).setToken(token);
}

/** Discord's gateway. Events come as they are: no objects are made of them, and nothing about anybody is kept. */
export function createConnection(
  rest: REST,
  { token, mentions, shards }: Pick<DiscordSettings, "token" | "mentions" | "shards">,
  hears: {
    event(event: GatewayDispatchPayload, self: Self): void;
    /** Connections do not last; the code is that of the last that was closed. */
    unsteady(code: number): void;
    error(error: Error): void;
  },
): Connection {
  const { Guilds, DirectMessages, GuildMessages } = GatewayIntentBits;
  const intents = Guilds | DirectMessages | (mentions ? GuildMessages : 0);
  let lastClose = 0;
  const sockets = createSockets(() => hears.unsteady(lastClose));
  const { retrieveSessionInfo, updateSessionInfo } = sockets;
  const sessions = { retrieveSessionInfo, updateSessionInfo, handshakeTimeout: OPEN_WITHIN };
  const gateway = new WebSocketManager({ rest, token, intents, ...shards, ...sessions });
  let self: Self = { user: "", application: "" };
  let expected = Number.POSITIVE_INFINITY;
  const ready = new Set<number>();
  let end: (advice: string) => void;
  const ended = new Promise<string>((resolve) => {
    end = resolve;
  });
  /** Hear how a login goes. */
  let fail: (error: unknown) => void = () => {};
  let goOn: () => void = () => {};

  gateway.on(WebSocketShardEvents.Hello, sockets.opened);
  gateway.on(WebSocketShardEvents.Ready, ({ user, application }, shard) => {
    self = { user: user.id, application: application.id };
    ready.add(shard);
    sockets.lives(shard);
    goOn();
  });
  gateway.on(WebSocketShardEvents.Resumed, (shard) => {
    ready.add(shard);
    sockets.lives(shard);
  });
  gateway.on(WebSocketShardEvents.Dispatch, (event) => hears.event(event, self));
  gateway.on(WebSocketShardEvents.Error, hears.error);
  gateway.on(WebSocketShardEvents.SocketError, (error) => {
    fail(error);
    hears.error(error);
  });
  gateway.on(WebSocketShardEvents.Closed, (code, shard) => {
    lastClose = code;
    ready.delete(shard);
    sockets.closed(shard);
    fail(code);
    if (isFinal(code)) end(remedyFor(code));
  });

  async function connect(): Promise<void> {
    const { session_start_limit: logins } = await gateway.fetchGatewayInformation();
    const shardIds = await gateway.getShardIds();
    if (logins.remaining < shardIds.length) {
      const advice = "Discord allows this bot no more logins for now: it has had too many starts.";
      throw new PassingError(advice, logins.reset_after / 1_000);
    }
    await gateway.connect();
    expected = shardIds.length;
  }

  async function stop(): Promise<void> {
    rest.clearHashSweeper();
    rest.clearHandlerSweeper();
    // A socket that is on its way would be nobody's, and its error would end the process.
    await sockets.stop();
    await within(GOODBYE, Promise.resolve(gateway.destroy()));
  }

  return {
    async start() {
      let timer: NodeJS.Timeout | undefined;
      const failed = new Promise<never>((_, reject) => {
        fail = (error) => {
          // Once a shard is there, the gateway mends the others by itself.
          if (ready.size === 0 || isFinal(reasonOf(error))) reject(error);
        };
        goOn = () => {
          clearTimeout(timer);
          timer = setTimeout(() => reject(NO_ANSWER), LOGIN_WITHIN);
        };
        goOn();
      });
      try {
        await Promise.race([connect(), failed]);
        return self;
      } catch (error) {
        await stop();
        throw failureOf(error);
      } finally {
        fail = () => {};
        goOn = () => {};
        clearTimeout(timer);
      }
    },
    state: () => (ready.size === expected ? "ready" : "unreachable"),
    ended,
    stop: () => within(GOODBYE, stop()),
  };
}
