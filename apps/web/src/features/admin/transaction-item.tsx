import type { LedgerTransactionView } from "@paygo/contracts";
import { formatMoney } from "@paygo/core";
import { cx } from "@paygo/ui/cx";
import Link from "next/link";
import { receiptPath } from "../history/session-paths.ts";
import { useLocale } from "../locale/locale-provider.tsx";
import { Time } from "../locale/time.tsx";
import { signedMoney } from "../wallet/line-words.ts";
import { accountWords } from "./account-words.ts";
import { transactionName } from "./transaction-words.ts";

export interface TransactionItemProps {
  transaction: LedgerTransactionView;
  /** Searches for the owner of an account. */
  onSearch: (query: string) => void;
}

/** One transaction: what, when and for which session, beside its entries. */
export function TransactionItem({ transaction, onSearch }: TransactionItemProps) {
  const locale = useLocale();
  const { id, kind, currency, postedAt, sessionId, entries } = transaction;
  return (
    <li className="grid gap-x-8 gap-y-3 px-5 py-4 text-sm lg:grid-cols-[16rem_minmax(0,1fr)]">
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline justify-between gap-x-3">
          <span className="font-medium">{transactionName(kind)}</span>
          {sessionId ? (
            <Link
              href={receiptPath(sessionId)}
              className="text-accent-ink text-xs underline-offset-4 hover:underline"
            >
              Session
            </Link>
          ) : null}
        </p>
        <p className="text-muted">
          <Time at={postedAt} />
        </p>
        <code className="mt-1 block truncate font-mono text-[0.6875rem] text-faint" title={id}>
          {id}
        </code>
      </div>
      <table className="w-full self-start">
        <caption className="sr-only">Entries</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">Account</th>
            <th scope="col">Amount</th>
            <th scope="col">Balance after</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ accountKind, owner, amountMinor, balanceAfterMinor }) => (
            <tr key={`${accountKind} ${owner?.id ?? ""}`} className="align-baseline">
              <td className="py-1 pr-3">
                <span className={accountKind === "held" ? "text-held-ink" : undefined}>
                  {accountWords(accountKind).name}
                </span>
                <span className="text-muted">
                  {" · "}
                  {owner ? (
                    <button
                      type="button"
                      className="rounded-sm text-left underline-offset-4 [overflow-wrap:anywhere] hover:text-ink hover:underline"
                      onClick={() => onSearch(owner.id)}
                    >
                      {owner.name}
                    </button>
                  ) : (
                    "Platform"
                  )}
                </span>
              </td>
              <td
                className={cx("tabular whitespace-nowrap py-1 text-right", amountMinor > 0 && "font-medium")}
              >
                {signedMoney(amountMinor, currency, locale)}
              </td>
              <td className="tabular w-36 whitespace-nowrap py-1 pl-3 text-right text-faint max-sm:hidden">
                <span className="sr-only">balance after </span>
                {formatMoney(balanceAfterMinor, currency, locale)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </li>
  );
}
