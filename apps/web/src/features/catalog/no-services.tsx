import { buttonVariants } from "@paygo/ui/button";
import { Card } from "@paygo/ui/card";
import { EmptyState } from "@paygo/ui/empty-state";
import { SearchX, Store } from "lucide-react";
import Link from "next/link";
import { catalogPath } from "./catalog-search.ts";

/** What stands in the catalogue when it has nothing to show. */
export function NoServices({ query }: { query: string }) {
  if (query) {
    return (
      <Card className="mt-6">
        <EmptyState
          icon={<SearchX />}
          title={`Nothing found for “${query}”`}
          action={
            <Link href={catalogPath({ query: "" })} className={buttonVariants({ variant: "secondary" })}>
              Show all services
            </Link>
          }
        >
          Titles, descriptions and vendors were searched. Try fewer or other words.
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card className="mt-6">
      <EmptyState
        icon={<Store />}
        title="No services yet"
        action={
          <Link href="/sign-up" className={buttonVariants({ variant: "secondary" })}>
            Offer a service
          </Link>
        }
      >
        No vendor has switched a service on. As a vendor you can be the first.
      </EmptyState>
    </Card>
  );
}
