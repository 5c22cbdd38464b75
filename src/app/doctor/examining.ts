import type { Dialog } from "../../engine/index.ts";
import type { GeneralSettings } from "../general-settings.ts";
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
  lookAt(path: string, isOurs: IsOurs): Promise<readonly Finding[]>;
};

/** What is got at an address. */
export type Page = {
  readonly status: number;
  readonly headers: { readonly [name: string]: unknown };
  readonly text: string;
};

/** Whether what is got at a path is Backchat's. */
export type IsOurs = (page: Page) => boolean;
