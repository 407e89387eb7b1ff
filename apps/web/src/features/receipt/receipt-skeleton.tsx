import { Card, CardBody } from "@paygo/ui/card";
import { Page } from "@paygo/ui/page";
import { Skeleton, SkeletonText } from "@paygo/ui/skeleton";

/** The shape of a receipt, while it is on its way. */
export function ReceiptSkeleton() {
  return (
    <Page width="reading">
      <div aria-busy="true" className="flex flex-col gap-6">
        <span className="sr-only">Loading</span>
        <Skeleton className="mb-2 h-8 w-40" />
        <Card>
          <CardBody>
            <Skeleton className="mb-4 h-10 w-36" />
            <SkeletonText lines={2} />
          </CardBody>
        </Card>
        <Card>
          <CardBody>
            <SkeletonText lines={8} />
          </CardBody>
        </Card>
      </div>
    </Page>
  );
}
