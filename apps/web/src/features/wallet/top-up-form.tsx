"use client";

import type { PaymentMethodView, WalletView } from "@paygo/contracts";
import { Button } from "@paygo/ui/button";
import { Checkbox } from "@paygo/ui/checkbox";
import { Field } from "@paygo/ui/field";
import { Input } from "@paygo/ui/input";
import { Select } from "@paygo/ui/select";
import { type FormEvent, useState } from "react";
import { FailureAlert } from "../chrome/failure-alert.tsx";
import { useLocale } from "../locale/locale-provider.tsx";
import { useMoney } from "../locale/use-money.ts";
import { AmountSuggestions } from "./amount-suggestions.tsx";
import { cardName, isExpired } from "./card-words.ts";
import { OneTapResult } from "./one-tap-result.tsx";
import { readTopUpAmount } from "./top-up-amount.ts";
import { amountOf, typedAmount } from "./typed-amount.ts";
import { useOneTap } from "./use-one-tap.ts";
import { useTopUp } from "./use-top-up.ts";

export interface TopUpFormProps {
  wallet: WalletView;
  /** The saved cards; those that have expired are not offered. */
  cards: readonly PaymentMethodView[];
  /** What the form starts with, in minor units. */
  initialMinor: number;
  /** Where the checkout leads back to, a path of this site. */
  returnPath: string;
}

/** An amount of one's own or one of the suggested; a saved card is charged at once, any other at the checkout. */
export function TopUpForm({ wallet, cards: saved, initialMinor, returnPath }: TopUpFormProps) {
  const { currency, topUp: limits } = wallet;
  const locale = useLocale();
  const money = useMoney(currency);
  const cards = saved.filter((card) => !isExpired(card, new Date()));
  const [text, setText] = useState(typedAmount(initialMinor, currency));
  const [isChecked, setIsChecked] = useState(false);
  const [chosenCardId, setChosenCardId] = useState<string | null>(null);
  const [saveCard, setSaveCard] = useState(false);
  const checkout = useTopUp(returnPath);
  const oneTap = useOneTap();
  const amount = readTopUpAmount(text, currency, limits, locale);
  const amountMinor = amountOf(amount);
  const card = cards.find(({ id }) => id === (chosenCardId ?? cards[0]?.id)) ?? null;
  const error = card ? oneTap.error : checkout.error;

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (amountMinor === null) return;
    if (card) oneTap.charge(amountMinor, card.id);
    else checkout.start(amountMinor, saveCard);
  }

  if (oneTap.payment) {
    return <OneTapResult payment={oneTap.payment} returnPath={returnPath} onAgain={oneTap.reset} />;
  }
  const amountWords = amountMinor === null ? "" : ` ${money(amountMinor)}`;
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <AmountSuggestions
        currency={currency}
        limits={limits}
        chosenMinor={amountMinor}
        onChoose={(chosenMinor) => setText(typedAmount(chosenMinor, currency))}
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
      {cards.length > 0 ? (
        <Field label="Pay with">
          {(control) => (
            <Select
              {...control}
              value={card?.id ?? "other"}
              onChange={(event) => setChosenCardId(event.target.value)}
            >
              {cards.map((each) => (
                <option key={each.id} value={each.id}>
                  {cardName(each)}
                </option>
              ))}
              <option value="other">Another card</option>
            </Select>
          )}
        </Field>
      ) : null}
      {card ? null : (
        <Checkbox
          label="Save this card"
          hint="For top-ups in one tap. It is never charged without your say, unless you switch on automatic refills."
          checked={saveCard}
          onChange={(event) => setSaveCard(event.target.checked)}
        />
      )}
      {error ? <FailureAlert error={error} /> : null}
      <Button type="submit" size="lg" isFullWidth isLoading={checkout.isPending || oneTap.isPending}>
        Top up{amountWords}
      </Button>
      {card ? (
        <p className="-mt-1 text-center text-muted text-sm">{cardName(card)} is charged at once.</p>
      ) : null}
    </form>
  );
}
