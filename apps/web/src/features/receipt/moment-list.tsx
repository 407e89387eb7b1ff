import type { ReceiptView } from "@paygo/contracts";
import { Time } from "../locale/time.tsx";
import { timeline } from "./event-words.ts";

/** The moments of a session, one a line. */
export function MomentList({ receipt }: { receipt: ReceiptView }) {
  const day = receipt.createdAt.slice(0, 10);
  return (
    <ol className="ml-1 space-y-3 border-line border-l pl-5 text-sm">
      {timeline(receipt).map(({ at, words }) => (
        <li key={`${at}-${words}`} className="relative flex items-baseline justify-between gap-x-4">
          <span
            aria-hidden="true"
            className="absolute top-1.5 -left-[1.5625rem] size-2 rounded-full border border-line-strong bg-surface"
          />
          <span>{words}</span>
          <Time
            at={at}
            style={at.startsWith(day) ? "clock" : "moment"}
            className="tabular shrink-0 text-muted"
          />
        </li>
      ))}
    </ol>
  );
}
