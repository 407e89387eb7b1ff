import { DashboardScreen } from "../../../../features/dashboard/dashboard-screen.tsx";
import { requirePageViewer } from "../../../../server/viewer.ts";

export const metadata = { title: "Dashboard" };

export default async function DashboardPage() {
  await requirePageViewer("/dashboard", "vendor");
  return <DashboardScreen />;
}
