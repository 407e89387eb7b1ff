import { readSession } from "../../../../../../features/history/read-session.ts";
import { receiptPath } from "../../../../../../features/history/session-paths.ts";
import { OpenSessionScreen } from "../../../../../../features/receipt/open-session-screen.tsx";
import { ReceiptScreen } from "../../../../../../features/receipt/receipt-screen.tsx";
import { requirePageViewer } from "../../../../../../server/viewer.ts";
import { api } from "../../../../../../trpc/server.ts";

export const metadata = { title: "Receipt" };

interface ReceiptPageProps {
  params: Promise<{ sessionId: string }>;
}

export default async function ReceiptPage({ params }: ReceiptPageProps) {
  const { sessionId } = await params;
  await requirePageViewer(receiptPath(sessionId));
  const session = await readSession(sessionId);
  if (session.state !== "ended") return <OpenSessionScreen session={session} />;
  return <ReceiptScreen receipt={await api((call) => call.streaming.receipt({ sessionId }))} />;
}
