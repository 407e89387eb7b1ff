import type { ReceiptView } from "@paygo/contracts";
import { Card, CardBody, CardHeader } from "@paygo/ui/card";
import { MomentList } from "./moment-list.tsx";

/** Everything that happened, from the ring to what became of the bill. */
export function TimelineCard({ receipt }: { receipt: ReceiptView }) {
  if (receipt.events.length === 0) return null;
  return (
    <Card>
      <CardHeader title="Timeline" description="By the server’s clock. It is part of every dispute." />
      <CardBody>
        <MomentList receipt={receipt} />
      </CardBody>
    </Card>
  );
}
