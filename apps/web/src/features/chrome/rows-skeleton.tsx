import { Skeleton } from "@paygo/ui/skeleton";

const rows = ["first", "second", "third", "fourth"];

/** The shape of a list inside a card, while it is on its way. */
export function RowsSkeleton() {
  return (
    <div aria-busy="true" className="divide-y divide-line">
      <span className="sr-only">Loading</span>
      {rows.map((row) => (
        <div key={row} className="flex items-center justify-between gap-6 px-5 py-4">
          <div className="flex-1 space-y-2">
            <Skeleton className="h-3.5 w-2/5" />
            <Skeleton className="h-3 w-1/4" />
          </div>
          <Skeleton className="h-3.5 w-16" />
        </div>
      ))}
    </div>
  );
}
