import { createRandom, type Random } from "./random.ts";

/** What can happen, and how often out of the sum of all. */
const weights = {
  // Time passes: browsers that are there send their heartbeats, the sweeper runs.
  pass: 350,
  heartbeat: 120,
  look: 30,
  start: 85,
  join: 75,
  decline: 4,
  stop: 13,
  endByAdmin: 3,
  browserLeaves: 10,
  browserComesBack: 20,
  raiseCap: 12,
  changeTariff: 4,
  sweep: 30,
  longSilence: 4,
  leap: 9,
  clockSteps: 5,
  topUp: 35,
  checkout: 45,
  oneTap: 14,
  autoRefill: 8,
  refillJob: 10,
  removeCard: 2,
  deliver: 25,
  inbox: 45,
  chargeback: 5,
  withdraw: 12,
  paymentsJob: 20,
  discount: 12,
  dispute: 12,
  resolve: 12,
  withdrawDispute: 3,
  release: 18,
  payout: 14,
  payoutSchedule: 3,
  payoutJob: 14,
  adjust: 5,
  decideAdjustment: 5,
  addFee: 2,
  retry: 25,
  reconcile: 1,
} as const;
export type StepKind = keyof typeof weights;

/** What goes wrong within a step. `at` counts the calls to the outside (statements, provider) from 1. */
export interface Fault {
  kind: "crash_before" | "crash_after" | "conflict" | "unreachable" | "answer_lost";
  at: number;
}

/** One step. Its shares choose among what there is when it is played, so that leaving others out keeps it meaningful. */
export interface Step {
  kind: StepKind;
  shares: readonly [number, number, number, number];
  fault: Fault | null;
}

const kinds = Object.keys(weights) as StepKind[];
const total = kinds.reduce((sum, kind) => sum + weights[kind], 0);

/** The steps of a seed. */
export function writeScript(seed: number, count: number): Step[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => ({
    kind: chooseKind(random),
    shares: [random.share(), random.share(), random.share(), random.share()] as const,
    fault: chooseFault(random),
  }));
}

function chooseKind(random: Random): StepKind {
  let left = random.int(0, total - 1);
  for (const kind of kinds) {
    left -= weights[kind];
    if (left < 0) return kind;
  }
  return "pass";
}

const faults = [
  "crash_before",
  "crash_before",
  "crash_after",
  "conflict",
  "unreachable",
  "answer_lost",
] as const;

function chooseFault(random: Random): Fault | null {
  const isFaulty = random.int(0, 99) < 8;
  const kind = faults[random.int(0, faults.length - 1)];
  const at = random.int(1, 14);
  return isFaulty && kind ? { kind, at: kind === "unreachable" || kind === "answer_lost" ? 1 : at } : null;
}
