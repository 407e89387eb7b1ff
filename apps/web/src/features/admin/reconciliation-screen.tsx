"use client";

import type { ReconciliationView } from "@paygo/contracts";
import { Alert } from "@paygo/ui/alert";
import { Button } from "@paygo/ui/button";
import { Card, CardBody, CardHeader } from "@paygo/ui/card";
import { EmptyState } from "@paygo/ui/empty-state";
import { Spinner } from "@paygo/ui/spinner";
import { toast } from "@paygo/ui/toaster";
import { ShieldCheck } from "lucide-react";
import { trpc } from "../../trpc/client.ts";
import { FailureAlert } from "../chrome/failure-alert.tsx";
import { AdminPage } from "./admin-page.tsx";
import { FindingList } from "./finding-list.tsx";
import { LastRun } from "./last-run.tsx";

const REFRESH_MS = 60_000;

/** Whether the books agree with everything they rest on: what does not, since when, and the last time it was looked at. */
export function ReconciliationScreen({ initial }: { initial: ReconciliationView }) {
  const utils = trpc.useUtils();
  const query = trpc.admin.reconciliation.useQuery({}, { initialData: initial, refetchInterval: REFRESH_MS });
  const run = trpc.admin.reconcile.useMutation({
    onSuccess: (view) => {
      utils.admin.reconciliation.setData({}, view);
      toast.success(view.open.length === 0 ? "Everything agrees" : "Done: some things do not agree");
    },
  });
  const { lastRun, open, resolved } = query.data;
  return (
    <AdminPage
      title="Reconciliation"
      description="Every balance against its entries, holds against sessions, charges against their evidence, payments against the ledger. Runs every night."
      actions={
        <Button size="sm" isLoading={run.isPending} onClick={() => run.mutate({})}>
          Run now
        </Button>
      }
    >
      {query.isError ? <FailureAlert error={query.error} onRetry={() => void query.refetch()} /> : null}
      {run.error ? <FailureAlert error={run.error} /> : null}
      {run.isPending ? (
        <Alert title="Looking through the books">
          <span className="flex items-center gap-2">
            <Spinner size="sm" /> You can leave this page; what is found stays here.
          </span>
        </Alert>
      ) : null}
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Card className="min-w-0">
          <CardHeader
            title={open.length === 0 ? "No open findings" : `Open findings: ${open.length}`}
            description={open.length === 0 ? undefined : "Each closes by itself once the books agree again."}
          />
          {open.length === 0 ? (
            <EmptyState icon={<ShieldCheck />} title={lastRun ? "Everything agrees" : "Not looked at yet"}>
              {lastRun
                ? "The last run found nothing that does not agree."
                : "Run it now, or wait for tonight."}
            </EmptyState>
          ) : (
            <FindingList findings={open} label="Open findings" />
          )}
        </Card>
        <LastRun lastRun={lastRun} />
        {resolved.length > 0 ? (
          <Card className="min-w-0 lg:col-start-1">
            <CardHeader title="Resolved" description="Findings that a later run no longer saw." />
            <CardBody className="px-0! pb-0!">
              <FindingList findings={resolved} label="Resolved findings" />
            </CardBody>
          </Card>
        ) : null}
      </div>
    </AdminPage>
  );
}
