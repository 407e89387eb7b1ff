import { AdminDisputesScreen } from "../../../../../features/admin/admin-disputes-screen.tsx";
import { WrongRole } from "../../../../../features/chrome/wrong-role.tsx";
import { requirePageViewer } from "../../../../../server/viewer.ts";

export const metadata = { title: "Disputes" };

export default async function DisputesRoute() {
  const { role } = await requirePageViewer("/admin/disputes");
  if (role !== "admin") return <WrongRole title="This page is for admins" role={role} />;
  return <AdminDisputesScreen />;
}
