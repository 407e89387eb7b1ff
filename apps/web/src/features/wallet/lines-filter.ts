import type { WalletLine } from "@paygo/contracts";
import { type AddressFilter, setParameter } from "../filters/address-filter.ts";

type Kind = WalletLine["kind"];

export interface LinesFilter {
  kind: Kind | null;
  query: string;
}

/** The kinds of movement that a customer's wallet has, in the words of a list to choose from. */
export const customerKinds = [
  ["top_up", "Top-ups"],
  ["hold", "Holds"],
  ["settlement", "Sessions"],
  ["refund", "Refunds"],
  ["withdrawal", "Withdrawals"],
  ["withdrawal_returned", "Withdrawals that came back"],
  ["payment_reversal", "Top-ups taken back"],
  ["repayment", "Debts paid"],
  ["adjustment", "Corrections"],
] as const satisfies readonly (readonly [Kind, string])[];

function readKind(value: string | null): Kind | null {
  return customerKinds.find(([kind]) => kind === value)?.[0] ?? null;
}

/** `?kind=…&q=…`. Nonsense counts as nothing asked. */
export const linesFilter: AddressFilter<LinesFilter> = {
  read: (parameters) => ({
    kind: readKind(parameters.get("kind")),
    query: (parameters.get("q") ?? "").trim().slice(0, 100),
  }),
  write({ kind, query }, parameters) {
    setParameter(parameters, "kind", kind);
    setParameter(parameters, "q", query);
  },
};

/** What the API is asked for. */
export function linesInput({ kind, query }: LinesFilter) {
  return { ...(kind === null ? {} : { kind }), ...(query === "" ? {} : { query }) };
}
