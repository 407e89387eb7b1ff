import { WrongRole } from "../../../../features/chrome/wrong-role.tsx";
import { hasDays, historyFilter, historyInput } from "../../../../features/history/history-filter.ts";
import { HistoryScreen } from "../../../../features/history/history-screen.tsx";
import { readParameters } from "../../../../server/search-parameters.ts";
import { requirePageViewer } from "../../../../server/viewer.ts";
import { api } from "../../../../trpc/server.ts";

export const metadata = { title: "Sessions" };

interface SessionsPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SessionsPage({ searchParams }: SessionsPageProps) {
  const { role } = await requirePageViewer("/sessions");
  if (role === "admin") return <WrongRole title="Sessions are between customers and vendors" role={role} />;
  const filter = historyFilter.read(readParameters(await searchParams));
  // When the reader's days begin only the browser knows.
  const firstPage = hasDays(filter) ? null : await api((call) => call.streaming.list(historyInput(filter)));
  return <HistoryScreen role={role} firstPage={firstPage} />;
}
