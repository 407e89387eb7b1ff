import { transferState } from "@paygo/contracts";
import { expect, it } from "vitest";
import { payoutBadge, payoutDetail } from "./payout-words.ts";

const payout = {
  number: 1,
  amountMinor: 500,
  currency: "USD",
  state: "paid",
  isScheduled: false,
  failureCode: null,
  createdAt: "2026-11-22T12:00:00.000Z",
  completedAt: null,
} as const;

it("every state of a payout has its own name, and only one that came back alarms", () => {
  const badges = transferState.options.map(payoutBadge);
  expect(new Set(badges.map(({ label }) => label)).size).toBe(badges.length);
  expect(badges.filter(({ tone }) => tone === "danger").map(({ label }) => label)).toEqual(["Came back"]);
});

it("a payout that came back says why and where the money is", () => {
  expect(payoutDetail(payout)).toBe("Asked for by you");
  expect(payoutDetail({ ...payout, isScheduled: true })).toBe("By schedule");
  expect(payoutDetail({ ...payout, state: "returned", failureCode: "account_closed" })).toBe(
    "Your bank did not take it (account closed). The money is available again.",
  );
});
