import { AdminScreen } from "../../../../features/admin/admin-screen.tsx";
import { WrongRole } from "../../../../features/chrome/wrong-role.tsx";
import { requirePageViewer } from "../../../../server/viewer.ts";
import { api } from "../../../../trpc/server.ts";

export const metadata = { title: "Admin" };

export default async function AdminPage() {
  const { role } = await requirePageViewer("/admin");
  if (role !== "admin") return <WrongRole title="This page is for admins" role={role} />;
  const [openSessions, ledgerSums] = await Promise.all([
    api((call) => call.admin.openSessions({})),
    api((call) => call.admin.ledgerSums({})),
  ]);
  return <AdminScreen openSessions={openSessions} ledgerSums={ledgerSums} />;
}
