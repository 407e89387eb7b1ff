import type { WithdrawalView } from "@paygo/contracts";
import { Badge } from "@paygo/ui/badge";
import { EmptyState } from "@paygo/ui/empty-state";
import { Undo2 } from "lucide-react";
import { Time } from "../locale/time.tsx";
import { useMoney } from "../locale/use-money.ts";
import { paidInCardName } from "./card-words.ts";
import { transferWords } from "./transfer-words.ts";

/** The customer's withdrawals, newest first, each with what every card gets. */
export function WithdrawalList({ items }: { items: readonly WithdrawalView[] }) {
  if (items.length === 0) {
    return (
      <EmptyState icon={<Undo2 />} title="Nothing was withdrawn yet">
        What you send back to your cards is listed here, with how far it is.
      </EmptyState>
    );
  }
  return (
    <ul className="mt-3 divide-y divide-line">
      {items.map((withdrawal) => (
        <WithdrawalRow key={withdrawal.id} withdrawal={withdrawal} />
      ))}
    </ul>
  );
}

function WithdrawalRow({ withdrawal }: { withdrawal: WithdrawalView }) {
  const money = useMoney(withdrawal.currency);
  const { label, tone } = transferWords(withdrawal.state);
  return (
    <li className="px-5 py-4 text-sm">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <span className="tabular font-semibold text-base">{money(withdrawal.amountMinor)}</span>
          <Badge tone={tone}>{label}</Badge>
        </p>
        <Time at={withdrawal.createdAt} className="text-muted" />
      </div>
      <ul className="mt-2 space-y-1">
        {withdrawal.parts.map((part) => {
          const state = part.state === withdrawal.state ? null : transferWords(part.state).label;
          return (
            <li
              key={`${part.paidInAt}-${part.card}-${part.amountMinor}`}
              className="flex justify-between gap-4 text-muted"
            >
              <span>
                {paidInCardName(part.card)}, paid in on <Time at={part.paidInAt} style="day" />
                {state ? ` – ${state}` : null}
              </span>
              <span className="tabular">{money(part.amountMinor)}</span>
            </li>
          );
        })}
      </ul>
      {withdrawal.state === "returned" ? (
        <p className="mt-2 text-muted">
          The card did not take it. The money is available in your wallet again.
        </p>
      ) : null}
    </li>
  );
}
