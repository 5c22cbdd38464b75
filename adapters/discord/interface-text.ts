import { TEXTS as SHARED } from "../shared/interface-text.ts";

/** What Discord's own buttons and replies say; all other words are the dialog's. */
export const TEXTS = {
  ...SHARED,
  typeIt: "Type it instead",
  yourWords: "Your words",
  pickOne: "Pick one",
  pickSome: "Tick, then close the menu",
  keep: "Keep: ",
  keepTicked: "Keep what I ticked",
  describeCommand: "Sore lower back from running? A private check of your running habits",
  describeWords: "What is going on, in your own words",
  describeShow: "Something to read instead",
  describeResume: "A code from “Keep this” or “Stop”",
  describeLearn: "A card to read, instead of the invitation",
  linkOnly:
    "**Sore lower back from running?**\nThe check is a private page in your browser: a few short questions, and nothing of it passes through Discord. In an emergency, call your emergency number first.",
  copied: "Sent: it's in your direct messages. Delete it there when you don't need it any more.",
  closed: "I can't write to you: your direct messages are closed. You can copy this card by hand.",
  describePanel: "Post a card with a Start button for everyone here",
} as const;
