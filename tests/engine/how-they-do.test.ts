import { describe, expect, it } from "vitest";
import { createKeys } from "../../src/app/tickets/keys.ts";
import { holderOf, openTicket, sealTicket } from "../../src/app/tickets/ticket.ts";
import { drawPerson, randomFrom } from "../../src/author/people.ts";
import { walkThrough } from "../../src/author/walk-through.ts";
import {
  createDialog,
  createSession,
  type Event,
  NOT_SURE,
  type NotOkReply,
  phaseOf,
  plainText,
  rankCauses,
  type Session,
  viewOf,
} from "../../src/engine/index.ts";
import { type Input, respond } from "../../src/language/index.ts";
import { houseplant, realDialog, TODAY } from "../dialog.ts";

const dialog = realDialog();
const LAST = "doing";

const play = (session: Session, ...inputs: readonly Input[]): Session =>
  inputs.reduce((at, input) => respond(dialog, at, input, TODAY).session, session);
const tick = (...options: string[]): Event => ({ type: "answer", question: LAST, options });
const say = (text: string): Input => ({ type: "words", text });
const reply = (said: NotOkReply): Event => ({ type: "not-ok", reply: said });
const GO_ON: Event = { type: "carry-on" };
const BACK: Event = { type: "back" };

const cardOf = (session: Session, region: string | null = "uk") =>
  viewOf(dialog, session, { surface: "terminal", region });
const textOf = (session: Session, region?: string | null) => plainText(cardOf(session, region));
const questionOn = (session: Session) => cardOf(session).choices?.question;
const keptOf = ({ answers }: Session) => answers.find(({ question }) => question === LAST)?.options;

/** The questions of the walk in the order in which they came, and the session after the last of them. */
function walked(age: string, answer: Parameters<typeof walkThrough>[2]) {
  const asked: string[] = [];
  const session = walkThrough(
    dialog,
    age,
    (question, session) => {
      if (question.role === "walk") asked.push(question.id);
      return answer(question, session);
    },
    TODAY,
  );
  return { asked, session };
}

/** Someone without a sign who is on the card that asks how they are doing with it. */
const onCard = (() => {
  const { session } = walked("20-44", ({ id, role }) => {
    if (role === "screen") return [];
    return id === "where" ? ["middle"] : id === "how-long" ? ["short"] : [NOT_SURE];
  });
  return play({ ...session, answers: session.answers.filter((one) => one.question !== LAST) });
})();
const skipped = play(onCard, { type: "not-sure", question: LAST });

describe("how they are doing with it", () => {
  const random = randomFrom(19);
  const walks = Array.from({ length: 300 }, () => {
    const person = drawPerson(dialog, random);
    return walked(person.age, person.answer);
  });
  const ended = walks.filter(({ session }) => phaseOf(dialog, session).type === "result");

  it("is asked once, when all else that is worth asking was asked, and before the result", () => {
    expect(ended.length).toBeGreaterThan(200);
    for (const { asked } of ended) {
      expect(asked.filter((id) => id === LAST)).toEqual([LAST]);
      expect(asked.at(-1)).toBe(LAST);
    }
  });

  it("has its place in the longest walk, and makes none longer", () => {
    const lengths = ended.map(({ asked }) => asked.length);
    expect(Math.max(...lengths)).toBe(dialog.content.walk.most);
  });

  it("is not asked where the walk ends for help, nor after a test that was done on the result", () => {
    const urgent = walked("20-44", ({ id, role }) =>
      id === "where" ? ["upper"] : role === "screen" ? [] : [NOT_SURE],
    );
    expect(phaseOf(dialog, urgent.session).type).toBe("urgent");
    expect(urgent.asked).not.toContain(LAST);
    expect(phaseOf(dialog, { ...onCard, tested: true }).type).toBe("result");
  });

  it("can be skipped, and is not asked again", () => {
    expect(questionOn(onCard)).toBe(LAST);
    expect(textOf(onCard)).toContain("Optional question");
    expect(cardOf(onCard).controls.map(({ label }) => label)).toContain("Skip");
    expect(cardOf(skipped).kind).toBe("result");
    expect(cardOf(play(onCard, tick())).kind).toBe("result");
  });

  it("is what Back from the result leads to", () => {
    expect(questionOn(play(onCard, tick("stress"), BACK))).toBe(LAST);
  });
});

describe("worry, poor sleep and stress", () => {
  const HEADING = "Sleep, stress and worry";
  const cares = dialog.questions.get(LAST)?.content.options.flatMap(({ id, care }) => {
    return care ? [{ id, text: care.text }] : [];
  });

  it("bring a kind line each behind the result's More and on the page to keep, which say what it rests on", () => {
    expect(cares?.map(({ id }) => id)).toEqual(["worried", "sleep", "stress"]);
    for (const { id, text } of cares ?? []) {
      const result = play(onCard, tick(id));
      expect(textOf(result)).toContain("Worry, sleep, stress? See More.");
      for (const shown of [play(result, { type: "more" }), play(result, { type: "keep" })].map(
        (session) => textOf(session),
      )) {
        const [, care = ""] = shown.split(`${HEADING}\n`);
        expect(care.split("\n").slice(0, 3)).toEqual([
          `- ${text}`,
          "",
          expect.stringMatching(/^Based on .+ The rest is our judgement\.$/),
        ]);
      }
    }
  });

  it("stand under one heading, and nobody else sees it", () => {
    const all = textOf(play(onCard, tick("worried", "sleep", "stress"), { type: "more" }));
    for (const { text } of cares ?? []) expect(all).toContain(text);
    expect(all.split(HEADING)).toHaveLength(2);
    for (const nobody of [skipped, play(onCard, tick())]) {
      expect(textOf(play(nobody, { type: "more" }))).not.toContain(HEADING);
      expect(textOf(nobody)).not.toContain("Worry, sleep");
    }
  });

  it("say it in at most 25 words", () => {
    for (const { text } of cares ?? [])
      expect(text.split(" ").length, text).toBeLessThanOrEqual(25);
  });

  it("move no cause, neither up nor down", () => {
    const beliefs = (session: Session) =>
      rankCauses(dialog, session).ranked.map(({ cause, belief }) => [cause.id, belief]);
    expect(beliefs(play(onCard, tick("worried", "sleep", "stress")))).toEqual(beliefs(skipped));
  });

  it.each([
    ["I'm stressed", ["stress"]],
    ["stressed out at work and not sleeping", ["sleep", "stress"]],
    ["not sleeping", ["sleep"]],
    ["up all night with the baby", ["sleep"]],
    ["sleeping well, no stress", []],
    ["not stressed, just sleeping badly", ["sleep"]],
    ["scared I slipped a disc", ["worried"]],
    ["worried it's wearing out", ["worried"]],
    ["fine thanks", []],
    ["not too bad", []],
    ["skip", [NOT_SURE]],
    ["rather not say", [NOT_SURE]],
  ])("are understood when typed: %s", (words, options) => {
    expect(keptOf(play(onCard, say(words)))).toEqual(options);
  });
});

describe("whoever has felt low or hopeless for weeks", () => {
  const asked = play(onCard, tick("low"));

  it("is asked one gentle question before anything else", () => {
    expect(textOf(asked)).toBe(
      [
        "I'm glad you said so\n",
        "When pain drags on, some people feel hopeless, or think of ending their life. Is that so for you?\n",
        "  1. Yes, now\n  2. Sometimes\n  3. No\n  4. Rather not say\n",
        "[Help numbers] [Back] [Stop]\n",
      ].join("\n"),
    );
    expect(textOf(play(onCard, tick("worried", "low")))).toBe(textOf(asked));
  });

  it.each([
    "I've felt low or hopeless for weeks",
    "feeling low",
    "depressed",
    "felt hopeless for weeks",
    "4",
  ])("is asked it after typing the like: %s", (words) => {
    const update = respond(dialog, onCard, say(words), TODAY);
    expect(update.session).toEqual(asked);
    expect(update.notice).toBeNull();
  });

  it("is asked it before what else was typed is said back, and keeps that", () => {
    const update = respond(dialog, onCard, say("stressed, and feeling low"), TODAY);
    expect([update.notice, keptOf(update.session)]).toEqual([null, ["stress"]]);
    expect(textOf(update.session)).toBe(textOf(asked));
    const numb = play(onCard, say("feeling low. And I can't feel my bottom."));
    expect(textOf(numb)).toBe(textOf(asked));
    expect(cardOf(play(numb, reply("neither"))).kind).toBe("emergency");
  });

  it.each([
    "I can't go on like this and I'm stressed",
    "i can't take this any more and sleep badly",
    "nothing matters any more and I sleep badly",
  ])("is asked about hurting themselves, whatever line it names besides: %s", (words) => {
    const { session } = respond(dialog, onCard, say(words), TODAY);
    expect(session.page).toEqual({ type: "not-ok", step: "ask" });
    expect(session.answers).toEqual(onCard.answers);
  });

  it("is asked about hurting themselves, as on any card, where the words speak of more than a low mood", () => {
    expect(textOf(play(onCard, say("I want to die")))).toContain(
      "thinking about hurting yourself?",
    );
  });

  it.each(["now", "sometimes"] as const)("hears where to talk to someone after “%s”", (said) => {
    expect(textOf(play(asked, reply(said)))).toBe(
      [
        "Thank you for telling me\n",
        "Nobody is watching this chat, so please talk to someone.\n",
        "116 123 (Samaritans)\n111 (NHS: choose the mental health option)\nSHOUT to 85258 (text)\n",
        "Already hurt, or taken too much of something? Call 999 (UK).\n",
        "To find someone to talk to, you can look at findahelpline.com.\n",
        "Are you safe right now?\n",
        "  1. Not sure, or no\n  2. Yes, I'm safe\n",
        "[Help numbers] [Back] [Stop]\n",
      ].join("\n"),
    );
  });

  it("sees the emergency number first where they are not sure that they are safe, and a way on", () => {
    const danger = play(asked, reply("now"), reply("unsafe"));
    expect(cardOf(danger).kind).toBe("crisis");
    expect(textOf(danger)).toMatch(
      /^Please talk to a person now\n\n999 \(UK\)\n\n116 123 \(Samaritans\)/,
    );
    expect(cardOf(play(danger, GO_ON)).kind).toBe("result");
  });

  it("has a number and a way on where they are safe", () => {
    const safe = play(asked, reply("sometimes"), reply("safe"));
    expect(textOf(safe)).toMatch(/^You don't have to carry it alone\n\n116 123 \(Samaritans\)/);
    expect(cardOf(play(safe, GO_ON)).kind).toBe("result");
  });

  it.each(["neither", "rather-not"] as const)(
    "goes on after “%s”, with a kind line and a number",
    (said) => {
      const { session, ...note } = respond(dialog, asked, reply(said), TODAY);
      const card = viewOf(dialog, session, { surface: "terminal", region: "uk" }, note);
      expect(card.kind).toBe("result");
      expect(plainText(card)).toMatch(/I'm sorry it's so hard just now\..+116 123/);
    },
  );

  it("can type the replies too", () => {
    for (const [words, said] of [
      ["yes", "now"],
      ["no", "neither"],
      ["rather not say", "rather-not"],
    ] as const) {
      expect(play(asked, say(words)), words).toEqual(play(asked, reply(said)));
    }
    const told = play(asked, reply("now"));
    for (const [words, said] of [
      ["yes", "safe"],
      ["no", "unsafe"],
      ["not sure", "unsafe"],
    ] as const) {
      expect(play(told, say(words)), words).toEqual(play(told, reply(said)));
    }
  });

  it("gets back from each card to the one before, and to the question with the other ticks", () => {
    const told = play(onCard, tick("sleep", "low"), reply("now"));
    for (const said of ["safe", "unsafe"] as const)
      expect(textOf(play(told, reply(said), BACK))).toBe(textOf(told));
    const reopened = play(told, BACK, BACK);
    expect(questionOn(reopened)).toBe(LAST);
    const marked = cardOf(reopened).choices?.options.filter(({ chosen }) => chosen);
    expect(marked?.map(({ id }) => id)).toEqual(["sleep"]);
  });
});

describe("what was said there", () => {
  const sealing = { dialog, keys: createKeys(["a secret of thirty-two characters, or more"]) };
  const owner = { platform: { name: "web", number: 4 }, team: "", user: "me" };
  const mine = holderOf({ ...sealing, fingerprint: 7 }, owner);
  /** The session that a ticket of this one holds. */
  const held = (session: Session) => {
    const found = openTicket(mine, sealTicket(mine, session), TODAY);
    return "session" in found ? found.session : null;
  };
  const PATHS: readonly (readonly Event[])[] = [
    [],
    [reply("neither")],
    [reply("rather-not")],
    [reply("now")],
    [reply("sometimes")],
    [reply("now"), reply("safe")],
    [reply("now"), reply("unsafe")],
    [reply("sometimes"), reply("unsafe"), BACK, reply("safe")],
    [reply("now"), BACK, reply("neither")],
  ];

  it("is in the ticket of the page that is open alone: the next press leaves the walk of someone who skipped", () => {
    for (const path of PATHS) {
      const there = play(onCard, tick("low"), ...path);
      expect(there.answers).toEqual(skipped.answers);
      expect(held(there)).toEqual(there);
      for (const next of [GO_ON, { type: "resume" }] as const) {
        expect(held(play(there, next))).toEqual(skipped);
      }
      for (const type of ["stop", "numbers", "help", "keep", "plan", "change"] as const) {
        expect(held(play(there, { type })), type).toEqual(play(skipped, { type }));
      }
    }
  });

  it("leaves the other ticks of that card, and nothing more", () => {
    for (const path of PATHS) {
      const after = play(onCard, tick("worried", "stress", "low"), ...path, GO_ON);
      expect(after).toEqual(play(onCard, tick("worried", "stress")));
    }
  });

  it("stands on no card of the walk after that", () => {
    const told = play(onCard, tick("low"), reply("now"), reply("safe"));
    for (const type of ["carry-on", "plan", "keep", "change", "stop"] as const) {
      expect(textOf(play(told, { type }))).not.toMatch(
        /\blow\b(?! back| tummy|er)|hopeless|ending|safe right/i,
      );
    }
  });

  it("is kept by no double click, and by no old button of that card", () => {
    const once = play(onCard, tick("sleep", "low"));
    expect(play(once, tick("sleep", "low"))).toEqual(once);
    const later = play(once, reply("neither"), { type: "plan" });
    const again = play(later, tick("sleep", "low"));
    expect(textOf(again)).toBe(textOf(once));
    expect(keptOf(again)).toEqual(["sleep"]);
    for (const said of ["now", "sometimes", "safe", "unsafe"] as const) {
      expect(play(later, reply(said), reply(said), GO_ON)).toEqual(play(later, GO_ON));
    }
  });

  it("is kept neither where the answer is changed to it later", () => {
    const changed = play(
      onCard,
      tick("worried"),
      { type: "change", question: LAST },
      tick("low"),
      GO_ON,
    );
    expect(changed).toEqual(skipped);
  });

  it("comes from no line of a list: none speaks of ending one's life or hurting oneself", () => {
    for (const { content } of dialog.questions.values()) {
      for (const { label, clarify = "" } of content.options) {
        expect(`${label} ${clarify}`).not.toMatch(
          /suicid|self-harm|kill|end(ing)? (my|your|their) life|hurt(ing)? (my|your)self/i,
        );
      }
    }
  });
});

describe("a dialog that has no gentle question of its own", () => {
  const plant = houseplant();
  const [first, ...others] = plant.content.questions;
  if (!first) throw new Error("The houseplant asks nothing.");
  const [option, ...rest] = first.options;
  if (!option) throw new Error("The houseplant's first question has no options.");
  const opening = createDialog(
    {
      ...plant.content,
      questions: [{ ...first, options: [{ ...option, opens: "not-ok" }, ...rest] }, ...others],
    },
    plant.lock,
  );
  const press = (session: Session, event: Event) => respond(opening, session, event, TODAY).session;

  it("asks as after “I'm not OK” where an answer opens it, and shows no card that it has no words for", () => {
    const begun = press(createSession(TODAY), { type: "consent", age: "grown-up" });
    const asked = press(begun, { type: "answer", question: first.id, options: [option.id] });
    expect(asked.page).toEqual({ type: "not-ok", step: "ask" });
    expect(asked.answers).toEqual([{ question: first.id, options: [NOT_SURE] }]);
    expect(press(asked, reply("now"))).toEqual(asked);
  });
});
