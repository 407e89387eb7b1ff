"use client";

import type { EarningsView } from "@paygo/contracts";
import { Button } from "@paygo/ui/button";
import { Card, CardBody, CardHeader } from "@paygo/ui/card";
import { ConfirmDialog } from "@paygo/ui/confirm-dialog";
import { Field } from "@paygo/ui/field";
import { Input } from "@paygo/ui/input";
import { type FormEvent, useState } from "react";
import { useMoney } from "../locale/use-money.ts";
import { amountOf, readAmount, typedAmount } from "../wallet/typed-amount.ts";
import { PayoutFailure } from "./payout-failure.tsx";
import { payoutsPath } from "./payout-request.ts";
import { useRequestPayout } from "./use-request-payout.ts";

export interface PayoutFormProps {
  earnings: EarningsView;
  /** What the field starts with. */
  initialText: string;
}

/** An amount of the available earnings, or all of it by one button; asks once more before it is sent. */
export function PayoutForm({ earnings, initialText }: PayoutFormProps) {
  const { currency, availableMinor, payout } = earnings;
  const money = useMoney(currency);
  const [text, setText] = useState(initialText);
  const [isChecked, setIsChecked] = useState(false);
  const [isConfirming, setIsConfirming] = useState(false);
  const request = useRequestPayout({
    onPaid: () => {
      setText("");
      setIsChecked(false);
    },
    onSettled: () => setIsConfirming(false),
  });
  const amount = readAmount(text, currency, {
    minMinor: payout.minimumMinor,
    maxMinor: availableMinor,
    tooSmall: `The smallest payout is ${money(payout.minimumMinor)}.`,
    tooLarge: `Only ${money(availableMinor)} is available.`,
  });
  const amountMinor = amountOf(amount);
  const isTooLittle = availableMinor < payout.minimumMinor;

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (amountMinor !== null) setIsConfirming(true);
  }

  return (
    <Card>
      <CardHeader
        title="Request a payout"
        description={
          <span className="tabular">
            {money(availableMinor)} available. The smallest payout is {money(payout.minimumMinor)}.
          </span>
        }
      />
      <CardBody>
        <form className="flex flex-col gap-4" noValidate onSubmit={submit}>
          <Field
            label={`Amount in ${currency}`}
            error={isChecked && amount.kind === "refused" ? amount.sentence : undefined}
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
                  disabled={isTooLittle}
                  onChange={(event) => setText(event.target.value)}
                />
                <Button
                  variant="secondary"
                  disabled={isTooLittle}
                  onClick={() => setText(typedAmount(availableMinor, currency))}
                >
                  Max
                </Button>
              </div>
            )}
          </Field>
          {request.error ? <PayoutFailure error={request.error} path={payoutsPath(text)} /> : null}
          <Button type="submit" disabled={isTooLittle} isFullWidth>
            Pay out{amountMinor === null ? "" : ` ${money(amountMinor)}`}
          </Button>
          {isTooLittle ? (
            <p className="text-muted text-sm">There is not enough available for a payout yet.</p>
          ) : null}
        </form>
        <ConfirmDialog
          open={isConfirming}
          onOpenChange={setIsConfirming}
          title={`Pay out ${money(amountMinor ?? 0)}?`}
          description="It is sent to your bank account at once and takes a few days to arrive. It cannot be called back."
          confirmLabel={`Pay out ${money(amountMinor ?? 0)}`}
          tone="primary"
          isPending={request.isPending}
          onConfirm={() => {
            if (amountMinor !== null) request.payOut(amountMinor);
          }}
        />
      </CardBody>
    </Card>
  );
}
