import type { PayoutStatement, StatementLine } from "@paygo/contracts";
import {
  type DocumentDescription,
  type DocumentLine,
  instantFact,
  line,
  type Reader,
  textFact,
} from "./description.ts";
import { payoutNumber } from "./numbers.ts";
import { movementLine } from "./statement.ts";

const stateWords = {
  pending: "Being prepared",
  sent: "On its way to the bank",
  paid: "Arrived",
  returned: "Came back; the money is available again",
} as const;

/** What a payout is made of. Its state apart, it never changes. */
export function describePayoutStatement(statement: PayoutStatement, _reader: Reader): DocumentDescription {
  const { payout, lines, openingMinor, closingMinor } = statement;
  const others = lines.slice(0, -1);
  const sum = (members: readonly StatementLine[]) =>
    members.reduce((total, { amountMinor }) => total + amountMinor, 0);
  const releases = others.filter(({ kind }) => kind === "earnings_release");
  const rest = others.filter(({ kind }) => kind !== "earnings_release");
  return {
    title: "Payout statement",
    number: payoutNumber(payout.number),
    issuedAt: payout.createdAt,
    currency: payout.currency,
    parties: [{ role: "Vendor", name: statement.vendor.name }],
    facts: [
      instantFact("Asked for", payout.createdAt),
      textFact("How", payout.isScheduled ? "By schedule" : "On demand"),
      textFact("State", stateWords[payout.state]),
      ...(payout.completedAt === null ? [] : [instantFact(stateWords[payout.state], payout.completedAt)]),
      textFact(
        "Payout before",
        statement.previousNumber === null ? "None" : payoutNumber(statement.previousNumber),
      ),
    ],
    sections: [
      {
        title: "Available earnings",
        lines: [
          line("Left by the payout before", { balanceMinor: openingMinor }),
          ...others.flatMap(releaseLines),
          movementLine({ ...at(lines), balanceMinor: closingMinor }, "vendor"),
          line("Left for the next payout", { balanceMinor: closingMinor }),
        ],
      },
    ],
    totals: [
      { label: "Available before", amountMinor: openingMinor, isMain: false },
      { label: "Sessions, after refunds", amountMinor: sum(releases), isMain: false },
      ...(rest.length > 0 ? [{ label: "Other movements", amountMinor: sum(rest), isMain: false }] : []),
      { label: "Paid out", amountMinor: payout.amountMinor, isMain: true },
      { label: "Left available", amountMinor: closingMinor, isMain: false },
    ],
    notes: [
      "A session’s share becomes available when its dispute window closes; the fee is the platform’s part of the charge.",
    ],
  };
}

function at(lines: readonly StatementLine[]): StatementLine {
  const last = lines.at(-1);
  if (!last) throw new RangeError("a payout statement ends with the payout");
  return last;
}

/** A released share; what was refunded before stands apart, so that the share is the receipt's. */
function releaseLines(each: StatementLine): DocumentLine[] {
  const made = movementLine(each, "vendor");
  if (each.kind !== "earnings_release" || each.gross === null) return [made];
  const shareMinor = each.gross.amountMinor - each.gross.feeMinor;
  const refundedMinor = shareMinor - each.amountMinor;
  if (refundedMinor === 0) return [made];
  const text = "Given back of it before";
  return [
    { ...made, amountMinor: shareMinor, balanceMinor: each.balanceMinor + refundedMinor },
    line(text, {
      reference: made.reference,
      at: each.at,
      amountMinor: 0 - refundedMinor,
      balanceMinor: each.balanceMinor,
    }),
  ];
}
