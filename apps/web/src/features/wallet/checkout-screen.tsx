"use client";

import type { PaymentView } from "@paygo/contracts";
import { formatMoney } from "@paygo/core";
import { Card, CardBody } from "@paygo/ui/card";
import { Page } from "@paygo/ui/page";
import { FlaskConical } from "lucide-react";
import { useLocale } from "../locale/locale-provider.tsx";
import { CheckoutChoices } from "./checkout-choices.tsx";
import { CheckoutResult } from "./checkout-result.tsx";
import { useCheckout } from "./use-checkout.ts";

/** The sandbox's payment page: it looks like one, says that it is none, and lets one choose how it goes. */
export function CheckoutScreen({ payment: initial }: { payment: PaymentView }) {
  const locale = useLocale();
  const { payment, ...checkout } = useCheckout(initial);
  return (
    <Page width="narrow">
      <Card className="overflow-hidden">
        <p className="flex items-center justify-center gap-2 border-line border-b border-dashed bg-subtle px-5 py-2.5 font-medium text-muted text-sm">
          <FlaskConical aria-hidden="true" className="size-4 shrink-0" />
          Test payment page – no real money
        </p>
        <CardBody className="pt-7">
          <h1 className="text-center text-muted text-sm">Top-up of your PayGo wallet</h1>
          <p className="tabular mt-1 mb-7 text-center font-semibold text-4xl tracking-tight">
            {formatMoney(payment.amountMinor, payment.currency, locale)}
          </p>
          {payment.state === "pending" ? (
            <CheckoutChoices payment={payment} {...checkout} />
          ) : (
            <CheckoutResult payment={payment} state={payment.state} />
          )}
        </CardBody>
      </Card>
    </Page>
  );
}
