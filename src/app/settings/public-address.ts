import { z } from "zod";

const PROBLEM =
  "must be an address with HTTPS such as https://backchat.example; plain http is for localhost alone";
/** What would end the address where it is shown or linked. */
const MARKS = /[\s"'<>`\\]/;
const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/** An address that people are sent to, in the one form that browsers give it. */
export const publicAddress = z
  .string()
  .refine((text) => /^https?:\/\//i.test(text) && !MARKS.test(text) && URL.canParse(text), PROBLEM)
  .transform((text) => new URL(text))
  .refine(({ protocol, hostname }) => protocol === "https:" || LOOPBACK.test(hostname), PROBLEM)
  .refine(({ username, password }) => username + password === "", "must hold no name and password")
  .transform(({ href }) => href);
