import { AdjustmentsScreen } from "../../../../../features/admin/adjustments-screen.tsx";
import { WrongRole } from "../../../../../features/chrome/wrong-role.tsx";
import { requirePageViewer } from "../../../../../server/viewer.ts";

export const metadata = { title: "Adjustments" };

export default async function AdjustmentsRoute() {
  const { role, userId } = await requirePageViewer("/admin/adjustments");
  if (role !== "admin") return <WrongRole title="This page is for admins" role={role} />;
  return <AdjustmentsScreen viewerId={userId} />;
}
