import type { Socket } from "node:net";
import { networkAt } from "./network.ts";

/** How many connections may wait with no request, or a part of one: all together, and of one network. */
const MOST = 2_000;
const MOST_OF_ONE = 1_000;

export type Newcomers = {
  enter(socket: Socket): void;
  /** It has brought a request that was answered. */
  leave(socket: Socket): void;
  has(socket: Socket): boolean;
};

/**
 * Bounds how many connections there are that have brought no whole request. With too many, the one that has waited
 * longest is ended: whoever means it sends a request at once.
 */
export function createNewcomers(most = MOST, mostOfOne = MOST_OF_ONE): Newcomers {
  const networks = new Map<Socket, string>();
  const counts = new Map<string, number>();

  function leave(socket: Socket): void {
    const network = networks.get(socket);
    if (network === undefined) return;
    networks.delete(socket);
    const left = (counts.get(network) ?? 0) - 1;
    if (left > 0) counts.set(network, left);
    else counts.delete(network);
  }

  function end(socket: Socket | undefined): void {
    if (socket === undefined) return;
    leave(socket);
    socket.destroy();
  }

  return {
    enter(socket) {
      const network = networkAt(socket.remoteAddress ?? "");
      const count = (counts.get(network) ?? 0) + 1;
      networks.set(socket, network);
      counts.set(network, count);
      socket.once("close", () => leave(socket));
      if (count > mostOfOne) end([...networks].find(([, other]) => other === network)?.[0]);
      else if (networks.size > most) end(networks.keys().next().value);
    },
    leave,
    has: (socket) => networks.has(socket),
  };
}
