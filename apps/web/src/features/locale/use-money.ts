import { formatMoney } from "@paygo/core";
import { useLocale } from "./locale-provider.tsx";

/** Writes amounts of one currency, in minor units, for the reader. */
export function useMoney(currency: string): (amountMinor: number) => string {
  const locale = useLocale();
  return (amountMinor) => formatMoney(amountMinor, currency, locale);
}
