"use client";

import type { WalletView } from "@paygo/contracts";
import { Button } from "@paygo/ui/button";
import { ConfirmDialog } from "@paygo/ui/confirm-dialog";
import { Field } from "@paygo/ui/field";
import { Input } from "@paygo/ui/input";
import { toast } from "@paygo/ui/toaster";
import { type FormEvent, useState } from "react";
import { trpc } from "../../trpc/client.ts";
import { isWorthRetrying } from "../../trpc/errors.ts";
import { FailureAlert } from "../chrome/failure-alert.tsx";
import { createWishKeys } from "../identity/wish-key.ts";
import { useMoney } from "../locale/use-money.ts";
import { amountOf, readAmount, typedAmount } from "./typed-amount.ts";

export interface WithdrawFormProps {
  wallet: WalletView;
  withdrawableMinor: number;
}

/** How much is to go back, and a last question. */
export function WithdrawForm({ wallet, withdrawableMinor }: WithdrawFormProps) {
  const { currency, availableMinor, owedMinor } = wallet;
  const money = useMoney(currency);
  const utils = trpc.useUtils();
  const [keys] = useState(createWishKeys);
  const [text, setText] = useState("");
  const [isChecked, setIsChecked] = useState(false);
  const [isConfirming, setIsConfirming] = useState(false);
  const withdraw = trpc.wallet.withdraw.useMutation({
    onSuccess: async ({ withdrawal }) => {
      keys.forget();
      setText("");
      setIsChecked(false);
      await utils.wallet.invalidate();
      toast.success(`${money(withdrawal.amountMinor)} is on its way to your cards`);
    },
    onError: (error) => {
      if (!isWorthRetrying(error)) keys.forget();
    },
    onSettled: () => setIsConfirming(false),
  });
  const most = `At most ${money(withdrawableMinor)} can go back to your cards now.`;
  const amount = readAmount(text, currency, {
    minMinor: 1,
    maxMinor: withdrawableMinor,
    tooSmall: "Enter an amount above zero.",
    tooLarge: most,
  });
  const amountMinor = amountOf(amount);

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (amountMinor !== null) setIsConfirming(true);
  }

  if (withdrawableMinor === 0) {
    return <p className="text-muted text-sm">{nothingWords(availableMinor, owedMinor)}</p>;
  }
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <Field
        label="Amount"
        aside={currency}
        hint={most}
        error={isChecked && amount.kind === "refused" ? amount.sentence : undefined}
      >
        {(control) => (
          <Input
            {...control}
            value={text}
            onChange={({ target }) => setText(target.value)}
            inputMode="decimal"
            className="tabular"
          />
        )}
      </Field>
      <Button
        variant="link"
        className="self-start"
        onClick={() => setText(typedAmount(withdrawableMinor, currency))}
      >
        All of it: {money(withdrawableMinor)}
      </Button>
      {withdrawableMinor < availableMinor ? (
        <p className="text-muted text-sm">
          {money(availableMinor - withdrawableMinor)} of your available money did not come from a card, so it
          stays for sessions.
        </p>
      ) : null}
      {withdraw.error ? <FailureAlert error={withdraw.error} /> : null}
      <Button type="submit" size="lg" isFullWidth>
        {amountMinor === null ? "Withdraw" : `Withdraw ${money(amountMinor)}`}
      </Button>
      <p className="text-muted text-sm">
        It goes to the cards that paid it in, the oldest payment first. Your bank may take some days to show
        it.
      </p>
      <ConfirmDialog
        open={isConfirming}
        onOpenChange={setIsConfirming}
        tone="primary"
        title={`Send ${money(amountMinor ?? 0)} back to your cards?`}
        description="It leaves your wallet at once and cannot be stopped on its way. Should a card not take it, it comes back to your wallet."
        confirmLabel="Withdraw"
        isPending={withdraw.isPending}
        onConfirm={() => {
          if (amountMinor === null) return;
          withdraw.mutate({ amountMinor, idempotencyKey: keys.keyFor(String(amountMinor)) });
        }}
      />
    </form>
  );
}

function nothingWords(availableMinor: number, owedMinor: number): string {
  if (owedMinor > 0) return "While you owe something, nothing can be withdrawn.";
  if (availableMinor === 0)
    return "There is no available money in your wallet. Held money comes back when its session ends.";
  return "Your available money did not come from a card, so there is none that it could go back to.";
}
