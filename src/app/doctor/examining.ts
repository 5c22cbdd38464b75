import type { Dialog } from "../../engine/index.ts";
import type { GeneralSettings } from "../settings/general-settings.ts";
import type { Finding } from "./finding.ts";

/** What an adapter looks at its platform with. It asks nothing that changes anything, or that anyone sees. */
export type Examining = {
  /** Null where the dialog has errors. */
  readonly dialog: Dialog | null;
  readonly general: GeneralSettings;
  /** Whether something of that name is in the environment. */
  isSet(name: string): boolean;
  /** How a process that runs here says that the platform is, or null where none tells. */
  readonly state: string | null;
  /** Is told the time of each answer: its `Date` header. */
  heard(date: string | null): void;
  /** Looks at a path at `PORT`, and at `PUBLIC_URL` where that is set. */
  lookAt(look: Look): Promise<readonly Finding[]>;
};

/** What to look at, and how. */
export type Look = {
  readonly path: string;
  /** Whether what is got there is Backchat's. */
  isOurs(page: Page): boolean;
  /** How the public address is asked; Node's own way unless given. */
  readonly send?: typeof fetch;
};

/** What is got at an address. */
export type Page = {
  readonly status: number;
  readonly headers: { readonly [name: string]: unknown };
  readonly text: string;
};
