import { redirect } from "next/navigation";
import { OnlookerScreen } from "../../../../features/session/onlooker-screen.tsx";
import { SessionScreen } from "../../../../features/session/session-screen.tsx";
import { requirePageViewer } from "../../../../server/viewer.ts";
import { api } from "../../../../trpc/server.ts";

export const metadata = { title: "Session" };

interface SessionPageProps {
  params: Promise<{ sessionId: string }>;
}

export default async function SessionPage({ params }: SessionPageProps) {
  const { sessionId } = await params;
  await requirePageViewer(`/sessions/${sessionId}`);
  const { session } = await api((call) => call.streaming.get({ sessionId }));
  if (session.state === "ended") redirect(`/sessions/${session.id}/receipt`);
  if (session.part === "admin") return <OnlookerScreen session={session} />;
  return <SessionScreen key={session.id} initial={session} />;
}
