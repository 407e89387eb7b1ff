import type { EventHint } from "@paygo/contracts";

/** Topics that a change of a session concerns: the session's own and both hosts'. */
export function sessionHints(session: { id: string; customerId: string; vendorId: string }): EventHint[] {
  return [`session:${session.id}`, `user:${session.customerId}`, `user:${session.vendorId}`].map((topic) => ({
    topic,
    kind: "session",
    sessionId: session.id,
  }));
}

/** The reader's wallet moved. */
export function walletHint(userId: string): EventHint {
  return { topic: `user:${userId}`, kind: "wallet", sessionId: null };
}
