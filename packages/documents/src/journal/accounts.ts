import type { AccountKind } from "@paygo/core";

/**
 * An account of the ledger under an accountant's name (docs/adr/0015-documents.md has the table). What belongs to
 * people are liabilities; what they owe is an asset; fees are income; `funding` is the money outside, at banks and
 * payment providers: an asset, since the ledger's balance of it is below zero.
 */
export function journalAccount(kind: AccountKind, ownerId: string | null): string {
  const owner = ownerId ?? "unknown";
  switch (kind) {
    case "available":
      return `Liabilities:Customers:${owner}:Available`;
    case "held":
      return `Liabilities:Customers:${owner}:Held`;
    case "withdrawals_in_transit":
      return `Liabilities:Customers:${owner}:Withdrawals`;
    case "receivable":
      return `Assets:Receivable:${owner}`;
    case "earnings_pending":
      return `Liabilities:Vendors:${owner}:Pending`;
    case "earnings_available":
      return `Liabilities:Vendors:${owner}:Available`;
    case "payouts_in_transit":
      return `Liabilities:Vendors:${owner}:Payouts`;
    case "fees":
      return "Income:Fees";
    case "funding":
      return "Assets:Outside";
    case "adjustments":
      return "Expenses:Adjustments";
    default:
      return kind satisfies never;
  }
}
