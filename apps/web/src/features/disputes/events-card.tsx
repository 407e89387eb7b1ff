import type { ReceiptView } from "@paygo/contracts";
import { Card, CardBody, CardHeader } from "@paygo/ui/card";
import { Time } from "../locale/time.tsx";
import { eventWords } from "./event-words.ts";

/** What happened in the session, in order. */
export function EventsCard({ events }: { events: ReceiptView["events"] }) {
  return (
    <Card>
      <CardHeader title="What happened" description="As the server noted it at the time." />
      <CardBody>
        <ol className="relative ml-1.5 border-line border-l text-sm">
          {events.map(({ kind, at }) => (
            <li
              key={`${kind} ${at}`}
              className="relative flex items-baseline justify-between gap-4 py-1.5 pl-5"
            >
              <span
                aria-hidden="true"
                className="absolute top-3 -left-1 size-2 rounded-full border border-line-strong bg-surface"
              />
              <span>{eventWords(kind)}</span>
              <Time at={at} style="clock" className="tabular shrink-0 text-muted" />
            </li>
          ))}
        </ol>
      </CardBody>
    </Card>
  );
}
