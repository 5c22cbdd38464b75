import {
  ActivityTypes,
  BotAdapter,
  ConversationState,
  MemoryStorage,
  TurnContext,
} from "botbuilder-core";
import { ChoicePrompt, DialogSet, DialogTurnStatus, WaterfallDialog } from "botbuilder-dialogs";

/** Takes a message in and counts what is sent; nothing leaves the process. */
class SilentAdapter extends BotAdapter {
  sent = 0;

  async sendActivities(_context, activities) {
    return activities.map(() => ({ id: String(this.sent++) }));
  }

  async receive(text, logic) {
    const activity = {
      type: ActivityTypes.Message,
      text,
      locale: "en-us",
      channelId: "test",
      conversation: { id: "conversation" },
      from: { id: "user" },
      recipient: { id: "bot" },
    };
    await this.runMiddleware(new TurnContext(this, activity), logic);
  }
}

/**
 * The same questions as Microsoft's Bot Framework asks them: a waterfall of choice prompts, in a fixed order, its state
 * kept in memory between turns. It works nothing out.
 *
 * @param questions what to ask: `{ prompt, choices }`, and the `reply` that someone gives
 * @returns a function that walks through all of them once, and says how many turns that took
 */
export function createWaterfall(questions) {
  const state = new ConversationState(new MemoryStorage());
  const dialogs = new DialogSet(state.createProperty("dialog"));
  const ask = ({ prompt, choices }) => {
    return async (step) => {
      if (step.result) step.values[step.index] = step.result.value;
      return step.prompt("choice", { prompt, choices });
    };
  };
  const end = async (step) => {
    await step.context.sendActivity("That was all.");
    return step.endDialog();
  };
  dialogs.add(new ChoicePrompt("choice"));
  dialogs.add(new WaterfallDialog("walk", [...questions.map(ask), end]));

  const adapter = new SilentAdapter();
  let status;
  const logic = async (context) => {
    const dialog = await dialogs.createContext(context);
    const turn = await dialog.continueDialog();
    status = turn.status === DialogTurnStatus.empty ? await dialog.beginDialog("walk") : turn;
    await state.saveChanges(context);
  };
  return async () => {
    const before = adapter.sent;
    const replies = ["hello", ...questions.map(({ reply }) => reply)];
    for (const reply of replies) await adapter.receive(reply, logic);
    if (status.status !== DialogTurnStatus.complete || adapter.sent - before !== replies.length) {
      throw new Error("The waterfall did not run through.");
    }
    return replies.length;
  };
}
