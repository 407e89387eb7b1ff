import { ReconciliationScreen } from "../../../../../features/admin/reconciliation-screen.tsx";
import { WrongRole } from "../../../../../features/chrome/wrong-role.tsx";
import { requirePageViewer } from "../../../../../server/viewer.ts";
import { api } from "../../../../../trpc/server.ts";

export const metadata = { title: "Reconciliation" };

export default async function ReconciliationRoute() {
  const { role } = await requirePageViewer("/admin/reconciliation");
  if (role !== "admin") return <WrongRole title="This page is for admins" role={role} />;
  return <ReconciliationScreen initial={await api((call) => call.admin.reconciliation({}))} />;
}
