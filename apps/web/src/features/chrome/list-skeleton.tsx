import { Card } from "@paygo/ui/card";
import { Page } from "@paygo/ui/page";
import { Skeleton } from "@paygo/ui/skeleton";

const rows = ["first", "second", "third", "fourth", "fifth", "sixth"];

/** The shape of a page with a list, while it is on its way. */
export function ListSkeleton() {
  return (
    <Page>
      <div aria-busy="true">
        <span className="sr-only">Loading</span>
        <Skeleton className="mb-8 h-8 w-40" />
        <Card className="divide-y divide-line">
          {rows.map((row) => (
            <div key={row} className="flex items-center justify-between gap-6 px-5 py-4">
              <div className="flex-1 space-y-2">
                <Skeleton className="h-3.5 w-2/5" />
                <Skeleton className="h-3 w-1/4" />
              </div>
              <Skeleton className="h-3.5 w-16" />
            </div>
          ))}
        </Card>
      </div>
    </Page>
  );
}
