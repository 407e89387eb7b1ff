"use client";

import type { AutoRefillView, PaymentMethodView, WalletView } from "@paygo/contracts";
import { Button } from "@paygo/ui/button";
import { ConfirmDialog } from "@paygo/ui/confirm-dialog";
import { Field } from "@paygo/ui/field";
import { Input } from "@paygo/ui/input";
import { Select } from "@paygo/ui/select";
import { toast } from "@paygo/ui/toaster";
import { type FormEvent, useState } from "react";
import { trpc } from "../../trpc/client.ts";
import { FailureAlert } from "../chrome/failure-alert.tsx";
import { useLocale } from "../locale/locale-provider.tsx";
import { useMoney } from "../locale/use-money.ts";
import { cardName, isExpired } from "./card-words.ts";
import { type RefillDraft, readRefillDraft, startRefillDraft } from "./refill-draft.ts";
import { refillSentences } from "./refill-words.ts";

export interface RefillFormProps {
  wallet: WalletView;
  refill: AutoRefillView;
  cards: readonly PaymentMethodView[];
  onDone: () => void;
}

/** The settings of automatic refills, confirmed in whole sentences before they take effect. */
export function RefillForm({ wallet, refill, cards: saved, onDone }: RefillFormProps) {
  const { currency } = wallet;
  const locale = useLocale();
  const money = useMoney(currency);
  const cards = saved.filter((card) => !isExpired(card, new Date()));
  const utils = trpc.useUtils();
  const [draft, setDraft] = useState(() => startRefillDraft(refill, cards, currency));
  const [isChecked, setIsChecked] = useState(false);
  const [isConfirming, setIsConfirming] = useState(false);
  const save = trpc.wallet.setAutoRefill.useMutation({
    onSuccess: (view) => {
      utils.wallet.autoRefill.setData({}, view);
      toast.success("Automatic refills are on");
      onDone();
    },
    onSettled: () => setIsConfirming(false),
  });
  const { threshold, amount, monthlyCeiling } = readRefillDraft(draft, wallet, locale);
  const card = cards.find(({ id }) => id === draft.paymentMethodId);
  const ready =
    threshold.kind === "minutes" && amount.kind === "amount" && monthlyCeiling.kind === "amount" && card
      ? {
          thresholdMinutes: threshold.minutes,
          amountMinor: amount.amountMinor,
          monthlyCeilingMinor: monthlyCeiling.amountMinor,
          paymentMethodId: card.id,
          card: cardName(card),
        }
      : null;
  const change = (part: Partial<RefillDraft>) => setDraft({ ...draft, ...part });
  const refusal = (read: { kind: string; sentence?: string }) =>
    isChecked && read.kind === "refused" ? read.sentence : undefined;

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (ready) setIsConfirming(true);
  }

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <Field label="Card to charge">
        {(control) => (
          <Select
            {...control}
            value={draft.paymentMethodId}
            onChange={({ target }) => change({ paymentMethodId: target.value })}
          >
            {cards.map((each) => (
              <option key={each.id} value={each.id}>
                {cardName(each)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field
        label="Refill when less is left than"
        aside="minutes"
        hint="Minutes of the session you are in that your available money still pays for."
        error={refusal(threshold)}
      >
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            className="tabular"
            value={draft.thresholdMinutes}
            onChange={({ target }) => change({ thresholdMinutes: target.value })}
          />
        )}
      </Field>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label="Charge each time" aside={currency} error={refusal(amount)}>
          {(control) => (
            <Input
              {...control}
              inputMode="decimal"
              className="tabular"
              value={draft.amount}
              onChange={({ target }) => change({ amount: target.value })}
            />
          )}
        </Field>
        <Field label="At most in a month" aside={currency} error={refusal(monthlyCeiling)}>
          {(control) => (
            <Input
              {...control}
              inputMode="decimal"
              className="tabular"
              value={draft.monthlyCeiling}
              onChange={({ target }) => change({ monthlyCeiling: target.value })}
            />
          )}
        </Field>
      </div>
      {save.error ? <FailureAlert error={save.error} /> : null}
      <div className="flex flex-wrap gap-2">
        <Button type="submit">{refill.isOn ? "Save" : "Switch on"}</Button>
        <Button variant="ghost" onClick={onDone}>
          Cancel
        </Button>
      </div>
      {ready ? (
        <ConfirmDialog
          open={isConfirming}
          onOpenChange={setIsConfirming}
          tone="primary"
          title={refill.isOn ? "Change automatic refills?" : "Switch on automatic refills?"}
          description={refillSentences({
            ...ready,
            amount: money(ready.amountMinor),
            monthlyCeiling: money(ready.monthlyCeilingMinor),
          }).join(" ")}
          confirmLabel={refill.isOn ? "Save" : "Switch on"}
          isPending={save.isPending}
          onConfirm={() => {
            const { card: _, ...settings } = ready;
            save.mutate({ isOn: true, ...settings });
          }}
        />
      ) : null}
    </form>
  );
}
