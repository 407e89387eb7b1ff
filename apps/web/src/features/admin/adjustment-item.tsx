import type { AdjustmentView } from "@paygo/contracts";
import { Badge } from "@paygo/ui/badge";
import Link from "next/link";
import { useLocale } from "../locale/locale-provider.tsx";
import { Time } from "../locale/time.tsx";
import { signedMoney } from "../wallet/line-words.ts";
import { accountWords } from "./account-words.ts";
import { adjustmentBadge } from "./adjustment-words.ts";
import { DecideAdjustment } from "./decide-adjustment.tsx";
import { ledgerPath } from "./ledger-filter.ts";

export interface AdjustmentItemProps {
  adjustment: AdjustmentView;
  /** The reader asked for it, and so does not decide it. */
  isOwn: boolean;
}

/** One adjustment: whose money, how much, why, and who asked and decided. */
export function AdjustmentItem({ adjustment, isOwn }: AdjustmentItemProps) {
  const locale = useLocale();
  const { person, accountKind, amountMinor, currency, reason, state } = adjustment;
  const { requestedBy, requestedAt, decidedBy, decidedAt } = adjustment;
  const { tone, label } = adjustmentBadge(state);
  return (
    <li className="grid gap-x-6 gap-y-3 px-5 py-4 text-sm sm:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="tabular font-semibold text-base">
            {signedMoney(amountMinor, currency, locale)}
          </span>
          <Link href={ledgerPath(person.id)} className="font-medium underline-offset-4 hover:underline">
            {person.name}
          </Link>
          <span className="text-muted">{accountWords(accountKind).name}</span>
          <Badge tone={tone} dot={state === "awaiting_approval"}>
            {label}
          </Badge>
        </p>
        <p className="mt-1.5 [overflow-wrap:anywhere]">“{reason}”</p>
        <p className="mt-1.5 text-muted">
          Asked for by {isOwn ? "you" : requestedBy.name}, <Time at={requestedAt} />
          {decidedBy && decidedAt ? (
            <>
              {" · "}
              {state === "posted" ? "approved" : "rejected"} by {decidedBy.name}, <Time at={decidedAt} />
            </>
          ) : null}
        </p>
      </div>
      {state === "awaiting_approval" ? (
        <div className="self-center">
          {isOwn ? (
            <p className="max-w-52 text-muted sm:text-right">
              You asked for it, so another admin has to decide.
            </p>
          ) : (
            <DecideAdjustment adjustment={adjustment} />
          )}
        </div>
      ) : null}
    </li>
  );
}
