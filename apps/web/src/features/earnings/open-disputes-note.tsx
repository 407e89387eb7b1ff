"use client";

import { Alert } from "@paygo/ui/alert";
import { buttonVariants } from "@paygo/ui/button";
import Link from "next/link";
import { trpc } from "../../trpc/client.ts";
import { disputePath, disputesPath } from "../disputes/dispute-paths.ts";

/** Says that disputes wait for the vendor's answer; nothing when none do. */
export function OpenDisputesNote() {
  const { data } = trpc.refunds.disputes.useQuery({ state: "open", limit: 2 });
  const first = data?.items[0];
  if (!data || !first) return null;
  const isOne = data.items.length === 1;
  return (
    <Alert
      title={isOne ? "A customer disputes a bill" : "Customers dispute bills of yours"}
      action={
        <Link
          href={isOne ? disputePath("vendor", first.sessionId) : disputesPath("vendor")}
          className={buttonVariants({ variant: "secondary", size: "sm" })}
        >
          {isOne ? "Answer it" : "Answer them"}
        </Link>
      }
    >
      The earnings of {isOne ? "that session stay" : "those sessions stay"} pending until it is resolved.
    </Alert>
  );
}
