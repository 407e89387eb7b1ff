import { FeesScreen } from "../../../../../features/admin/fees-screen.tsx";
import { WrongRole } from "../../../../../features/chrome/wrong-role.tsx";
import { requirePageViewer } from "../../../../../server/viewer.ts";
import { api } from "../../../../../trpc/server.ts";

export const metadata = { title: "Fees" };

export default async function FeesRoute() {
  const { role } = await requirePageViewer("/admin/fees");
  if (role !== "admin") return <WrongRole title="This page is for admins" role={role} />;
  return <FeesScreen initial={await api((call) => call.admin.fees({}))} />;
}
