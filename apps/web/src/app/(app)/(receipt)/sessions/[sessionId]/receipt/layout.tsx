import type { ReactNode } from "react";
import { readSession } from "../../../../../../features/history/read-session.ts";
import { receiptPath } from "../../../../../../features/history/session-paths.ts";
import { requirePageViewer } from "../../../../../../server/viewer.ts";

interface ReceiptLayoutProps {
  params: Promise<{ sessionId: string }>;
  children: ReactNode;
}

/** Outside the loading screen of the page, so that an unknown session is answered with 404, not with 200. */
export default async function ReceiptLayout({ params, children }: ReceiptLayoutProps) {
  const { sessionId } = await params;
  await requirePageViewer(receiptPath(sessionId));
  await readSession(sessionId);
  return children;
}
