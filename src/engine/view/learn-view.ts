import type { Dialog } from "../content/dialog.ts";
import { phrase } from "../content/phrase.ts";
import { sourcesOf } from "../content/sources.ts";
import { adviceFor } from "../safety/advice.ts";
import type { Phase } from "../session/phase.ts";
import type { Session } from "../session/session.ts";
import { cautionNotes, ruleBlock } from "./advice-view.ts";
import { pictures, text } from "./blocks.ts";
import { basisText, gradeText } from "./sourcing.ts";
import type { Face } from "./view.ts";

/** What anyone may read without answering anything: the list, or one card of it. */
export function learnView(
  dialog: Dialog,
  session: Session,
  phase: Phase,
  topic: string | null,
): Face {
  const { cautions, mayBeActive } = adviceFor(dialog, session);
  const cause = dialog.causes.find((known) => known.id === topic)?.content;
  const page = dialog.content.topics.find((known) => known.id === topic);
  const hasSources = topic !== null && sourcesOf(dialog, topic).length > 0;
  if (cause) {
    return {
      title: cause.name,
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
    };
  }
  if (page) {
    return {
      title: page.title,
      blocks: [
        ...pictures(page.pictures ?? []),
        ...page.text.map(text),
        ...(page.rule ? [ruleBlock(dialog)] : []),
        ...(page.paste
          ? [
              {
                type: "code",
                label: phrase(dialog, "to-paste"),
                code: page.paste,
                resumes: false,
              } as const,
            ]
          : []),
        text(basisText(dialog, page.basis)),
      ],
    };
  }
  const card = dialog.content.cards.learn;
  return {
    title: card.title,
    blocks: card.text.map(text),
  };
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
