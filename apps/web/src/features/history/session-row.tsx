import type { SessionSummary } from "@paygo/contracts";
import { formatMoney } from "@paygo/core";
import { Badge } from "@paygo/ui/badge";
import { cx } from "@paygo/ui/cx";
import { TableCell, TableRow } from "@paygo/ui/table";
import Link from "next/link";
import { DocumentLinks } from "../documents/document-links.tsx";
import { durationWords } from "../locale/duration-words.ts";
import { useLocale } from "../locale/locale-provider.tsx";
import { Time } from "../locale/time.tsx";
import { outcomeWords, sessionPath } from "./session-outcome.ts";

/** One session in the reader's list. */
export function SessionRow({ session }: { session: SessionSummary }) {
  const locale = useLocale();
  const { part, state, billableMs } = session;
  const isOpen = state !== "ended";
  const peer = part === "vendor" ? session.customer : session.vendor;
  const amountMinor = part === "vendor" ? session.vendorMinor : session.chargedMinor;
  return (
    <TableRow>
      <TableCell>
        <div className="min-w-0">
          <Link
            href={sessionPath(session)}
            className="font-medium underline-offset-4 [overflow-wrap:anywhere] hover:underline"
          >
            {session.service.title}
          </Link>
          <span className="block font-normal text-muted [overflow-wrap:anywhere]">with {peer.name}</span>
          <Time at={session.createdAt} className="mt-0.5 block font-normal text-faint text-xs sm:hidden" />
        </div>
      </TableCell>
      <TableCell label="When" className="whitespace-nowrap text-muted max-sm:hidden">
        <Time at={session.createdAt} />
      </TableCell>
      <TableCell label="Outcome">
        <Badge tone={isOpen ? "success" : "neutral"} dot={isOpen ? "pulse" : false}>
          {outcomeWords(session)}
        </Badge>
      </TableCell>
      <TableCell
        label="Billable time"
        align="end"
        className={cx("whitespace-nowrap text-muted", !billableMs && "max-sm:hidden")}
      >
        {billableMs ? durationWords(billableMs) : "–"}
      </TableCell>
      <TableCell
        label={part === "vendor" ? "Earned" : "Cost"}
        align="end"
        className={cx(
          "whitespace-nowrap",
          amountMinor ? "font-medium" : "text-muted",
          amountMinor === null && "max-sm:hidden",
        )}
      >
        {amountMinor === null ? "–" : formatMoney(amountMinor, session.currency, locale)}
      </TableCell>
      <TableCell label="Receipt" align="end" className={cx("whitespace-nowrap", isOpen && "max-sm:hidden")}>
        {isOpen ? (
          <span className="text-muted">–</span>
        ) : (
          <DocumentLinks
            look="text"
            document={{ kind: "receipt", sessionId: session.id }}
            name={`the receipt of ${session.service.title}`}
          />
        )}
      </TableCell>
    </TableRow>
  );
}
