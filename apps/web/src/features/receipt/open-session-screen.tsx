"use client";

import type { SessionView } from "@paygo/contracts";
import { buttonVariants } from "@paygo/ui/button";
import { EmptyState } from "@paygo/ui/empty-state";
import { Page } from "@paygo/ui/page";
import { Hourglass } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useHints, useSessionTopic } from "../events/event-provider.tsx";
import { roomPath } from "../history/session-paths.ts";

/** What stands in place of the receipt while the session is open. The receipt appears by itself. */
export function OpenSessionScreen({ session }: { session: SessionView }) {
  const router = useRouter();
  useSessionTopic(session.id);
  useHints("session", () => router.refresh());
  return (
    <Page width="narrow">
      <h1 className="sr-only">Receipt</h1>
      <EmptyState
        icon={<Hourglass />}
        title="This session is still open"
        action={
          session.part === "admin" ? null : (
            <Link href={roomPath(session.id)} className={buttonVariants()}>
              Go to the session
            </Link>
          )
        }
      >
        The receipt of {session.service.title} appears here as soon as it ends.
      </EmptyState>
    </Page>
  );
}
