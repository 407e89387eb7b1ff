"use client";

import type { ReceiptView } from "@paygo/contracts";
import { receiptNumber } from "@paygo/documents/numbers";
import { Button } from "@paygo/ui/button";
import { Page, PageHeader } from "@paygo/ui/page";
import { ArrowLeft, Printer } from "lucide-react";
import Link from "next/link";
import { trpc } from "../../trpc/client.ts";
import { VendorBillCards } from "../disputes/vendor-bill-cards.tsx";
import { DocumentLinks } from "../documents/document-links.tsx";
import { Time } from "../locale/time.tsx";
import { BillCard } from "./bill-card.tsx";
import { CreditNotes } from "./credit-notes.tsx";
import { DisputeCard } from "./dispute-card.tsx";
import { FactsCard } from "./facts-card.tsx";
import { MoneyCard } from "./money-card.tsx";
import { PresenceCard } from "./presence-card.tsx";
import "./receipt-print.css";
import { TimelineCard } from "./timeline-card.tsx";
import { TotalCard } from "./total-card.tsx";

/** The bill of one session with all that it rests on. */
export function ReceiptScreen({ receipt: initial }: { receipt: ReceiptView }) {
  const { sessionId } = initial;
  const { data: receipt } = trpc.streaming.receipt.useQuery({ sessionId }, { initialData: initial });
  const number = receiptNumber(receipt.receiptNumber);
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
        title={`Receipt ${number}`}
        description={
          <>
            <span className="[overflow-wrap:anywhere]">{receipt.service.title}</span> ·{" "}
            <Time at={receipt.createdAt} style="day" />
          </>
        }
        actions={
          <div className="flex flex-wrap gap-2 print:hidden">
            <DocumentLinks document={{ kind: "receipt", sessionId }} name={`receipt ${number}`} />
            <Button variant="secondary" size="sm" onClick={() => window.print()}>
              <Printer aria-hidden="true" />
              Print
            </Button>
          </div>
        }
      />
      <div className="flex flex-col gap-6">
        <TotalCard receipt={receipt} />
        <CreditNotes receipt={receipt} />
        {receipt.part === "customer" ? (
          <DisputeCard receipt={receipt} />
        ) : (
          <VendorBillCards receipt={receipt} />
        )}
        <FactsCard receipt={receipt} />
        <PresenceCard receipt={receipt} />
        <BillCard receipt={receipt} />
        <MoneyCard receipt={receipt} />
        <TimelineCard receipt={receipt} />
      </div>
      <p className="mt-6 text-center text-faint text-xs">
        Session <code className="font-mono">{receipt.sessionId}</code>
      </p>
    </Page>
  );
}
