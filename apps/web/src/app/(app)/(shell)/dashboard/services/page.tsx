import { ServicesScreen } from "../../../../../features/dashboard/services-screen.tsx";
import { requirePageViewer } from "../../../../../server/viewer.ts";

export const metadata = { title: "Services" };

export default async function ServicesPage() {
  await requirePageViewer("/dashboard/services", "vendor");
  return <ServicesScreen />;
}
