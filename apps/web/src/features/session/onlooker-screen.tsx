import type { SessionView } from "@paygo/contracts";
import { Badge } from "@paygo/ui/badge";
import { buttonVariants } from "@paygo/ui/button";
import { Card, CardBody } from "@paygo/ui/card";
import { DescriptionItem, DescriptionList } from "@paygo/ui/description-list";
import { Page, PageHeader } from "@paygo/ui/page";
import Link from "next/link";
import { Time } from "../locale/time.tsx";

/** An open session for an admin, who has no place in the room. */
export function OnlookerScreen({ session }: { session: SessionView }) {
  return (
    <Page width="reading">
      <PageHeader
        title={session.service.title}
        badge={
          <Badge tone={session.state === "live" ? "success" : "neutral"} dot="pulse">
            {session.state === "live" ? "Live" : "Ringing"}
          </Badge>
        }
        description="The room belongs to the two of them; the receipt will be here when the session has ended."
        actions={
          <Link href="/admin" className={buttonVariants({ variant: "secondary" })}>
            All open sessions
          </Link>
        }
      />
      <Card>
        <CardBody>
          <DescriptionList>
            <DescriptionItem term="Customer">{session.customer.name}</DescriptionItem>
            <DescriptionItem term="Vendor">{session.vendor.name}</DescriptionItem>
            <DescriptionItem term="Started">
              <Time at={session.createdAt} />
            </DescriptionItem>
          </DescriptionList>
        </CardBody>
      </Card>
    </Page>
  );
}
