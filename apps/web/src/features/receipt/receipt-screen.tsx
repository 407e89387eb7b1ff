"use client";

import type { ReceiptView } from "@paygo/contracts";
import { Button } from "@paygo/ui/button";
import { Page, PageHeader } from "@paygo/ui/page";
import { ArrowLeft, Printer } from "lucide-react";
import Link from "next/link";
import { Time } from "../locale/time.tsx";
import { BillCard } from "./bill-card.tsx";
import { FactsCard } from "./facts-card.tsx";
import { MoneyCard } from "./money-card.tsx";
import { PresenceCard } from "./presence-card.tsx";
import "./receipt-print.css";
import { TotalCard } from "./total-card.tsx";

/** The bill of one session with all that it rests on. */
export function ReceiptScreen({ receipt }: { receipt: ReceiptView }) {
  return (
    <Page width="reading" className="receipt">
      <PageHeader
        className="mb-6"
        back={
          <Link
            href={receipt.part === "admin" ? "/admin" : "/sessions"}
            className="inline-flex items-center gap-1.5 rounded-sm hover:text-ink print:hidden"
          >
            <ArrowLeft aria-hidden="true" className="size-4" />
            {receipt.part === "admin" ? "Admin" : "Sessions"}
          </Link>
        }
        title="Receipt"
        description={
          <>
            <span className="[overflow-wrap:anywhere]">{receipt.service.title}</span> ·{" "}
            <Time at={receipt.createdAt} style="day" />
          </>
        }
        actions={
          <Button variant="secondary" size="sm" className="print:hidden" onClick={() => window.print()}>
            <Printer aria-hidden="true" />
            Print
          </Button>
        }
      />
      <div className="flex flex-col gap-6">
        <TotalCard receipt={receipt} />
        <FactsCard receipt={receipt} />
        <PresenceCard receipt={receipt} />
        <BillCard receipt={receipt} />
        <MoneyCard receipt={receipt} />
      </div>
      <p className="mt-6 text-center text-faint text-xs">
        Session <code className="font-mono">{receipt.sessionId}</code>
      </p>
    </Page>
  );
}
