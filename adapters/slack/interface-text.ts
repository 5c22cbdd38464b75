import { TEXTS as SHARED } from "../shared/interface-text.ts";

/** What Slack's own buttons and replies say; all other words are the dialog's. */
export const TEXTS = {
  ...SHARED,
  /** All that a locked screen shows. */
  lockScreen: "Backchat has a card for you.",
  /** Before an emergency's title, since Slack's cards have no colour of their own. */
  alarm: "🚨",
  goOn: "Continue",
  tick: "Tick what fits",
  pick: "Pick one",
  typeIt: "Or type it, and press Enter",
  move: "Go on in our messages",
  moved: "It's in our messages now: look for Backchat under Apps.",
  notMoved: "That didn't work just now. Please go on here, or try again.",
  copied: "Sent: it's in our messages. Delete it there when you don't need it any more.",
  busy: "Slack is busy just now. Please press again in a moment.",
  busyTyped: "Slack is busy just now. Please send that again in a moment.",
  organisersOnly: "Only organisers can post panels here.",
  homeTitle: "Sore lower back from running?",
  home: [
    "A few short questions show which running habits may matter for your back, and what to try first.",
    "**Who sees it?** In channels, only you see your card. In our messages, your workspace's owner may be able to export the chat. Your admins get no list of who used it.",
    "**What is kept?** By us, nothing: a walk lives in the buttons of its own card.",
    "I'm a set of rules, not a clinician.",
  ],
} as const;
