"use client";

import type { WalletView } from "@paygo/contracts";
import { formatMoney } from "@paygo/core";
import { Button } from "@paygo/ui/button";
import { Field } from "@paygo/ui/field";
import { Input } from "@paygo/ui/input";
import { type FormEvent, useState } from "react";
import { FailureAlert } from "../chrome/failure-alert.tsx";
import { useLocale } from "../locale/locale-provider.tsx";
import { AmountSuggestions } from "./amount-suggestions.tsx";
import { readTopUpAmount, typedAmount } from "./top-up-amount.ts";
import { useTopUp } from "./use-top-up.ts";

export interface TopUpFormProps {
  wallet: WalletView;
  /** What the form starts with, in minor units. */
  initialMinor: number;
  /** Where the checkout leads back to, a path of this site. */
  returnPath: string;
}

/** An amount of one's own or one of the suggested, then off to the checkout. */
export function TopUpForm({ wallet, initialMinor, returnPath }: TopUpFormProps) {
  const { currency, topUp: limits } = wallet;
  const locale = useLocale();
  const [text, setText] = useState(typedAmount(initialMinor, currency));
  const [isChecked, setIsChecked] = useState(false);
  const { start, isPending, error } = useTopUp(returnPath);
  const amount = readTopUpAmount(text, currency, limits, locale);
  const money = (amountMinor: number) => formatMoney(amountMinor, currency, locale);

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (amount.kind === "amount") start(amount.amountMinor);
  }

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <AmountSuggestions
        currency={currency}
        limits={limits}
        chosenMinor={amount.kind === "amount" ? amount.amountMinor : null}
        onChoose={(amountMinor) => setText(typedAmount(amountMinor, currency))}
      />
      <Field
        label="Amount"
        aside={currency}
        hint={`From ${money(limits.minMinor)} to ${money(limits.maxMinor)}.`}
        error={isChecked && amount.kind === "refused" ? amount.sentence : undefined}
      >
        {(control) => (
          <Input
            {...control}
            value={text}
            onChange={(event) => setText(event.target.value)}
            inputMode="decimal"
            autoComplete="transaction-amount"
            className="tabular"
          />
        )}
      </Field>
      {error ? <FailureAlert error={error} /> : null}
      <Button type="submit" size="lg" isFullWidth isLoading={isPending}>
        {amount.kind === "amount" ? `Top up ${money(amount.amountMinor)}` : "Top up"}
      </Button>
    </form>
  );
}
