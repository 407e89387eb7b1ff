import type { searchLedgerInput } from "@paygo/contracts";
import { type TransactionKind, transactionKinds } from "@paygo/core";
import type { z } from "zod";
import { type AddressFilter, setParameter } from "../filters/address-filter.ts";
import { type CalendarDay, endOfDay, startOfDay } from "./day-range.ts";

/** What the ledger is searched for; both days are included. */
export interface LedgerFilter {
  query: string;
  kind: TransactionKind | null;
  from: CalendarDay;
  to: CalendarDay;
}

/** The filter in the address of the ledger's page. */
export const ledgerFilter: AddressFilter<LedgerFilter> = {
  read: (parameters) => ({
    query: (parameters.get("query") ?? "").slice(0, 254),
    kind: transactionKinds.find((kind) => kind === parameters.get("kind")) ?? null,
    from: parameters.get("from") ?? "",
    to: parameters.get("to") ?? "",
  }),
  write({ query, kind, from, to }, parameters) {
    setParameter(parameters, "query", query);
    setParameter(parameters, "kind", kind);
    setParameter(parameters, "from", from);
    setParameter(parameters, "to", to);
  },
};

/** The address of the ledger, searched for a person, session or other id. */
export function ledgerPath(query: string): string {
  return `/admin/ledger?query=${encodeURIComponent(query)}`;
}

/** What the server is asked for. */
export function ledgerInput({ query, kind, from, to }: LedgerFilter): z.input<typeof searchLedgerInput> {
  const [fromAt, toAt] = [startOfDay(from), endOfDay(to)];
  return {
    ...(query === "" ? {} : { query }),
    ...(kind === null ? {} : { kind }),
    ...(fromAt === undefined ? {} : { from: fromAt }),
    ...(toAt === undefined ? {} : { to: toAt }),
  };
}
