import type { Session } from "./session.ts";
import type { NoticeId } from "./wording.ts";

/** What a step gives back: the session after it, and a notice where the person should be told something. */
export type Update = {
  readonly session: Session;
  readonly notice: NoticeId | null;
  /** What the notice names, such as answers that were understood. */
  readonly named?: readonly string[];
};

export function told(session: Session, notice: NoticeId | null = null): Update {
  return { session, notice };
}
