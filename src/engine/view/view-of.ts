import { assertNever } from "../assert-never.ts";
import type { Dialog } from "../content/dialog.ts";
import { fill } from "../content/phrase.ts";
import { mayShow, type Phase, phaseOf } from "../session/phase.ts";
import type { Page, Session } from "../session/session.ts";
import type { Note } from "../session/update.ts";
import { causeView, planView } from "./advice-view.ts";
import { note } from "./blocks.ts";
import { crisisLine, regionOf } from "./help-lines.ts";
import { keepView } from "./keep-view.ts";
import { learnView } from "./learn-view.ts";
import { questionView } from "./question-view.ts";
import { resultView } from "./result-view.ts";
import {
  changeView,
  helpView,
  minorView,
  notOkView,
  numbersView,
  privacyView,
  stoppedView,
  welcomeView,
} from "./small-views.ts";
import { sourcesView } from "./sources-view.ts";
import { educationView, seenView, urgencyView } from "./urgency-view.ts";
import type { Block, Setting, View } from "./view.ts";

/** The card to show for a session: what is being looked at where that fits the walk, else the walk's own. */
export function viewOf(
  dialog: Dialog,
  session: Session,
  setting: Setting,
  said: Note & { readonly also?: readonly Note[] } = NOTHING_SAID,
): View {
  const phase = phaseOf(dialog, session);
  const view = mayShow(dialog, session, phase, session.page)
    ? pageView(dialog, session, setting, phase, session.page)
    : phaseView(dialog, session, setting, phase);
  const notes = [said, ...(said.also ?? [])].flatMap((one) =>
    noteOf(dialog, session, setting, one),
  );
  return notes.length === 0 ? view : { ...view, blocks: [...notes, ...view.blocks] };
}

const NOTHING_SAID: Note = { notice: null };

function noteOf(
  dialog: Dialog,
  session: Session,
  setting: Setting,
  { notice, named = [], quote = "" }: Note,
): Block[] {
  if (notice === null) return [];
  const crisis = crisisLine(dialog, regionOf(dialog, session, setting));
  return [note(fill(dialog.content.notices[notice], { named: named.join("; "), quote, crisis }))];
}

function phaseView(dialog: Dialog, session: Session, setting: Setting, phase: Phase): View {
  switch (phase.type) {
    case "welcome":
      return welcomeView(dialog, session, setting);
    case "minor":
      return minorView(dialog, session, setting);
    case "returned":
      return seenView(dialog, phase.assessment);
    case "question":
      return questionView(dialog, session, phase.question, phase, { as: "next", why: false });
    case "urgent":
      return urgencyView(dialog, session, setting, phase.assessment);
    case "education":
      return educationView(dialog, session, setting);
    case "result":
      return resultView(dialog, session, setting, phase.assessment);
    default:
      return assertNever(phase);
  }
}

function pageView(
  dialog: Dialog,
  session: Session,
  setting: Setting,
  phase: Phase,
  page: Page,
): View {
  switch (page.type) {
    case "question": {
      const question = dialog.questions.get(page.question);
      return question
        ? questionView(dialog, session, question, phase, page)
        : phaseView(dialog, session, setting, phase);
    }
    case "changes":
      return changeView(dialog, session, phase);
    case "plan":
      return planView(dialog, session);
    case "keep":
      return keepView(dialog, session, setting, phase);
    case "moved":
      return "assessment" in phase
        ? resultView(dialog, session, setting, phase.assessment, page.question)
        : phaseView(dialog, session, setting, phase);
    case "numbers":
      return numbersView(dialog, session, setting);
    case "help":
      return helpView(dialog, session, setting);
    case "privacy":
      return privacyView(dialog, session, setting);
    case "stopped":
      return stoppedView(dialog, session, setting, phase);
    case "cause":
      return causeView(dialog, session, page.cause);
    case "learn":
      return learnView(dialog, session, phase, page.topic);
    case "sources":
      return sourcesView(dialog, page.topic);
    case "not-ok":
      return notOkView(dialog, session, setting, page.reply);
    case "walk":
      return phaseView(dialog, session, setting, phase);
    default:
      return assertNever(page);
  }
}
