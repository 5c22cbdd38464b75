/** What Discord's own buttons and replies say; all other words are the dialog's. */
export const TEXTS = {
  start: "Start",
  typeIt: "Type it instead",
  yourWords: "Your words",
  pickOne: "Pick one",
  pickSome: "Tick, then close the menu",
  keep: "Keep: ",
  keepTicked: "Keep what I ticked",
  mention:
    "I can go through a sore lower back with you, on a card that only you see. In an emergency, don't wait for it.",
  panel: "**Sore lower back from running?**\nA few short questions, on a card that only you see.",
  describeCommand: "Sore lower back from running? A private check of your running habits",
  describeWords: "What is going on, in your own words",
  describeShow: "Something to read instead",
  describeResume: "A code from “Keep this” or “Stop”",
  describeLearn: "A card to read, instead of the invitation",
  privatePage: "Use the private page",
  learn: "Just teach me",
  linkOnly:
    "**Sore lower back from running?**\nThe check is a private page in your browser: a few short questions, and nothing of it passes through Discord. In an emergency, call your emergency number first.",
  copy: "Send me a copy",
  copied: "Sent: it's in your direct messages. Delete it there when you don't need it any more.",
  closed: "I can't write to you: your direct messages are closed. You can copy this card by hand.",
  notCopied: "That didn't work just now. Please try again, or copy this card by hand.",
  describePanel: "Post a card with a Start button for everyone here",
} as const;
