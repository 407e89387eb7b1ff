import { Card } from "@paygo/ui/card";
import { Page } from "@paygo/ui/page";
import { Skeleton } from "@paygo/ui/skeleton";
import { RowsSkeleton } from "./rows-skeleton.tsx";

/** The shape of a page with a list, while it is on its way. */
export function ListSkeleton() {
  return (
    <Page>
      <div aria-busy="true">
        <span className="sr-only">Loading</span>
        <Skeleton className="mb-8 h-8 w-40" />
        <Card>
          <RowsSkeleton />
        </Card>
      </div>
    </Page>
  );
}
