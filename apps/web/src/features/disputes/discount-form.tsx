"use client";

import type { ReceiptView } from "@paygo/contracts";
import { Button } from "@paygo/ui/button";
import { ConfirmDialog } from "@paygo/ui/confirm-dialog";
import { Field } from "@paygo/ui/field";
import { Input } from "@paygo/ui/input";
import { Textarea } from "@paygo/ui/textarea";
import { type FormEvent, useState } from "react";
import { FailureAlert } from "../chrome/failure-alert.tsx";
import { useMoney } from "../locale/use-money.ts";
import { amountOf, readAmount, typedAmount } from "../wallet/typed-amount.ts";
import { leftOf } from "./give-back.ts";
import { RefundPreview } from "./refund-preview.tsx";
import { refundRule } from "./refund-rule.ts";
import { useDiscount } from "./use-discount.ts";

/** How much to give back, all of it by one button, and why; asks once more before it happens. */
export function DiscountForm({ receipt, onClose }: { receipt: ReceiptView; onClose: () => void }) {
  const { currency } = receipt.tariff;
  const { leftMinor } = leftOf(receipt);
  const money = useMoney(currency);
  const [text, setText] = useState("");
  const [note, setNote] = useState("");
  const [isChecked, setIsChecked] = useState(false);
  const [isConfirming, setIsConfirming] = useState(false);
  const discount = useDiscount(receipt.sessionId, onClose);
  const amount = readAmount(text, currency, refundRule(leftMinor, money));
  const amountMinor = amountOf(amount);
  const noteError = note.trim() === "" ? "Say in a few words why; the customer reads it." : null;

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (amountMinor !== null && noteError === null) setIsConfirming(true);
  }

  return (
    <form className="flex flex-col gap-4" noValidate onSubmit={submit}>
      <Field
        label={`Amount in ${currency}`}
        error={isChecked && amount.kind === "refused" ? amount.sentence : undefined}
        aside={`${money(leftMinor)} left of the charge`}
        isRequired
      >
        {(control) => (
          <div className="flex gap-2">
            <Input
              {...control}
              inputMode="decimal"
              autoComplete="off"
              className="tabular"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            <Button variant="secondary" onClick={() => setText(typedAmount(leftMinor, currency))}>
              All of it
            </Button>
          </div>
        )}
      </Field>
      <Field label="Why" error={isChecked ? noteError : undefined} isRequired>
        {(control) => (
          <Textarea
            {...control}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.target.value)}
            placeholder="The sound was bad at the start."
          />
        )}
      </Field>
      <RefundPreview receipt={receipt} amountMinor={amountMinor} />
      {discount.error ? <FailureAlert error={discount.error} /> : null}
      <div className="flex flex-wrap gap-2">
        <Button type="submit">Give back{amountMinor === null ? "" : ` ${money(amountMinor)}`}</Button>
        <Button variant="ghost" onClick={onClose}>
          Cancel
        </Button>
      </div>
      <ConfirmDialog
        open={isConfirming}
        onOpenChange={setIsConfirming}
        title={`Give ${money(amountMinor ?? 0)} back to ${receipt.customer.name}?`}
        description="It goes to their wallet at once, with a credit note for both of you. This cannot be undone."
        confirmLabel={`Give back ${money(amountMinor ?? 0)}`}
        tone="primary"
        isPending={discount.isPending}
        onConfirm={() => {
          if (amountMinor === null) return;
          discount.give(amountMinor, note.trim(), () => setIsConfirming(false));
        }}
      />
    </form>
  );
}
