import type { IntervalView, ReceiptView } from "@paygo/contracts";
import { Card, CardBody, CardHeader } from "@paygo/ui/card";
import { DescriptionItem, DescriptionList } from "@paygo/ui/description-list";
import { Timeline } from "@paygo/ui/timeline";
import { durationWords, exactDuration } from "../locale/duration-words.ts";
import { formatInstant } from "../locale/format-instant.ts";
import { useLocale, useTimeZone } from "../locale/locale-provider.tsx";
import { freeSpans, freeWords } from "./free-time.ts";

function toRange({ startedAt, endedAt }: IntervalView) {
  return { startMs: Date.parse(startedAt), endMs: Date.parse(endedAt) };
}

/** When each side was provably connected, and which time was free and why. */
export function PresenceCard({ receipt }: { receipt: ReceiptView }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const { presence, billable, part, customer, vendor } = receipt;
  const hasPresence = presence.customer.length + presence.vendor.length > 0;
  const spans = freeSpans(receipt);
  return (
    <Card>
      <CardHeader
        title="Connection"
        description="Only time in which both sides were provably connected is billed."
      />
      <CardBody>
        {hasPresence ? (
          <Timeline
            className="mb-6"
            label="From the ring to the end"
            range={{ startMs: Date.parse(receipt.createdAt), endMs: Date.parse(receipt.endedAt) }}
            lanes={[
              {
                label: part === "customer" ? "You" : customer.name,
                tone: "neutral",
                intervals: presence.customer.map(toRange),
              },
              {
                label: part === "vendor" ? "You" : vendor.name,
                tone: "neutral",
                intervals: presence.vendor.map(toRange),
              },
              { label: "Both: billable", tone: "accent", intervals: billable.map(toRange) },
            ]}
            formatTime={(atMs) => formatInstant(atMs, "clock", locale, timeZone)}
            formatDuration={exactDuration}
          />
        ) : null}
        <h3 className="mb-3 font-medium text-sm">What was free</h3>
        <DescriptionList>
          {spans.map(({ kind, durationMs }) => {
            const { title, why } = freeWords(kind, receipt.answeredAt !== null);
            return (
              <DescriptionItem key={kind} term={title} hint={why}>
                {durationMs < 1_000 ? "under 1 s" : durationWords(durationMs)}
              </DescriptionItem>
            );
          })}
          {receipt.freeSeconds > 0 ? (
            <DescriptionItem term="Free seconds" hint="The tariff’s free start, while both were connected.">
              {durationWords((receipt.freeSeconds * receipt.tariff.minuteMs) / 60)}
            </DescriptionItem>
          ) : null}
        </DescriptionList>
      </CardBody>
    </Card>
  );
}
