import { WrongRole } from "../../../../features/chrome/wrong-role.tsx";
import { EarningsScreen } from "../../../../features/earnings/earnings-screen.tsx";
import { requirePageViewer } from "../../../../server/viewer.ts";
import { api } from "../../../../trpc/server.ts";

export const metadata = { title: "Earnings" };

export default async function EarningsRoute() {
  const { role } = await requirePageViewer("/earnings");
  if (role !== "vendor") return <WrongRole title="This page is for vendors" role={role} />;
  return <EarningsScreen initial={await api((call) => call.earnings.get({}))} />;
}
