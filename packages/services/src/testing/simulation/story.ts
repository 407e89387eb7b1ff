import type { Fault, Step, StepKind } from "./script.ts";

const sentences: Readonly<Record<StepKind, string>> = {
  pass: "some seconds pass",
  heartbeat: "a browser says that it is there",
  look: "somebody reads the session or its receipt",
  start: "a customer rings",
  join: "the vendor answers",
  decline: "the vendor declines",
  stop: "one of the two stops",
  endByAdmin: "an admin ends the session",
  browserLeaves: "a browser falls silent",
  browserComesBack: "a browser comes back",
  raiseCap: "the customer changes the spending cap",
  changeTariff: "a vendor changes a service",
  sweep: "the sweeper looks",
  longSilence: "nothing is heard for long",
  leap: "hours pass",
  clockSteps: "the clock is set",
  topUp: "a customer begins a top-up",
  checkout: "a customer pays at the checkout",
  oneTap: "a customer tops up by a saved card",
  autoRefill: "a customer sets automatic refills",
  refillJob: "the worker charges saved cards",
  removeCard: "a customer removes a card",
  deliver: "the provider tells something",
  inbox: "the worker processes the inbox",
  chargeback: "a bank takes a payment back",
  withdraw: "a customer withdraws",
  paymentsJob: "the worker sends withdrawals",
  discount: "a vendor gives a discount",
  dispute: "a customer disputes",
  resolve: "a dispute is resolved",
  withdrawDispute: "a customer takes a dispute back",
  release: "the worker releases shares",
  payout: "a vendor asks for a payout",
  payoutSchedule: "a vendor sets a schedule",
  payoutJob: "the worker makes or sends payouts",
  adjust: "an admin corrects an account",
  decideAdjustment: "an admin decides on a correction",
  addFee: "an admin dates a fee",
  retry: "a client asks once more",
  reconcile: "the books are reconciled",
};

/** One line of a story: when, what, about whom, what went wrong and what came of it. */
export function tellStep(at: Date, { kind, fault }: Step, about: string, outcome: string): string {
  const subject = about === "" ? "" : ` (${about})`;
  const trouble = fault ? ` [${tellFault(fault)}]` : "";
  return `${at.toISOString()} ${sentences[kind]}${subject}${trouble}: ${outcome}`;
}

function tellFault({ kind, at }: Fault): string {
  switch (kind) {
    case "crash_before":
      return `killed before statement ${at}`;
    case "crash_after":
      return `killed after statement ${at}`;
    case "conflict":
      return `a deadlock at statement ${at}`;
    case "unreachable":
      return "the provider is away";
    case "answer_lost":
      return "the provider's answer is lost";
    default:
      return kind satisfies never;
  }
}
