import type {
  APILabelComponent,
  APIModalInteractionResponseCallbackData,
} from "discord-api-types/v10";
import { encodeAction } from "../../src/app/index.ts";
import { type Dialog, UNDER_18 } from "../../src/engine/index.ts";
import type { Deed } from "../shared/deed.ts";
import { cut } from "../shared/offer.ts";
import { TOLD, TYPED } from "../shared/press.ts";
import { LIMITS } from "./limits.ts";
import { createPacking, type TicketText } from "./ticket-text.ts";

/** Discord's numbers for components, as in the frame, and for a text of several lines. */
const SELECT = 3;
const INPUT = 4;
const LABEL = 18;
const PARAGRAPH = 2;

/** A form as Discord opens it. */
export type Form = Omit<APIModalInteractionResponseCallbackData, "components"> & {
  readonly components: readonly APILabelComponent[];
};

/** The form that takes words on a card, or a story together with agreement and age. Its ticket is that of its card. */
export function formFor(
  dialog: Dialog,
  { asks, ticket }: Pick<Extract<Deed, { readonly type: "form" }>, "asks" | "ticket">,
  tickets: TicketText,
): Form {
  const pack = createPacking(ticket, tickets);
  return asks === "words" ? wordsForm(dialog, pack(TYPED)) : storyForm(dialog, pack(TOLD));
}

function wordsForm({ content }: Dialog, customId: string): Form {
  const { typeIt, yourWords } = content.interface.discord;
  return {
    custom_id: customId,
    title: cut(typeIt, LIMITS.modalTitle),
    components: [{ type: LABEL, label: cut(yourWords, LIMITS.fieldLabel), component: WORDS }],
  };
}

function storyForm(dialog: Dialog, customId: string): Form {
  const { interface: texts, labels } = dialog.content;
  const { fewWords, story, storyHint } = texts.chat;
  const placeholder = cut(fewWords, LIMITS.placeholder);
  return {
    custom_id: customId,
    title: cut(story, LIMITS.modalTitle),
    components: [
      {
        type: LABEL,
        label: cut(texts.discord.yourWords, LIMITS.fieldLabel),
        description: cut(storyHint, LIMITS.fieldDescription),
        component: { ...WORDS, required: true, placeholder },
      },
      {
        type: LABEL,
        label: cut(labels.agree, LIMITS.fieldLabel),
        component: {
          type: SELECT,
          custom_id: "age",
          required: true,
          placeholder: cut(texts.discord.pickOne, LIMITS.placeholder),
          options: agesOf(dialog),
        },
      },
    ],
  };
}

const WORDS = {
  type: INPUT,
  custom_id: "words",
  style: PARAGRAPH,
  max_length: LIMITS.typed,
} as const;

/** What the first card's buttons say and do. */
function agesOf(dialog: Dialog) {
  const { ages, labels } = dialog.content;
  return [...ages, { id: UNDER_18, label: labels["under-18"] }].map(({ id, label }) => ({
    label: cut(label, LIMITS.optionLabel),
    value: encodeAction(dialog, { type: "consent", age: id }) ?? "",
  }));
}
