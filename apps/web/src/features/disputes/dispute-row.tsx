import type { DisputeSummary } from "@paygo/contracts";
import { formatMoney } from "@paygo/core";
import { Badge } from "@paygo/ui/badge";
import { TableCell, TableRow } from "@paygo/ui/table";
import Link from "next/link";
import { useLocale } from "../locale/locale-provider.tsx";
import { Time } from "../locale/time.tsx";
import { disputePath } from "./dispute-paths.ts";
import { disputeBadge } from "./dispute-words.ts";

/** One dispute in the list: who wants how much back of what, and by when it should be answered. */
export function DisputeRow({ dispute, part }: { dispute: DisputeSummary; part: "vendor" | "admin" }) {
  const locale = useLocale();
  const money = (minor: number) => formatMoney(minor, dispute.currency, locale);
  const { tone, label } = disputeBadge(dispute);
  return (
    <TableRow>
      <TableCell>
        <div className="min-w-0 max-w-md">
          <Link
            href={disputePath(part, dispute.sessionId)}
            className="font-medium underline-offset-4 [overflow-wrap:anywhere] hover:underline"
          >
            {dispute.serviceTitle}
          </Link>
          <span className="block font-normal text-muted [overflow-wrap:anywhere]">
            {dispute.customer.name}
            {part === "admin" ? ` with ${dispute.vendor.name}` : ""}
          </span>
          <span className="mt-0.5 line-clamp-1 font-normal text-faint text-xs">“{dispute.reason}”</span>
        </div>
      </TableCell>
      <TableCell label="State">
        <Badge tone={tone} dot={dispute.state === "open"}>
          {label}
        </Badge>
      </TableCell>
      <TableCell label="Opened" className="whitespace-nowrap text-muted">
        <Time at={dispute.openedAt} />
      </TableCell>
      <TableCell label="Answer by" className="whitespace-nowrap text-muted">
        {dispute.state === "open" ? <Time at={dispute.answerBy} style="day" /> : "–"}
      </TableCell>
      <TableCell label={dispute.state === "refunded" ? "Refunded" : "Wants back"} align="end">
        <span>
          <span className="font-medium">
            {money(dispute.state === "refunded" ? dispute.refundedMinor : dispute.requestedMinor)}
          </span>
          <span className="block text-faint text-xs max-sm:inline max-sm:ml-1">
            of {money(dispute.chargedMinor)}
          </span>
        </span>
      </TableCell>
    </TableRow>
  );
}
