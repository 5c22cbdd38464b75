import type { types } from "@slack/bolt";
import type { Dialog } from "../../src/engine/index.ts";
import { packPress, TOLD, TYPED } from "../shared/press.ts";
import { LIMITS } from "./limits.ts";
import { words } from "./texts.ts";

/** Takes words on a question's card: Enter sends them. */
export function wordsField({ content }: Dialog, ticket: string): types.InputBlock {
  return {
    type: "input",
    dispatch_action: true,
    label: words(content.interface.slack.typeIt),
    element: {
      type: "plain_text_input",
      action_id: packPress({ action: TYPED, ticket }),
      max_length: LIMITS.typed,
      dispatch_action_config: { trigger_actions_on: ["on_enter_pressed"] },
    },
  };
}

/** Takes a story on the first card: nothing sends it but a press there, and the press of an age alone has it read. */
export function storyField({ content }: Dialog, ticket: string): types.InputBlock {
  const { fewWords, story, storyHint } = content.interface.chat;
  return {
    type: "input",
    // Tells Slack when to keep what is typed, as with boxes.
    block_id: packPress({ action: TOLD, ticket }),
    optional: true,
    label: words(story),
    hint: words(storyHint),
    element: {
      type: "plain_text_input",
      action_id: TOLD,
      multiline: true,
      max_length: LIMITS.typed,
      placeholder: words(fewWords),
    },
  };
}
