import type { Role } from "@paygo/contracts";
import { buttonVariants } from "@paygo/ui/button";
import { EmptyState } from "@paygo/ui/empty-state";
import { Page } from "@paygo/ui/page";
import { Lock } from "lucide-react";
import Link from "next/link";
import { homeOf } from "../account/home.ts";

const roleWords: Record<Role, string> = { user: "a customer", vendor: "a vendor", admin: "an admin" };

/** What stands in place of a page that is for others: whom it is for, and as whom one is signed in. */
export function WrongRole({ title, role }: { title: string; role: Role }) {
  return (
    <Page width="narrow">
      <h1 className="sr-only">Not for this account</h1>
      <EmptyState
        icon={<Lock />}
        title={title}
        action={
          <Link href={homeOf(role)} className={buttonVariants({ variant: "secondary" })}>
            Go to your start page
          </Link>
        }
      >
        You are signed in as {roleWords[role]}. Sign out and in with another account to see it.
      </EmptyState>
    </Page>
  );
}
