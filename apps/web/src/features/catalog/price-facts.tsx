import type { ServiceView } from "@paygo/contracts";
import { chargeFor, formatMoney } from "@paygo/core";
import { DescriptionItem, DescriptionList } from "@paygo/ui/description-list";
import { secondsInWords } from "../locale/duration-words.ts";
import { ratePerMinute, shortMinuteWords, tariffWords } from "./tariff-words.ts";

const EXAMPLE_MINUTES = 5;

/** What a session costs, in the figures that people ask for before they ring. */
export function PriceFacts({ service, locale }: { service: ServiceView; locale: string }) {
  const { tariff, firstHoldMinor } = service;
  const money = (amountMinor: number) => formatMoney(amountMinor, tariff.currency, locale);
  const example = chargeFor(tariff, EXAMPLE_MINUTES * tariff.minuteMs);
  const shortMinute = shortMinuteWords(tariff);
  return (
    <>
      <DescriptionList>
        <DescriptionItem term="Rate" hint={tariffWords(tariff, locale)}>
          {ratePerMinute(tariff, locale)}
        </DescriptionItem>
        <DescriptionItem
          term={`A ${EXAMPLE_MINUTES}-minute session`}
          hint={example.freeSeconds > 0 ? "With the free time taken off" : undefined}
        >
          {money(example.amountMinor)}
        </DescriptionItem>
        <DescriptionItem
          term="Held when you ring"
          hint="Enough for the next minutes. It is set aside, not charged; what the session does not use goes back."
        >
          <span className="text-held-ink">up to {money(firstHoldMinor)}</span>
        </DescriptionItem>
        <DescriptionItem
          term="Ringing, waiting, reconnecting"
          hint={
            tariff.freeSeconds > 0
              ? `Also free: the first ${secondsInWords(tariff.freeSeconds)} of being connected.`
              : "The meter runs only while both of you are connected."
          }
        >
          free
        </DescriptionItem>
      </DescriptionList>
      {shortMinute ? (
        <p className="mt-4 border-line border-t pt-4 text-muted text-sm">{shortMinute}</p>
      ) : null}
    </>
  );
}
