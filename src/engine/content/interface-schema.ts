import { z } from "zod";
import { text } from "./basic-schema.ts";

/** A text for each of some keys. */
const texts = <const K extends readonly string[]>(...keys: K) => z.record(z.enum(keys), text);

/** What buttons, menus and pages say around every dialog, by where they stand. */
export const interfaceTexts = z.strictObject({
  chat: texts("start", "learn", "privatePage", "copy", "notCopied"),
  discord: texts(
    "missed",
    "typeIt",
    "yourWords",
    "pickOne",
    "pickSome",
    "keep",
    "keepTicked",
    "describeWords",
    "describeShow",
    "describeResume",
    "describeLearn",
    "describePanel",
    "copied",
    "closed",
  ),
  slack: texts(
    "lockScreen",
    "alarm",
    "goOn",
    "tick",
    "pick",
    "typeIt",
    "move",
    "moved",
    "notMoved",
    "copied",
    "busyTyped",
    "missed",
    "notShown",
    "notPosted",
    "notAllowed",
    "organisersOnly",
    "commandHint",
  ),
  terminal: texts(
    "howTo",
    "typeIt",
    "yourWords",
    "more",
    "point",
    "tick",
    "back",
    "notSure",
    "slash",
    "resume",
  ),
  web: texts(
    "goOn",
    "choose",
    "tick",
    "more",
    "type",
    "send",
    "haveCode",
    "code",
    "resume",
    "startAgain",
    "print",
    "notFound",
    "notFoundText",
    "wrong",
    "wrongText",
    "tooMuch",
    "tooMuchText",
    "busy",
    "busyText",
    "foreign",
    "foreignText",
  ),
});

/** The dialog's first words in public places, and what its app and command say of themselves. */
export const invitation = z.strictObject({
  panel: text,
  mention: text,
  command: text,
  about: text,
  shortcut: text,
  shortcutAbout: text,
  /** Where nothing but the private page and Learn is handed out. */
  page: text,
  homeTitle: text,
  home: z.array(text).min(1),
});
