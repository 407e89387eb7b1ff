import type { ReactNode } from "react";
import { readSession } from "../../../../features/history/read-session.ts";
import { roomPath } from "../../../../features/history/session-paths.ts";
import { requirePageViewer } from "../../../../server/viewer.ts";

interface RoomLayoutProps {
  params: Promise<{ sessionId: string }>;
  children: ReactNode;
}

/** Outside the loading screen of the page, so that an unknown session is answered with 404, not with 200. */
export default async function RoomLayout({ params, children }: RoomLayoutProps) {
  const { sessionId } = await params;
  await requirePageViewer(roomPath(sessionId));
  await readSession(sessionId);
  return children;
}
