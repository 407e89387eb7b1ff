import { describe, expect, it } from "vitest";
import { checkBill } from "./check-bill.ts";
import { sampleReceipt } from "./receipt-sample.ts";

const refundOf = (amountMinor: number) => ({
  id: "00000000-0000-7000-8000-000000000009",
  number: 1,
  reason: "discount" as const,
  note: "For the long wait",
  amountMinor,
  split: null,
  createdAt: "2026-11-22T13:00:00.000Z",
});

describe("checking a bill in the browser", () => {
  it.each([
    ["the customer", sampleReceipt()],
    ["the vendor", sampleReceipt({ part: "vendor" })],
    ["a session beyond its hold", sampleReceipt({ heldMinor: 300, part: "vendor" })],
    ["a call that nobody answered", sampleReceipt({ customer: [], vendor: [], isAnswered: false })],
    [
      "a session that cost the minimum",
      sampleReceipt({ tariff: { minimumMinor: 900, minimumAfterSeconds: 30 } }),
    ],
    ["a session with a cap and a refund", { ...sampleReceipt(), capMinor: 800, refunds: [refundOf(800)] }],
    ["a tariff with free seconds", sampleReceipt({ tariff: { freeSeconds: 30, minuteMs: 6_000 } })],
  ])("agrees with a right receipt of %s", (_, receipt) => {
    expect(checkBill(receipt)).toEqual({ kind: "agrees", chargedMinor: receipt.chargedMinor });
  });

  it.each([
    "billableMs",
    "billableSeconds",
    "freeSeconds",
    "billedSeconds",
    "dueMinor",
    "chargedMinor",
    "releasedMinor",
    "unaffordableMinor",
  ] as const)("notices a wrong %s", (field) => {
    const receipt = sampleReceipt();
    const check = checkBill({ ...receipt, [field]: receipt[field] + 1 });
    expect(check).toMatchObject({ kind: "differs", differences: [{ shown: receipt[field] + 1 }] });
  });

  it("notices a minimum that did not apply, a charge above the cap, and more given back than charged", () => {
    const receipt = sampleReceipt();
    const figureOf = (wrong: Partial<typeof receipt>) => {
      const check = checkBill({ ...receipt, ...wrong });
      return check.kind === "differs" ? check.differences.map(({ figure }) => figure) : [];
    };
    expect(figureOf({ isMinimum: true })).toEqual(["Minimum charge applied"]);
    expect(figureOf({ capMinor: receipt.chargedMinor - 1 })).toEqual(["Spending cap"]);
    expect(figureOf({ refunds: [refundOf(receipt.chargedMinor + 1)] })).toEqual(["Given back"]);
  });

  it("notices evidence that was changed, and a wrong split", () => {
    const receipt = sampleReceipt({ part: "vendor" });
    const { presence, split } = receipt;
    expect(checkBill({ ...receipt, presence: { ...presence, vendor: [] } }).kind).toBe("differs");
    expect(
      checkBill({ ...receipt, split: split && { ...split, feeMinor: split.feeMinor + 1 } }),
    ).toMatchObject({
      kind: "differs",
      differences: [{ figure: "Fee" }],
    });
  });
});
