import { createServer } from "node:http";
import { ExpectedError } from "./expected-error.js";
/** Milliseconds for a client to send a request, and for requests that are on their way when it stops. */
const SLOWEST = 10_000;
const GOODBYE = 500;
export function createPort(number) {
    const routes = new Map();
    const server = createServer((request, response) => {
        const path = request.url ?? "/";
        const match = [...routes].find(([prefix]) => prefix !== "/" && path.startsWith(prefix));
        const listener = match?.[1] ?? routes.get("/");
        if (listener)
            return listener(request, response);
        response.writeHead(404).end();
    });
    server.requestTimeout = SLOWEST;
    server.headersTimeout = SLOWEST;
    let listening = null;
    const listen = () => new Promise((resolve, reject) => {
        server.once("error", (error) => {
            reject(new ExpectedError("config", `I can't use PORT ${number} (${error.code}).`));
        });
        server.listen(number, () => {
            const bound = server.address();
            resolve(typeof bound === "object" && bound !== null ? bound.port : number);
        });
    });
    return {
        number,
        route: (path, listener) => routes.set(path, listener),
        listen() {
            listening ??= listen();
            return listening;
        },
        async close() {
            if (!server.listening)
                return;
            const closed = new Promise((resolve) => server.close(resolve));
            // Whoever has not sent all of a request by then is left alone.
            setTimeout(() => server.closeAllConnections(), GOODBYE).unref();
            await closed;
        },
    };
}
