import type { Dialog } from "../content/dialog.ts";
import { phrase } from "../content/phrase.ts";
import { adviceFor } from "../safety/advice.ts";
import type { Phase } from "../session/phase.ts";
import type { Session } from "../session/session.ts";
import { cautionNotes } from "./advice-view.ts";
import { choicesFrom, text } from "./blocks.ts";
import { control, controlFor } from "./controls.ts";
import { basisText, gradeText, sourcesOf } from "./sourcing.ts";
import type { Choices, View } from "./view.ts";

/** What anyone may read without answering anything: the list, or one card of it. */
export function learnView(
  dialog: Dialog,
  session: Session,
  phase: Phase,
  topic: string | null,
): View {
  const { cautions, mayBeActive } = adviceFor(dialog, session);
  const cause = dialog.causes.find((known) => known.id === topic)?.content;
  const page = dialog.content.topics.find((known) => known.id === topic);
  const hasSources = topic !== null && sourcesOf(dialog, topic).length > 0;
  const controls = [
    ...(hasSources ? [controlFor(dialog, "sources", { type: "sources", topic })] : []),
    control(dialog, "back"),
    control(dialog, "carry-on"),
    control(dialog, "stop"),
  ];
  if (cause) {
    return {
      kind: "learn",
      title: cause.name,
      progress: null,
      blocks: [
        text(gradeText(dialog, cause)),
        text(cause.explanation),
        ...(cause.facets ?? []).map(({ name, explanation }) =>
          text(`**${capital(name)}.** ${explanation}`),
        ),
        ...(mayBeActive && phase.type !== "education"
          ? [text(cause.tryFirst)]
          : cautionNotes(dialog, cautions)),
        text(phrase(dialog, "see-someone", { when: cause.seeSomeone })),
        text(basisText(dialog, hasSources ? [...sourcesOf(dialog, cause.id)] : cause.basis)),
      ],
      choices: null,
      controls,
    };
  }
  if (page) {
    return {
      kind: "learn",
      title: page.title,
      progress: null,
      blocks: [...page.text.map(text), text(basisText(dialog, page.basis))],
      choices: null,
      controls,
    };
  }
  const card = dialog.content.cards.learn;
  return {
    kind: "learn",
    title: card.title,
    progress: null,
    blocks: card.text.map(text),
    choices: topicChoices(dialog),
    controls: [control(dialog, "carry-on"), control(dialog, "stop")],
  };
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Every card of Learn, to pick from: the topics, then the causes. */
export function topicChoices(dialog: Dialog): Choices {
  const titles = [
    ...dialog.content.topics.map(({ id, title }) => ({ id, label: title })),
    ...dialog.content.causes.map(({ id, name }) => ({ id, label: name })),
  ];
  return choicesFrom(
    titles.map(({ id, label }) => ({
      id,
      label,
      chosen: false,
      event: { type: "learn", topic: id },
    })),
  );
}
