import { createServer, type RequestListener } from "node:http";
import { ExpectedError } from "../expected-error.ts";
import { createNewcomers } from "./newcomers.ts";

/** A port, for all that is served there. */
export type HttpServer = {
  readonly serve: Serve;
  /** Finishes the requests in hand, and takes no more. */
  close(): Promise<void>;
};

/**
 * Has requests answered by a listener: those whose path is or begins with this, or with `/` all others. Listens from the
 * first on. @throws ExpectedError with what to do where the port cannot be had
 */
export type Serve = (path: string, listener: RequestListener) => Promise<Served>;

/** One of those who share a port. */
export type Served = {
  /** The port's. */
  readonly number: number;
  isListening(): boolean;
  /** Leaves the port to the others; the last closes it. */
  leave(): Promise<void>;
};

/** Milliseconds for a client to send a request, and for requests that are on their way when it stops. */
const SLOWEST = 10_000;
const GOODBYE = 500;
/** Milliseconds between two looks at whose time is up. */
const LOOK = 1_000;
/** More connections than these are not taken. */
const MOST_CONNECTIONS = 5_000;

/**
 * @param setting which setting its number is from, for advice
 * @param host the address that it listens at, or null for all of the machine's
 */
export function createHttpServer(
  number: number,
  setting = "PORT",
  host: string | null = null,
): HttpServer {
  const routes = new Map<string, RequestListener>();
  const newcomers = createNewcomers();
  const server = createServer({
    requestTimeout: SLOWEST,
    headersTimeout: SLOWEST,
    connectionsCheckingInterval: LOOK,
  });
  server.maxConnections = MOST_CONNECTIONS;
  server.on("connection", newcomers.enter);
  server.on("request", (request, response) => {
    const { socket, url: path = "/" } = request;
    if (newcomers.has(socket)) response.once("finish", () => newcomers.leave(socket));
    const match = [...routes].find(([prefix]) => prefix !== "/" && path.startsWith(prefix));
    const listener = match?.[1] ?? routes.get("/");
    if (listener) return listener(request, response);
    response.writeHead(404, { Connection: "close" }).end();
  });
  let listening: Promise<number> | null = null;
  const listen = () =>
    new Promise<number>((resolve, reject) => {
      server.once("error", (error: NodeJS.ErrnoException) => {
        const why =
          error.code === "EADDRINUSE"
            ? "something else uses it, perhaps Backchat itself. End that, or set another number."
            : "set another number.";
        const advice = `I can't use ${setting} ${number} (${error.code}): ${why}`;
        reject(new ExpectedError("config", advice));
      });
      server.listen({ port: number, ...(host === null ? {} : { host }) }, () => {
        const bound = server.address();
        resolve(typeof bound === "object" && bound !== null ? bound.port : number);
      });
    });
  async function close(): Promise<void> {
    if (!server.listening) return;
    const closed = new Promise((resolve) => server.close(resolve));
    // Whoever has not sent all of a request by then is left alone.
    setTimeout(() => server.closeAllConnections(), GOODBYE).unref();
    await closed;
  }
  let tenants = 0;
  return {
    async serve(path, listener) {
      routes.set(path, listener);
      listening ??= listen();
      const bound = await listening;
      tenants++;
      const leave = () => (--tenants === 0 ? close() : Promise.resolve());
      return { number: bound, isListening: () => server.listening, leave };
    },
    close,
  };
}
