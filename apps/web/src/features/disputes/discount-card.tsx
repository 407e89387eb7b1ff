"use client";

import type { ReceiptView } from "@paygo/contracts";
import { Button } from "@paygo/ui/button";
import { Card, CardBody, CardHeader } from "@paygo/ui/card";
import { useState } from "react";
import { Time } from "../locale/time.tsx";
import { DiscountForm } from "./discount-form.tsx";
import { leftOf } from "./give-back.ts";

/** For the vendor of a bill: give some of it back, or all, as long as that is possible. */
export function DiscountCard({ receipt }: { receipt: ReceiptView }) {
  const [isOpen, setIsOpen] = useState(false);
  // When the page was opened; should the time run out meanwhile, the server says so.
  const [nowMs] = useState(() => Date.now());
  const { adjustableUntil } = receipt;
  if (adjustableUntil === null || leftOf(receipt).leftMinor === 0) return null;
  const isLate = Date.parse(adjustableUntil) <= nowMs;
  return (
    <Card className="print:hidden">
      <CardHeader
        title="Discount this bill"
        description={
          isLate ? (
            <>
              That was possible until <Time at={adjustableUntil} />. The bill is final.
            </>
          ) : (
            <>
              Until <Time at={adjustableUntil} /> you can give part of it back, or waive it.
            </>
          )
        }
        action={
          isOpen || isLate ? null : (
            <Button variant="secondary" size="sm" onClick={() => setIsOpen(true)}>
              Give a discount
            </Button>
          )
        }
      />
      <CardBody className={isOpen ? undefined : "pt-0"}>
        {isOpen ? <DiscountForm receipt={receipt} onClose={() => setIsOpen(false)} /> : null}
      </CardBody>
    </Card>
  );
}
