import type { ReceiptView } from "@paygo/contracts";
import { formatMoney } from "@paygo/core";
import { Alert } from "@paygo/ui/alert";
import { Button } from "@paygo/ui/button";
import { Calculator } from "lucide-react";
import { useState } from "react";
import { useLocale } from "../locale/locale-provider.tsx";
import { type BillCheck, checkBill } from "./check-bill.ts";

/** A button that computes the bill anew in this browser and says whether it agrees. */
export function CheckBill({ receipt }: { receipt: ReceiptView }) {
  const [check, setCheck] = useState<BillCheck | null>(null);
  return (
    <>
      <Button variant="secondary" size="sm" onClick={() => setCheck(checkBill(receipt))}>
        <Calculator aria-hidden="true" />
        Check this bill
      </Button>
      <p className="min-w-48 flex-1 text-muted text-sm">
        Computes it again in your browser, from the intervals above.
      </p>
      {check ? <CheckResult check={check} currency={receipt.tariff.currency} /> : null}
    </>
  );
}

function CheckResult({ check, currency }: { check: BillCheck; currency: string }) {
  const locale = useLocale();
  if (check.kind === "agrees") {
    return (
      <Alert tone="success" title="The bill is right" className="w-full">
        Your browser comes to {formatMoney(check.chargedMinor, currency, locale)} too, and every other figure
        agrees.
      </Alert>
    );
  }
  return (
    <Alert tone="danger" title="The bill does not agree with its evidence" className="w-full">
      <ul className="tabular">
        {check.differences.map(({ figure, shown, computed }) => (
          <li key={figure}>
            {figure}: the receipt says {shown}, your browser comes to {computed}.
          </li>
        ))}
      </ul>
    </Alert>
  );
}
