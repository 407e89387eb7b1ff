import { formatMoney } from "@paygo/core";
import { cx } from "@paygo/ui/cx";
import { useLocale } from "../locale/locale-provider.tsx";
import { suggestedAmounts, type TopUpLimits } from "./top-up-amount.ts";

export interface AmountSuggestionsProps {
  currency: string;
  limits: TopUpLimits;
  chosenMinor: number | null;
  onChoose: (amountMinor: number) => void;
}

/** Amounts that fill the field at a tap. */
export function AmountSuggestions({ currency, limits, chosenMinor, onChoose }: AmountSuggestionsProps) {
  const locale = useLocale();
  return (
    <fieldset className="grid grid-cols-4 gap-2">
      <legend className="sr-only">Suggested amounts</legend>
      {suggestedAmounts(currency, limits).map((amountMinor) => (
        <button
          key={amountMinor}
          type="button"
          aria-pressed={amountMinor === chosenMinor}
          onClick={() => onChoose(amountMinor)}
          className={cx(
            "tabular h-10 rounded-md border border-line-strong bg-surface font-medium text-sm shadow-xs transition-colors hover:border-faint",
            "aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent-ink",
          )}
        >
          {formatMoney(amountMinor, currency, locale).replace(/[.,]00(?!\d)/, "")}
        </button>
      ))}
    </fieldset>
  );
}
