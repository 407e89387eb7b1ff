import type { CustomerStatement, MonthlyStatement, StatementLine, VendorStatement } from "@paygo/contracts";
import {
  type DocumentDescription,
  type DocumentLine,
  instantFact,
  line,
  type Reader,
  textFact,
} from "./description.ts";
import { creditNoteNumber, payoutNumber, receiptNumber, statementNumber } from "./numbers.ts";
import { movementWords } from "./words.ts";

/** A month of a customer's wallet or of a vendor's earnings. */
export function describeStatement(statement: MonthlyStatement, reader: Reader): DocumentDescription {
  const { opening, closing, lines } = statement;
  const sumMinor = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return {
    title: statement.kind === "customer" ? "Wallet statement" : "Earnings statement",
    number: statementNumber(statement.month, statement.person.id),
    issuedAt: statement.issuedAt,
    currency: statement.currency,
    parties: [{ role: statement.kind === "customer" ? "Customer" : "Vendor", name: statement.person.name }],
    facts: [
      textFact("Month", monthWords(statement, reader)),
      textFact("Time zone", statement.timeZone),
      instantFact("From", statement.from),
      instantFact(statement.isComplete ? "To" : "Up to now", statement.issuedAt),
    ],
    sections: [
      {
        title: "Movements",
        lines: [
          line("Opening balance", { at: statement.from, balanceMinor: opening.balanceMinor }),
          ...lines.map((each) => movementLine(each, statement.kind)),
          line("Closing balance", { at: statement.issuedAt, balanceMinor: closing.balanceMinor }),
        ],
      },
      { title: "Sums", lines: sumLines(statement) },
      {
        title: "What the balances were made of",
        lines: statement.kind === "customer" ? customerParts(statement) : vendorParts(statement),
      },
    ],
    totals: [
      { label: "Opening balance", amountMinor: opening.balanceMinor, isMain: false },
      { label: "Movements", amountMinor: sumMinor, isMain: false },
      { label: "Closing balance", amountMinor: closing.balanceMinor, isMain: true },
    ],
    notes: [
      ...(statement.isComplete ? [] : ["The month is not over: this is how it stands now."]),
      ...(statement.kind === "customer"
        ? ["Held money is yours until a session ends and is charged; it is part of the balance."]
        : [
            "The balance is what is pending and what is available together; payouts leave it when they are made.",
          ]),
    ],
  };
}

function monthWords({ month }: MonthlyStatement, { locale }: Reader): string {
  const format = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
  return `${format.format(new Date(`${month}-01T00:00:00Z`))} (${month})`;
}

/** A line of a statement of either side. */
export function movementLine(each: StatementLine, side: "customer" | "vendor"): DocumentLine {
  const about = each.session && `${each.session.title} – ${each.session.peer}`;
  return line(movementWords(each.kind, side), {
    detail: [about, each.reason].filter(Boolean).join("; ") || null,
    reference: referenceOf(each),
    at: each.at,
    grossMinor: each.gross?.amountMinor ?? null,
    feeMinor: each.gross?.feeMinor ?? null,
    amountMinor: each.amountMinor,
    balanceMinor: each.balanceMinor,
  });
}

function referenceOf(each: StatementLine): string | null {
  if (each.creditNoteNumber !== null) return creditNoteNumber(each.creditNoteNumber);
  if (each.payoutNumber !== null) return payoutNumber(each.payoutNumber);
  return each.session && receiptNumber(each.session.receiptNumber);
}

/** One line a kind of movement, in the order of their first appearance. */
function sumLines({ kind: side, lines }: MonthlyStatement): DocumentLine[] {
  const groups = Map.groupBy(lines, ({ kind }) => kind);
  return [...groups].map(([kind, members]) => {
    const sum = (of: (each: StatementLine) => number) => members.reduce((total, each) => total + of(each), 0);
    const isGross = members.some(({ gross }) => gross !== null);
    return line(movementWords(kind, side), {
      detail: members.length === 1 ? "1 time" : `${members.length} times`,
      grossMinor: isGross ? sum(({ gross }) => gross?.amountMinor ?? 0) : null,
      feeMinor: isGross ? sum(({ gross }) => gross?.feeMinor ?? 0) : null,
      amountMinor: sum(({ amountMinor }) => amountMinor),
    });
  });
}

function customerParts({ opening, closing }: CustomerStatement): DocumentLine[] {
  const parts = (when: string, of: CustomerStatement["opening"]) => [
    line(`Free to use, ${when}`, { amountMinor: of.balanceMinor - of.heldMinor }),
    line(`Held for a session, ${when}`, { amountMinor: of.heldMinor }),
    ...(of.withdrawingMinor > 0
      ? [line(`On its way to your cards, ${when} (not in the balance)`, { amountMinor: of.withdrawingMinor })]
      : []),
    ...(of.owedMinor > 0
      ? [line(`Owed to PayGo, ${when} (not in the balance)`, { amountMinor: 0 - of.owedMinor })]
      : []),
  ];
  return [...parts("opening", opening), ...parts("closing", closing)];
}

function vendorParts({ opening, closing }: VendorStatement): DocumentLine[] {
  const parts = (when: string, of: VendorStatement["opening"]) => [
    line(`Pending, ${when}`, { amountMinor: of.pendingMinor }),
    line(`Available, ${when}`, { amountMinor: of.availableMinor }),
    ...(of.inTransitMinor > 0
      ? [line(`On its way to the bank, ${when} (not in the balance)`, { amountMinor: of.inTransitMinor })]
      : []),
  ];
  return [...parts("opening", opening), ...parts("closing", closing)];
}
