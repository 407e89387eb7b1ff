import { splitCharge } from "@paygo/core";
import { useMoney } from "../locale/use-money.ts";
import { type Fee, sampleCharges } from "./fee-words.ts";

/** Who gets how much of some charges, by the rule that bills are made with. */
export function FeePreview({ fee, currency }: { fee: Fee; currency: string }) {
  const money = useMoney(currency);
  return (
    <table className="tabular w-full rounded-md bg-subtle text-sm">
      <caption className="sr-only">What this fee means</caption>
      <thead className="text-muted text-xs">
        <tr>
          {["Charge", "Vendor", "Platform"].map((name) => (
            <th key={name} scope="col" className="px-3 pt-2.5 text-right font-medium first:text-left">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sampleCharges(currency).map((chargeMinor) => {
          const { vendorMinor, feeMinor } = splitCharge(chargeMinor, fee);
          return (
            <tr key={chargeMinor} className="[&>*]:px-3 [&>*]:py-1 last:[&>*]:pb-2.5">
              <th scope="row" className="text-left font-normal">
                {money(chargeMinor)}
              </th>
              <td className="text-right">{money(vendorMinor)}</td>
              <td className="text-right">{money(feeMinor)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
