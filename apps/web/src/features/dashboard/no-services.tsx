import { buttonVariants } from "@paygo/ui/button";
import { Card } from "@paygo/ui/card";
import { EmptyState } from "@paygo/ui/empty-state";
import { Store } from "lucide-react";
import Link from "next/link";

/** A vendor with nothing on offer cannot be rung. */
export function NoServices() {
  return (
    <Card>
      <EmptyState
        icon={<Store />}
        title="You have no service on offer"
        action={
          <Link href="/dashboard/services" className={buttonVariants()}>
            Set up a service
          </Link>
        }
      >
        Customers find and ring you through a service with a price per minute.
      </EmptyState>
    </Card>
  );
}
