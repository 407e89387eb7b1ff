import { WrongRole } from "../../../../../features/chrome/wrong-role.tsx";
import { EarningsDisputesScreen } from "../../../../../features/earnings/disputes-screen.tsx";
import { requirePageViewer } from "../../../../../server/viewer.ts";

export const metadata = { title: "Disputes" };

export default async function DisputesRoute() {
  const { role } = await requirePageViewer("/earnings/disputes");
  if (role !== "vendor") return <WrongRole title="This page is for vendors" role={role} />;
  return <EarningsDisputesScreen />;
}
