import { WrongRole } from "../../../../features/chrome/wrong-role.tsx";
import { HistoryScreen } from "../../../../features/history/history-screen.tsx";
import { requirePageViewer } from "../../../../server/viewer.ts";
import { api } from "../../../../trpc/server.ts";

export const metadata = { title: "Sessions" };

export default async function SessionsPage() {
  const { role } = await requirePageViewer("/sessions");
  if (role === "admin") return <WrongRole title="Sessions are between customers and vendors" role={role} />;
  return <HistoryScreen role={role} firstPage={await api((call) => call.streaming.list({}))} />;
}
