import { redirect } from "next/navigation";
import { readSession } from "../../../../features/history/read-session.ts";
import { receiptPath, roomPath } from "../../../../features/history/session-paths.ts";
import { OnlookerScreen } from "../../../../features/session/onlooker-screen.tsx";
import { SessionScreen } from "../../../../features/session/session-screen.tsx";
import { requirePageViewer } from "../../../../server/viewer.ts";

export const metadata = { title: "Session" };

interface SessionPageProps {
  params: Promise<{ sessionId: string }>;
}

export default async function SessionPage({ params }: SessionPageProps) {
  const { sessionId } = await params;
  await requirePageViewer(roomPath(sessionId));
  const session = await readSession(sessionId);
  if (session.state === "ended") redirect(receiptPath(session.id));
  if (session.part === "admin") return <OnlookerScreen session={session} />;
  return <SessionScreen key={session.id} initial={session} />;
}
