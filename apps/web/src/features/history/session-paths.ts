/** The room of an open session. */
export function roomPath(sessionId: string): string {
  return `/sessions/${sessionId}`;
}

/** The bill of a session. While the session is open the page says so. */
export function receiptPath(sessionId: string): string {
  return `/sessions/${sessionId}/receipt`;
}
