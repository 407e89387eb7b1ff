import { notFound } from "next/navigation";
import { WrongRole } from "../../../../../../features/chrome/wrong-role.tsx";
import { disputePath } from "../../../../../../features/disputes/dispute-paths.ts";
import { DisputeScreen } from "../../../../../../features/disputes/dispute-screen.tsx";
import { requirePageViewer } from "../../../../../../server/viewer.ts";
import { api } from "../../../../../../trpc/server.ts";

export const metadata = { title: "Dispute" };

interface DisputeRouteProps {
  params: Promise<{ sessionId: string }>;
}

export default async function AdminDisputeRoute({ params }: DisputeRouteProps) {
  const { sessionId } = await params;
  const { role } = await requirePageViewer(disputePath("admin", sessionId));
  if (role !== "admin") return <WrongRole title="This page is for admins" role={role} />;
  const receipt = await api((call) => call.streaming.receipt({ sessionId }));
  if (!receipt.dispute) notFound();
  return <DisputeScreen part="admin" receipt={receipt} dispute={receipt.dispute} />;
}
