"use client";

import { Badge } from "@paygo/ui/badge";
import { Card, CardHeader } from "@paygo/ui/card";
import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { trpc } from "../../trpc/client.ts";

const REFRESH_MS = 30_000;
const MANY = 100;

/** What waits for an admin, with the way to each; says so when nothing does. */
export function AttentionCard() {
  const options = { refetchInterval: REFRESH_MS };
  const overdue = trpc.refunds.disputes.useQuery({ isOverdue: true, limit: MANY }, options);
  const approvals = trpc.admin.adjustments.useQuery({ state: "awaiting_approval", limit: MANY }, options);
  const findings = trpc.admin.reconciliation.useQuery({}, options);
  const rows = [
    { href: "/admin/reconciliation", label: "Findings in the books", count: findings.data?.open.length },
    { href: "/admin/disputes", label: "Overdue disputes", count: overdue.data?.items.length },
    {
      href: "/admin/adjustments",
      label: "Adjustments to approve",
      count: approvals.data?.items.length,
    },
  ];
  return (
    <Card>
      <CardHeader title="Waiting for an admin" />
      <ul className="mt-3 divide-y divide-line border-line border-t">
        {rows.map(({ href, label, count }) => (
          <li key={href}>
            <Link
              href={href}
              className="flex items-center gap-3 px-5 py-3 text-sm hover:bg-subtle focus-visible:-outline-offset-2"
            >
              <span className="flex-1">{label}</span>
              <Badge tone={count ? "danger" : "neutral"}>{countWords(count)}</Badge>
              <ChevronRight aria-hidden="true" className="size-4 text-faint" />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function countWords(count: number | undefined): string {
  if (count === undefined) return "…";
  return count >= MANY ? `${MANY} or more` : String(count);
}
