/** What the buttons and replies of every chat platform say; all other words are the dialog's. */
export const TEXTS = {
  start: "Start",
  learn: "Just teach me",
  privatePage: "Use the private page",
  mention:
    "I can go through a sore lower back with you, on a card that only you see. In an emergency, don't wait for it.",
  panel: "**Sore lower back from running?**\nA few short questions, on a card that only you see.",
  copy: "Send me a copy",
  notCopied: "That didn't work just now. Please try again, or copy this card by hand.",
} as const;
