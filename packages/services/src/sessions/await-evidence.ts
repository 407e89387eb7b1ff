import type { EventHint } from "@paygo/contracts";
import type { ServiceContext } from "../context.ts";
import type { SessionRecord } from "./record.ts";

/** Evidence as young as this bills the end of the session to the second. */
const freshMs = 1_000;
/** How long an answer may take; whoever is silent for longer is billed to the last evidence, as ever. */
const patienceMs = 400;

const topicOf = (sessionId: string, userId: string) => `evidence:${sessionId}:${userId}`;

/**
 * Asks the tabs of hosts who are present, but whose last evidence is old, for a heartbeat at once, and waits for
 * it: a bill that stops at the last regular one would be up to five seconds short of what both saw. Takes 400 ms
 * at most, gives nobody evidence that they do not send, and must not be called within a transaction.
 */
export async function awaitEvidence(ctx: ServiceContext, session: SessionRecord): Promise<void> {
  const nowMs = ctx.clock.now().getTime();
  const asked = session.participants.filter(({ lastEvidenceAt }) => {
    const ageMs = lastEvidenceAt === null ? Number.POSITIVE_INFINITY : nowMs - lastEvidenceAt.getTime();
    return ageMs > freshMs && ageMs <= ctx.settings.policy.maxGapMs;
  });
  if (session.state !== "live" || asked.length === 0) return;
  const missing = new Set(asked.map(({ userId }) => topicOf(session.id, userId)));
  const { promise, resolve } = Promise.withResolvers<void>();
  const unsubscribe = ctx.hub.subscribe([...missing], ({ topic }) => {
    missing.delete(topic);
    if (missing.size === 0) resolve();
  });
  const timer = setTimeout(resolve, patienceMs);
  ctx.hub.publish([{ topic: `session:${session.id}`, kind: "evidence", sessionId: session.id }]);
  await promise;
  clearTimeout(timer);
  unsubscribe();
}

/** Tells whoever waits in `awaitEvidence` that this host's evidence is written. */
export function evidenceHint(sessionId: string, userId: string): EventHint {
  return { topic: topicOf(sessionId, userId), kind: "evidence", sessionId };
}
