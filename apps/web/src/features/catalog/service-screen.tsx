import type { Role, ServiceView } from "@paygo/contracts";
import { Alert } from "@paygo/ui/alert";
import { Avatar } from "@paygo/ui/avatar";
import { Card, CardBody, CardHeader } from "@paygo/ui/card";
import { Page, PageHeader } from "@paygo/ui/page";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { StartButton } from "../session/start-button.tsx";
import { AvailabilityNote } from "./availability-note.tsx";
import { LiveAvailability, LiveBadge } from "./live-availability.tsx";
import { PriceFacts } from "./price-facts.tsx";
import { ratePerMinute, tariffWords } from "./tariff-words.ts";

export interface ServiceScreenProps {
  service: ServiceView;
  /** Where a browser reads the service again. */
  address: string;
  /** The reader's; null is anonymous. */
  role: Role | null;
  locale: string;
}

/** One service: what it is, what it costs, whether the vendor is there, and Start. */
export function ServiceScreen({ service, address, role, locale }: ServiceScreenProps) {
  const { vendor, tariff } = service;
  return (
    <LiveAvailability addresses={[address]}>
      <Page>
        <PageHeader
          className="mb-6"
          back={
            <Link href="/" className="inline-flex items-center gap-1.5 rounded-sm hover:text-ink">
              <ArrowLeft aria-hidden="true" className="size-4" />
              Catalogue
            </Link>
          }
          title={<span className="[overflow-wrap:anywhere]">{service.title}</span>}
          badge={<LiveBadge serviceId={service.id} initial={service.availability} />}
        />
        {service.isActive ? null : (
          <Alert title="This service is switched off" className="mb-6">
            Only its vendor and admins see this page. Customers find neither it nor the service.
          </Alert>
        )}
        <div className="grid grid-cols-1 items-start gap-6 lg:grid-rows-[auto_1fr] lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-10">
          <div className="min-w-0">
            <p className="flex items-center gap-3">
              <Avatar name={vendor.name} seed={vendor.id} />
              <span className="min-w-0">
                <span className="block truncate font-medium">{vendor.name}</span>
                <span className="block text-muted text-sm">Vendor</span>
              </span>
            </p>
            <p className="mt-6 max-w-prose whitespace-pre-line leading-relaxed [overflow-wrap:anywhere]">
              {service.description || "The vendor has not written a description."}
            </p>
          </div>
          <Card className="max-lg:row-start-1 lg:row-span-2">
            <CardBody>
              <p className="tabular font-semibold text-2xl tracking-tight">{ratePerMinute(tariff, locale)}</p>
              <p className="mt-1 mb-5 text-muted text-sm">{tariffWords(tariff, locale)}</p>
              <AvailabilityNote serviceId={service.id} initial={service.availability} />
              <StartButton service={service} role={role} />
              <p className="mt-4 text-muted text-sm">Ringing, waiting and reconnecting are free.</p>
            </CardBody>
          </Card>
          <Card className="min-w-0">
            <CardHeader title="What it costs" />
            <CardBody>
              <PriceFacts service={service} locale={locale} />
            </CardBody>
          </Card>
        </div>
      </Page>
    </LiveAvailability>
  );
}
