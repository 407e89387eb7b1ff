"use client";

import type { PaymentView } from "@paygo/contracts";
import { Card, CardBody } from "@paygo/ui/card";
import { Page } from "@paygo/ui/page";
import { FlaskConical } from "lucide-react";
import { useMoney } from "../locale/use-money.ts";
import { Chargeback } from "./chargeback.tsx";
import { CheckoutChoices } from "./checkout-choices.tsx";
import { CheckoutResult } from "./checkout-result.tsx";
import { useCheckout } from "./use-checkout.ts";

export interface CheckoutScreenProps {
  payment: PaymentView;
  /** The payer came back from the provider's page without paying. */
  hasLeft: boolean;
}

/** A payment. For the sandbox it looks like a payment page, says that it is none, and lets one choose how it goes. */
export function CheckoutScreen({ payment: initial, hasLeft }: CheckoutScreenProps) {
  const { payment, isTakenBack, ...checkout } = useCheckout(initial);
  const money = useMoney(payment.currency);
  const isSandbox = payment.canChooseOutcome;
  return (
    <Page width="narrow">
      <Card className="overflow-hidden">
        {isSandbox ? (
          <p className="flex items-center justify-center gap-2 border-line border-b border-dashed bg-subtle px-5 py-2.5 font-medium text-muted text-sm">
            <FlaskConical aria-hidden="true" className="size-4 shrink-0" />
            Test payment page – no real money
          </p>
        ) : null}
        <CardBody className="pt-7">
          <h1 className="text-center text-muted text-sm">Top-up of your PayGo wallet</h1>
          <p className="tabular mt-1 mb-7 text-center font-semibold text-4xl tracking-tight">
            {money(payment.amountMinor)}
          </p>
          {payment.state === "pending" && isSandbox ? (
            <CheckoutChoices payment={payment} {...checkout} />
          ) : (
            <CheckoutResult payment={payment} hasLeft={hasLeft} isTakenBack={isTakenBack} />
          )}
          {payment.state === "succeeded" && isSandbox && !isTakenBack ? (
            <Chargeback amount={money(payment.amountMinor)} {...checkout} />
          ) : null}
        </CardBody>
      </Card>
    </Page>
  );
}
