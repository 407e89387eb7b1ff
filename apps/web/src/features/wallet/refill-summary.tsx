"use client";

import type { AutoRefillView, PaymentMethodView, WalletView } from "@paygo/contracts";
import { Button } from "@paygo/ui/button";
import { Progress } from "@paygo/ui/progress";
import { toast } from "@paygo/ui/toaster";
import { trpc } from "../../trpc/client.ts";
import { FailureAlert } from "../chrome/failure-alert.tsx";
import { useMoney } from "../locale/use-money.ts";
import { cardName } from "./card-words.ts";
import { refillSentences } from "./refill-words.ts";

export interface RefillSummaryProps {
  wallet: WalletView;
  refill: AutoRefillView;
  card: PaymentMethodView;
  onChange: () => void;
}

/** What is charged and when, while refills are on. Switching off takes effect at once and hurts nobody. */
export function RefillSummary({ wallet, refill, card, onChange }: RefillSummaryProps) {
  const money = useMoney(wallet.currency);
  const utils = trpc.useUtils();
  const switchOff = trpc.wallet.setAutoRefill.useMutation({
    onSuccess: (view) => {
      utils.wallet.autoRefill.setData({}, view);
      toast.success("Automatic refills are off");
    },
  });
  const { thresholdMinutes, amountMinor, monthlyCeilingMinor, usedThisMonthMinor } = refill;
  const used = `${money(usedThisMonthMinor)} of ${money(monthlyCeilingMinor)} used this month`;
  const sentences = refillSentences({
    thresholdMinutes,
    amount: money(amountMinor),
    monthlyCeiling: money(monthlyCeilingMinor),
    card: cardName(card),
  });
  return (
    <>
      <div className="space-y-2 text-sm">
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      <div>
        <p className="tabular mb-2 text-muted text-sm">{used}</p>
        <Progress label={used} value={usedThisMonthMinor} max={monthlyCeilingMinor} />
      </div>
      {switchOff.isError ? <FailureAlert error={switchOff.error} /> : null}
      <div className="flex flex-wrap gap-2">
        <Button variant="secondary" onClick={onChange}>
          Change
        </Button>
        <Button
          variant="ghost"
          isLoading={switchOff.isPending}
          onClick={() =>
            switchOff.mutate({
              isOn: false,
              thresholdMinutes,
              amountMinor,
              monthlyCeilingMinor,
              paymentMethodId: card.id,
            })
          }
        >
          Switch off
        </Button>
      </div>
    </>
  );
}
