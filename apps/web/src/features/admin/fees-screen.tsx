"use client";

import type { FeeScheduleView } from "@paygo/contracts";
import { Badge } from "@paygo/ui/badge";
import { Card, CardBody, CardHeader } from "@paygo/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@paygo/ui/table";
import { useState } from "react";
import { type RouterOutputs, trpc } from "../../trpc/client.ts";
import { FailureAlert } from "../chrome/failure-alert.tsx";
import { useLocale } from "../locale/locale-provider.tsx";
import { Time } from "../locale/time.tsx";
import { AdminPage } from "./admin-page.tsx";
import { FeeForm } from "./fee-form.tsx";
import { feeWords } from "./fee-words.ts";

/** What the platform keeps of a charge, from when on. */
export function FeesScreen({ initial }: { initial: RouterOutputs["admin"]["fees"] }) {
  const locale = useLocale();
  const query = trpc.admin.fees.useQuery({}, { initialData: initial });
  const { currency, current, items } = query.data;
  const [nowMs] = useState(() => Date.now());
  const inEffect = items.find(({ effectiveFrom }) => Date.parse(effectiveFrom) <= nowMs);
  return (
    <AdminPage
      title="Fees"
      description="A session keeps the fee of the moment in which it starts. What is written here stays."
    >
      {query.isError ? <FailureAlert error={query.error} onRetry={() => void query.refetch()} /> : null}
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <Card className="min-w-0">
          <CardHeader
            title={`Now ${feeWords(current, currency, locale)} of every charge`}
            description={inEffect ? undefined : "From the configuration of this installation."}
          />
          {items.length > 0 ? (
            <Table caption="Fees by date" className="mt-3">
              <TableHead>
                <tr>
                  <TableHeader>From</TableHeader>
                  <TableHeader>Fee</TableHeader>
                  <TableHeader>Added by</TableHeader>
                  <TableHeader align="end">
                    <span className="sr-only">State</span>
                  </TableHeader>
                </tr>
              </TableHead>
              <TableBody>
                {items.map((item) => (
                  <TableRow key={item.id}>
                    <TableCell>
                      <Time at={item.effectiveFrom} />
                    </TableCell>
                    <TableCell label="Fee" className="tabular font-medium">
                      {feeWords(item.fee, currency, locale)}
                    </TableCell>
                    <TableCell label="Added by" className="text-muted">
                      {item.createdBy ?? "–"}
                    </TableCell>
                    <TableCell align="end">
                      <FeeState item={item} isNow={item.id === inEffect?.id} nowMs={nowMs} />
                    </TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          ) : (
            <CardBody className="text-muted text-sm">No change of the fee has been planned.</CardBody>
          )}
        </Card>
        <Card>
          <CardHeader title="Change the fee" description="From a moment in the future on." />
          <CardBody>
            <FeeForm currency={currency} current={current} />
          </CardBody>
        </Card>
      </div>
    </AdminPage>
  );
}

function FeeState({ item, isNow, nowMs }: { item: FeeScheduleView; isNow: boolean; nowMs: number }) {
  if (isNow) {
    return (
      <Badge tone="success" dot>
        Now
      </Badge>
    );
  }
  return Date.parse(item.effectiveFrom) > nowMs ? <Badge tone="accent">Planned</Badge> : <Badge>Past</Badge>;
}
