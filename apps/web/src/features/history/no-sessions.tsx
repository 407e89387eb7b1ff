import type { Role } from "@paygo/contracts";
import { Button, buttonVariants } from "@paygo/ui/button";
import { EmptyState } from "@paygo/ui/empty-state";
import { SearchX, Video } from "lucide-react";
import Link from "next/link";
import { endReasonLabel } from "../session/end-reason-words.ts";
import type { HistoryFilter } from "./history-filter.ts";

export interface NoSessionsProps {
  role: Role;
  filter: HistoryFilter;
  onClear: () => void;
}

/** What stands in place of no sessions: nothing yet, or nothing like what was asked for. */
export function NoSessions({ role, filter, onClear }: NoSessionsProps) {
  const reason = filteredWords(filter);
  const isVendor = role === "vendor";
  if (reason) {
    return (
      <EmptyState
        icon={<SearchX />}
        title="No session is like this"
        action={
          <Button variant="secondary" onClick={onClear}>
            Show all sessions
          </Button>
        }
      >
        {reason}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<Video />}
      title="No sessions yet"
      action={
        <Link href={isVendor ? "/dashboard" : "/"} className={buttonVariants({ variant: "secondary" })}>
          {isVendor ? "Go to the dashboard" : "Find a service"}
        </Link>
      }
    >
      {isVendor
        ? "When a customer rings and you answer, the session and its receipt stay here."
        : "Every session that you start stays here, with its receipt."}
    </EmptyState>
  );
}

/** Why nothing was found, by what was asked for; null when nothing was. */
export function filteredWords({ query, endReason, from, to, isCharged }: HistoryFilter): string | null {
  if (from !== null && to !== null && from > to) return "The first day is after the last one.";
  const asked = [
    ...(query === "" ? [] : [`“${query}” in its service or the other person’s name`]),
    ...(endReason === null ? [] : [`the outcome “${endReasonLabel(endReason)}”`]),
    ...(from === null && to === null ? [] : ["a day in this range"]),
    ...(isCharged ? ["a charge"] : []),
  ];
  if (asked.length === 0) return null;
  return `No session has ${asked.join(" and ")}.`;
}
