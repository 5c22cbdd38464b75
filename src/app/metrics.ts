import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { type Dialog, type Phase, phaseOf } from "../engine/index.ts";
import type { Meter, MeteredTurn } from "./meter.ts";
import { todayFrom } from "./project.ts";
import { createUrgentDays } from "./urgent-days.ts";

/** A meter, and what it has counted so far in Prometheus's text form. */
export type Metrics = Meter & { readonly type: string; text(): Promise<string> };

/** Where walks end. */
const ENDS: readonly Phase["type"][] = ["urgent", "returned", "education", "result"];
const URGENCIES = ["days", "same-day", "emergency"];
/** Seconds: a turn takes a fraction of a millisecond; Discord and Slack wait 3 s for an acknowledgement. */
const TURN = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1];
const ACKNOWLEDGEMENT = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];
/** What platforms call their refusals. Nothing else that is in an answer of theirs becomes a label. */
const CODE = /^(\d{1,6}|[A-Za-z_]{1,40})$/;
const MOST_CODES = 50;

/**
 * Counts turns, walks, times and failures, over everybody.
 *
 * @param hasUrgency whether to count urgent ends too: by day, in tens, over all platforms
 */
export function createMetrics(dialog: Dialog, hasUrgency: boolean): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const turns = new Counter({
    name: "backchat_turns_total",
    help: "Cards made, by what came of the ticket they were asked for with.",
    labelNames: ["platform", "ticket"] as const,
    registers,
  });
  const started = new Counter({
    name: "backchat_walks_started_total",
    help: "Walks begun by consent.",
    labelNames: ["platform"] as const,
    registers,
  });
  const finished = new Counter({
    name: "backchat_walks_finished_total",
    help: "Walks that came to their end, whichever; again where someone went back and came to it again.",
    labelNames: ["platform"] as const,
    registers,
  });
  const turnTime = new Histogram({
    name: "backchat_turn_seconds",
    help: "What a turn took, without the platform.",
    buckets: TURN,
    registers,
  });
  const acknowledgement = new Histogram({
    name: "backchat_acknowledgement_seconds",
    help: "From a delivery's arrival until the platform was told of it.",
    labelNames: ["platform"] as const,
    buckets: ACKNOWLEDGEMENT,
    registers,
  });
  const failures = new Counter({
    name: "backchat_platform_errors_total",
    help: "What a platform refused, or what else went wrong with it, by its own code.",
    labelNames: ["platform", "code"] as const,
    registers,
  });
  const codes = new Set<string>();
  const days = createUrgentDays();
  if (hasUrgency) {
    new Gauge({
      name: "backchat_urgent_walks_yesterday",
      help: "Walks that ended with an urgent card on the last whole day (UTC), rounded down to tens.",
      labelNames: ["urgency"] as const,
      registers,
      collect() {
        const today = todayFrom(Date.now());
        for (const urgency of URGENCIES) this.set({ urgency }, days.yesterday(urgency, today));
      },
    });
  }

  function turned({ platform, ticket, before, after, took, now }: MeteredTurn): void {
    turns.inc({ platform, ticket });
    turnTime.observe(took / 1_000);
    const [from, to] = [phaseOf(dialog, before), phaseOf(dialog, after)];
    const isIn = to.type !== "welcome" && to.type !== "minor";
    if (from.type === "welcome" && isIn) started.inc({ platform });
    if (!ENDS.includes(from.type) && ENDS.includes(to.type)) finished.inc({ platform });
    const urgency = urgencyIn(to);
    if (hasUrgency && urgency !== null && urgency !== urgencyIn(from)) {
      days.add(urgency, todayFrom(now));
    }
  }

  function failed(platform: string, code: string | number): void {
    const name = String(code);
    const isKnown = codes.has(name) || (CODE.test(name) && codes.size < MOST_CODES);
    if (isKnown) codes.add(name);
    failures.inc({ platform, code: isKnown ? name : "other" });
  }

  return {
    turned,
    failed,
    acknowledged: (platform, since) =>
      acknowledgement.observe({ platform }, (Date.now() - since) / 1_000),
    type: registry.contentType,
    text: () => registry.metrics(),
  };
}

function urgencyIn(phase: Phase): string | null {
  return phase.type === "urgent" || phase.type === "returned" ? phase.assessment.urgency : null;
}
