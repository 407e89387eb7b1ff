"use client";

import type { ServiceView } from "@paygo/contracts";
import { Alert } from "@paygo/ui/alert";
import { Button } from "@paygo/ui/button";
import { Card } from "@paygo/ui/card";
import { Dialog, DialogContent } from "@paygo/ui/dialog";
import { EmptyState } from "@paygo/ui/empty-state";
import { Page, PageHeader } from "@paygo/ui/page";
import { SkeletonText } from "@paygo/ui/skeleton";
import { Plus, Store } from "lucide-react";
import { type ReactNode, useState } from "react";
import { trpc } from "../../trpc/client.ts";
import { errorSentence, readFailure } from "../../trpc/errors.ts";
import { DashboardTabs } from "./dashboard-tabs.tsx";
import { draftOf, emptyDraft } from "./service-draft.ts";
import { ServiceForm } from "./service-form.tsx";
import { ServiceRow } from "./service-row.tsx";
import { useDashboard } from "./use-dashboard.ts";

/** What the vendor sells: create, edit, switch on and off. */
export function ServicesScreen() {
  const { data, error, refetch, isFetching } = trpc.services.mine.useQuery({});
  const currency = useDashboard().data?.currency;
  const [edited, setEdited] = useState<ServiceView | "new" | null>(null);
  const add = (
    <Button disabled={!currency} onClick={() => setEdited("new")}>
      <Plus aria-hidden="true" />
      New service
    </Button>
  );
  return (
    <Page>
      <PageHeader
        title="Dashboard"
        description="A changed price counts for new sessions; one that is open keeps the price it began with."
        actions={data && data.items.length > 0 ? add : null}
      />
      <DashboardTabs />
      <Card className="mt-6" aria-busy={!data && !error}>
        {data ? (
          <ServiceList services={data.items} onEdit={setEdited} add={add} />
        ) : error ? (
          <Alert
            tone="danger"
            title={errorSentence(readFailure(error))}
            className="m-5"
            action={
              <Button variant="secondary" size="sm" isLoading={isFetching} onClick={() => void refetch()}>
                Try again
              </Button>
            }
          />
        ) : (
          <SkeletonText lines={6} className="p-5" />
        )}
      </Card>
      <Dialog open={edited !== null} onOpenChange={(isOpen) => (isOpen ? undefined : setEdited(null))}>
        {edited !== null && currency ? (
          <DialogContent title={edited === "new" ? "New service" : "Edit service"} size="lg">
            <ServiceForm
              serviceId={edited === "new" ? null : edited.id}
              initial={edited === "new" ? emptyDraft : draftOf(edited)}
              currency={edited === "new" ? currency : edited.tariff.currency}
              onDone={() => setEdited(null)}
            />
          </DialogContent>
        ) : null}
      </Dialog>
    </Page>
  );
}

interface ServiceListProps {
  services: readonly ServiceView[];
  onEdit: (service: ServiceView) => void;
  add: ReactNode;
}

function ServiceList({ services, onEdit, add }: ServiceListProps) {
  if (services.length === 0) {
    return (
      <EmptyState icon={<Store />} title="No services yet" action={add}>
        A service has a title and a price per minute. As soon as it is on, customers find it in the catalogue.
      </EmptyState>
    );
  }
  return (
    <ul className="divide-y divide-line">
      {services.map((service) => (
        <ServiceRow key={service.id} service={service} onEdit={() => onEdit(service)} />
      ))}
    </ul>
  );
}
