import { LedgerScreen } from "../../../../../features/admin/ledger-screen.tsx";
import { WrongRole } from "../../../../../features/chrome/wrong-role.tsx";
import { requirePageViewer } from "../../../../../server/viewer.ts";

export const metadata = { title: "Ledger" };

export default async function LedgerRoute() {
  const { role } = await requirePageViewer("/admin/ledger");
  if (role !== "admin") return <WrongRole title="This page is for admins" role={role} />;
  return <LedgerScreen />;
}
