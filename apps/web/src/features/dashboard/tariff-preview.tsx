"use client";

import { chargeFor, formatMoney, minimumHold } from "@paygo/core";
import { ratePerMinute, tariffWords } from "../catalog/tariff-words.ts";
import { useLocale } from "../locale/locale-provider.tsx";
import { clockText } from "../session/meter-words.ts";
import { draftTariff, type ServiceDraft } from "./service-draft.ts";

const EXAMPLE_SECONDS = [30, 90, 300];

/** What the tariff in the form will mean to a customer, with three examples by the rules of the bill. */
export function TariffPreview({ draft, currency }: { draft: ServiceDraft; currency: string }) {
  const locale = useLocale();
  const tariff = draftTariff(draft, currency);
  const money = (amountMinor: number) => formatMoney(amountMinor, currency, locale);
  return (
    <section
      aria-label="Preview of the tariff"
      aria-live="polite"
      data-testid="tariff-preview"
      className="rounded-lg bg-subtle px-4 py-3 text-sm"
    >
      {tariff ? (
        <>
          <p>
            <span className="tabular font-semibold">{ratePerMinute(tariff, locale)}</span>
            {" · "}
            {tariffWords(tariff, locale)}.
          </p>
          <p className="tabular mt-1 text-muted">
            {EXAMPLE_SECONDS.map(
              (seconds) =>
                `${clockText(seconds)} costs ${money(chargeFor(tariff, seconds * 1000).amountMinor)}`,
            ).join(", ")}
            . A customer needs {money(minimumHold(tariff))} to ring you.
          </p>
        </>
      ) : (
        <p className="text-muted">Enter a price to see what customers will read.</p>
      )}
    </section>
  );
}
