// A process of its own, so that it is there before a bot starts: as much of both platforms as a bot needs to be ready.
import { createServer } from "node:http";
import { WebSocketServer } from "ws";

const APPLICATION = "300000000000000003";
const BOT = { id: APPLICATION, username: "backchat", discriminator: "0", avatar: null, bot: true };
const SESSIONS = { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 };

let commands = [];

const server = createServer(async (request, response) => {
  let body = "";
  for await (const chunk of request) body += chunk;
  if (request.method === "PUT") commands = JSON.parse(body);
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify(answerTo(request.url)));
});
server.listen(0, "127.0.0.1", () => process.send(server.address().port));
process.on("disconnect", () => process.exit());

function answerTo(path) {
  switch (path) {
    case "/api/v10/gateway/bot":
      return { url: link("gateway"), shards: 1, session_start_limit: SESSIONS };
    case "/api/v10/applications/@me":
      return { id: APPLICATION };
    case `/api/v10/applications/${APPLICATION}/commands`:
      return commands;
    case "/api/auth.test":
      return { ok: true, user_id: "U00000000", bot_id: "B00000000", team_id: "T00000001" };
    case "/api/apps.connections.open":
      return { ok: true, url: link("socket-mode") };
    default:
      throw new Error(`Nothing answers ${path}.`);
  }
}

function link(name) {
  return `ws://127.0.0.1:${server.address().port}/${name}`;
}

new WebSocketServer({ server }).on("connection", (socket, { url }) => {
  const give = (payload) => socket.send(JSON.stringify(payload));
  if (url.startsWith("/socket-mode")) {
    give({ type: "hello", num_connections: 1, connection_info: { app_id: "A00000001" } });
    return;
  }
  give({ op: 10, d: { heartbeat_interval: 45_000 } });
  socket.on("message", (text) => {
    const { op } = JSON.parse(text);
    if (op === 1) give({ op: 11 });
    if (op !== 2) return;
    const application = { id: APPLICATION, flags: 0 };
    const session = { session_id: "s", resume_gateway_url: link("gateway") };
    give({ op: 0, t: "READY", s: 1, d: { v: 10, user: BOT, guilds: [], application, ...session } });
  });
});
