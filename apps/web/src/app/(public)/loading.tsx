import { Page } from "@paygo/ui/page";
import { Skeleton, SkeletonText } from "@paygo/ui/skeleton";

export default function Loading() {
  return (
    <Page>
      <div aria-busy="true">
        <span className="sr-only">Loading</span>
        <Skeleton className="mb-8 h-8 w-56" />
        <SkeletonText lines={5} className="max-w-xl" />
      </div>
    </Page>
  );
}
