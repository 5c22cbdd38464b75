import { GatewayDispatchEvents, type GatewayDispatchPayload } from "discord-api-types/v10";
import { createBounded } from "../shared/bounded.ts";

/** How many roles are remembered at most, one for each server: some hundred kilobytes. */
const MOST = 10_000;

/** The roles that Discord made for the bot itself, one in each server: people mention those in place of the bot. */
export type OwnRoles = {
  /** Learns of them from what the gateway tells of servers. */
  hear(event: GatewayDispatchPayload, self: string): void;
  has(role: string): boolean;
};

export function createOwnRoles(): OwnRoles {
  const own = createBounded(MOST);
  const learn = (role: Role, self: string) => {
    if (role.tags?.bot_id === self) own.add(role.id);
  };
  return {
    hear({ t, d }, self) {
      if (t === GatewayDispatchEvents.GuildCreate)
        for (const role of d.roles ?? []) learn(role, self);
      if (t === GatewayDispatchEvents.GuildRoleCreate) learn(d.role, self);
      if (t === GatewayDispatchEvents.GuildRoleDelete) own.delete(d.role_id);
    },
    has: own.has,
  };
}

type Role = { readonly id: string; readonly tags?: { readonly bot_id?: string } };
