"use client";

import { Badge } from "@paygo/ui/badge";
import { Card, CardHeader } from "@paygo/ui/card";
import { EmptyState } from "@paygo/ui/empty-state";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@paygo/ui/table";
import { VideoOff } from "lucide-react";
import { type RouterOutputs, trpc } from "../../trpc/client.ts";
import { FailureAlert } from "../chrome/failure-alert.tsx";
import { outcomeWords } from "../history/session-outcome.ts";
import { Time } from "../locale/time.tsx";
import { EndSessionButton } from "./end-session-button.tsx";

const REFRESH_MS = 5_000;

export interface OpenSessionsCardProps {
  initial: RouterOutputs["admin"]["openSessions"];
}

/** The sessions that are ringing or live now; read again every few seconds. */
export function OpenSessionsCard({ initial }: OpenSessionsCardProps) {
  const query = trpc.admin.openSessions.useQuery({}, { initialData: initial, refetchInterval: REFRESH_MS });
  const { items } = query.data;
  return (
    <Card className="min-w-0">
      <CardHeader
        title="Open sessions"
        description="Ringing or live now, newest first."
        action={<Badge>{items.length}</Badge>}
      />
      {query.isError ? <FailureAlert className="mx-5 mt-4" error={query.error} /> : null}
      {items.length === 0 ? (
        <EmptyState icon={<VideoOff />} title="No open sessions">
          When a customer rings a vendor, the session appears here.
        </EmptyState>
      ) : (
        <Table caption="Open sessions" className="mt-3">
          <TableHead>
            <tr>
              <TableHeader>Session</TableHeader>
              <TableHeader>State</TableHeader>
              <TableHeader>Since</TableHeader>
              <TableHeader align="end">
                <span className="sr-only">Action</span>
              </TableHeader>
            </tr>
          </TableHead>
          <TableBody>
            {items.map((session) => (
              <TableRow key={session.id}>
                <TableCell>
                  <div className="min-w-0">
                    <span className="block font-medium [overflow-wrap:anywhere]">
                      {session.service.title}
                    </span>
                    <span className="block font-normal text-muted [overflow-wrap:anywhere]">
                      {session.customer.name} with {session.vendor.name}
                    </span>
                  </div>
                </TableCell>
                <TableCell label="State">
                  <Badge
                    tone={session.state === "live" ? "success" : "accent"}
                    dot={session.state === "live" ? "pulse" : true}
                  >
                    {outcomeWords(session)}
                  </Badge>
                </TableCell>
                <TableCell label="Since" className="whitespace-nowrap text-muted">
                  <Time at={session.createdAt} />
                </TableCell>
                <TableCell align="end" className="max-sm:mt-2">
                  <EndSessionButton session={session} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Card>
  );
}
