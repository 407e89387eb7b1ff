"use client";

import type { WalletView } from "@paygo/contracts";
import { Card, CardHeader } from "@paygo/ui/card";
import { DocumentLinks } from "../documents/document-links.tsx";
import { useLocale, useTimeZone } from "../locale/locale-provider.tsx";
import { monthName, statementMonths } from "./statement-months.ts";
import { WalletFrame } from "./wallet-frame.tsx";

export interface StatementsScreenProps {
  wallet: WalletView;
  /** When the account was made, and now by the server's clock. */
  since: string;
  now: string;
}

/** A statement for each month, to keep or to hand on. */
export function StatementsScreen({ wallet, since, now }: StatementsScreenProps) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const months = statementMonths(since, now, timeZone);
  return (
    <WalletFrame wallet={wallet}>
      {() => (
        <Card className="max-w-3xl">
          <CardHeader
            title="Monthly statements"
            description={`Every movement of a month, with the balance before and after it. Months begin and end by the clock of ${timeZone}.`}
          />
          <ul className="mt-3 divide-y divide-line">
            {months.map((month, index) => {
              const name = monthName(month, locale);
              return (
                <li
                  key={month}
                  className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-5 py-3 text-sm"
                >
                  <span>
                    <span className="font-medium">{name}</span>
                    {index === 0 ? <span className="text-muted"> – so far</span> : null}
                  </span>
                  <DocumentLinks document={{ kind: "statement", month }} name={`the statement of ${name}`} />
                </li>
              );
            })}
          </ul>
        </Card>
      )}
    </WalletFrame>
  );
}
