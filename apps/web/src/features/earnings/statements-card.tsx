"use client";

import { Card, CardBody, CardHeader } from "@paygo/ui/card";
import { Select } from "@paygo/ui/select";
import { useState } from "react";
import { DocumentLinks } from "../documents/document-links.tsx";
import { useLocale, useTimeZone } from "../locale/locale-provider.tsx";
import { monthName, statementMonths } from "../wallet/statement-months.ts";

export interface StatementsCardProps {
  /** When the account was made, and now by the server's clock. */
  since: string;
  now: string;
}

/** The statement of a calendar month, as PDF and CSV. */
export function StatementsCard({ since, now }: StatementsCardProps) {
  const locale = useLocale();
  const months = statementMonths(since, now, useTimeZone());
  const [chosen, setChosen] = useState("");
  const month = months.find((each) => each === chosen) ?? months[0] ?? now.slice(0, 7);
  return (
    <Card>
      <CardHeader title="Monthly statement" description="All that moved in a month, for your books." />
      <CardBody className="flex flex-wrap items-center gap-3">
        <Select
          aria-label="Month"
          className="min-w-40 flex-1"
          value={month}
          onChange={(event) => setChosen(event.target.value)}
        >
          {months.map((each) => (
            <option key={each} value={each}>
              {monthName(each, locale)}
            </option>
          ))}
        </Select>
        <DocumentLinks
          document={{ kind: "statement", month }}
          name={`the statement of ${monthName(month, locale)}`}
        />
      </CardBody>
    </Card>
  );
}
