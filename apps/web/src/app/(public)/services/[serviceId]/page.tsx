import type { Metadata } from "next";
import { cache } from "react";
import { serviceAddress } from "../../../../features/catalog/read-services.ts";
import { ServiceScreen } from "../../../../features/catalog/service-screen.tsx";
import { readLocale } from "../../../../features/locale/reader-locale.ts";
import { readViewer } from "../../../../server/viewer.ts";
import { api } from "../../../../trpc/server.ts";

interface ServicePageProps {
  params: Promise<{ serviceId: string }>;
}

/** Once a request, for the title and the page. */
const readService = cache((serviceId: string) => api((call) => call.services.get({ serviceId })));

export async function generateMetadata({ params }: ServicePageProps): Promise<Metadata> {
  const { title, description } = await readService((await params).serviceId);
  return { title, description: description.slice(0, 160) };
}

export default async function ServicePage({ params }: ServicePageProps) {
  const { serviceId } = await params;
  const [service, viewer, locale] = await Promise.all([readService(serviceId), readViewer(), readLocale()]);
  return (
    <ServiceScreen
      service={service}
      address={serviceAddress(serviceId)}
      role={viewer?.role ?? null}
      locale={locale}
    />
  );
}
