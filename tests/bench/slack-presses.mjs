import { packPress, TICKED, TYPED } from "../../dist/adapters/shared/press.js";
import { encodeAction } from "../../dist/src/app/tickets/action.js";

export const TEAM = "T00000001";
const APP = "A00000001";
const CHANNEL = "C00000001";
const STAMP = "1795348800.000100";
/** As long as Slack's. */
const TRIGGER = "1234567890123.1234567890123.0123456789abcdef0123456789abcdef";

/** What Slack sends when someone takes the turn on their hidden card in a channel, but for where to answer. */
export function pressFor({ dialog }, { owner, ticket, event }) {
  const question = dialog.questions.get(event.question);
  const isTicked = question?.many && event.type === "answer" && event.options.length > 0;
  const action = isTicked ? TICKED : encodeAction(dialog, event);
  return {
    type: "block_actions",
    user: { id: owner.user, username: "anne", name: "anne", team_id: TEAM },
    api_app_id: APP,
    token: "x".repeat(24),
    container: {
      type: "message",
      message_ts: STAMP,
      channel_id: CHANNEL,
      is_ephemeral: true,
    },
    trigger_id: TRIGGER,
    team: { id: TEAM, domain: "running-club" },
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: CHANNEL, name: "running" },
    state: { values: question ? fieldsOf(dialog, question, ticket, event) : {} },
    actions: [
      {
        action_id: packPress({ action, ticket }),
        block_id: "bLoCk",
        text: { type: "plain_text", text: "An answer", emoji: true },
        type: "button",
        action_ts: STAMP,
      },
    ],
  };
}

/** What stands in a question's fields: the one to type into, and the boxes where there are any. */
function fieldsOf(dialog, { id, many }, ticket, { options = [] }) {
  const typed = {
    [packPress({ action: TYPED, ticket })]: { type: "plain_text_input", value: null },
  };
  if (!many) return { tYpEd: typed };
  const selected_options = options.map((option) => ({
    text: { type: "plain_text", text: option, emoji: true },
    value: encodeAction(dialog, { type: "answer", question: id, options: [option] }),
  }));
  const boxes = { [TICKED]: { type: "checkboxes", selected_options } };
  return { [`${TICKED}:${ticket}`]: boxes, tYpEd: typed };
}
