import type { WalletLine } from "@paygo/contracts";
import { cx } from "@paygo/ui/cx";
import { TableCell } from "@paygo/ui/table";
import Link from "next/link";
import { receiptPath } from "../history/session-paths.ts";
import { useLocale } from "../locale/locale-provider.tsx";
import { Time } from "../locale/time.tsx";
import { lineWords, signedMoney } from "./line-words.ts";

/** The cells of one movement: a customer sees available and held apart, a vendor what it did to the earnings. */
export function LineCells({ part, line }: { part: "customer" | "vendor"; line: WalletLine }) {
  const { title, detail } = lineWords(line, useLocale());
  return (
    <>
      <TableCell>
        <div className="min-w-0">
          {line.session ? (
            <Link
              href={receiptPath(line.session.id)}
              className="font-medium underline-offset-4 [overflow-wrap:anywhere] hover:underline"
            >
              {title}
            </Link>
          ) : (
            <span className="font-medium">{title}</span>
          )}
          {detail ? <span className="mt-0.5 block font-normal text-muted">{detail}</span> : null}
          <Time at={line.postedAt} className="mt-0.5 block font-normal text-faint text-xs sm:hidden" />
        </div>
      </TableCell>
      <TableCell label="When" className="whitespace-nowrap text-muted max-sm:hidden">
        <Time at={line.postedAt} />
      </TableCell>
      {part === "customer" ? (
        <>
          <DeltaCell label="Available" deltaMinor={line.availableDeltaMinor} currency={line.currency} />
          <DeltaCell label="Held" deltaMinor={line.heldDeltaMinor} currency={line.currency} isHeld />
        </>
      ) : (
        <DeltaCell label="Amount" deltaMinor={line.earnedMinor} currency={line.currency} />
      )}
    </>
  );
}

interface DeltaCellProps {
  label: string;
  deltaMinor: number;
  currency: string;
  isHeld?: boolean;
}

function DeltaCell({ label, deltaMinor, currency, isHeld = false }: DeltaCellProps) {
  const text = signedMoney(deltaMinor, currency, useLocale());
  return (
    <TableCell
      label={label}
      align="end"
      className={cx(
        "whitespace-nowrap",
        text === null && "max-sm:hidden",
        isHeld && (deltaMinor > 0 ? "text-held-ink" : "text-muted"),
      )}
    >
      {text ?? <span className="text-faint">–</span>}
    </TableCell>
  );
}
