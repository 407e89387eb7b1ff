"use client";

import type { ReceiptView } from "@paygo/contracts";
import { Alert } from "@paygo/ui/alert";
import { buttonVariants } from "@paygo/ui/button";
import Link from "next/link";
import { DiscountCard } from "./discount-card.tsx";
import { disputePath } from "./dispute-paths.ts";

/** On a receipt: what its vendor can change about the bill, and the way to its dispute. Nothing for a customer. */
export function VendorBillCards({ receipt }: { receipt: ReceiptView }) {
  const { part, dispute } = receipt;
  if (part === "customer") return null;
  return (
    <>
      {dispute ? (
        <Alert
          className="print:hidden"
          title={
            dispute.state === "open" ? "The customer disputes this bill" : "The customer disputed this bill"
          }
          action={
            <Link
              href={disputePath(part, receipt.sessionId)}
              className={buttonVariants({ variant: "secondary", size: "sm" })}
            >
              {dispute.state === "open" ? "Answer the dispute" : "See the dispute"}
            </Link>
          }
        />
      ) : null}
      {part === "vendor" && dispute?.state !== "open" ? <DiscountCard receipt={receipt} /> : null}
    </>
  );
}
