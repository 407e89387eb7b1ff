import { describe, expect, it } from "vitest";
import { checkBill } from "./check-bill.ts";
import { sampleReceipt } from "./receipt-sample.ts";

describe("checking a bill in the browser", () => {
  it.each([
    ["the customer", sampleReceipt()],
    ["the vendor", sampleReceipt({ part: "vendor" })],
    ["a session beyond its hold", sampleReceipt({ heldMinor: 300, part: "vendor" })],
    ["a call that nobody answered", sampleReceipt({ customer: [], vendor: [], isAnswered: false })],
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
