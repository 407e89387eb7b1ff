import { AccountsScreen } from "../../../../../features/admin/accounts-screen.tsx";
import { WrongRole } from "../../../../../features/chrome/wrong-role.tsx";
import { requirePageViewer } from "../../../../../server/viewer.ts";

export const metadata = { title: "Accounts" };

export default async function AccountsRoute() {
  const { role } = await requirePageViewer("/admin/accounts");
  if (role !== "admin") return <WrongRole title="This page is for admins" role={role} />;
  return <AccountsScreen />;
}
