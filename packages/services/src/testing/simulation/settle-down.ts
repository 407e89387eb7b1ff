import { releaseEarnings } from "../../earnings/release-earnings.ts";
import { sendPayouts } from "../../earnings/send-payouts.ts";
import { chargePendingPayments } from "../../payments/charge-pending-payments.ts";
import { processProviderEvents } from "../../payments/process-provider-events.ts";
import { receiveProviderEvent } from "../../payments/receive-provider-event.ts";
import { sendWithdrawals } from "../../payments/send-withdrawals.ts";
import { reconcile } from "../../reconciliation/reconcile.ts";
import { sweepNow } from "./perform-session.ts";
import type { World } from "./world.ts";

const minute = 60_000;

/**
 * Lets everything come to its end: no more faults, every event arrives, every job runs. Nothing may stay under way,
 * whatever crashed before, and the reconciliation finds nothing. Says what did not.
 */
export async function settleDown(world: World): Promise<string[]> {
  world.provider.mood = "succeed";
  world.clock.advance(5 * 60 * minute);
  for (let round = 0; round < 4; round++) {
    for (const event of world.provider.underWay.splice(0)) await receiveProviderEvent(world.ctx, event);
    await sweepNow(world);
    await chargePendingPayments(world.ctx);
    await sendWithdrawals(world.ctx);
    await sendPayouts(world.ctx);
    await processProviderEvents(world.ctx);
    world.clock.advance(20 * 60 * minute);
    await releaseEarnings(world.ctx);
  }
  const left = await findLeftovers(world);
  if (left.length > 0) return left;
  await reconcile(world.ctx);
  const findings = await world.eye.pool.query<{ check_name: string; subject: string; details: unknown }>(
    // An event that contradicts our books is kept for people; that it is one is not our fault.
    "SELECT check_name, subject, details FROM findings WHERE resolved_at IS NULL AND check_name <> 'event_refused'",
  );
  return findings.rows.map(
    ({ check_name: name, subject, details }) =>
      `reconciliation, ${name}: ${subject} ${JSON.stringify(details)}`,
  );
}

const leftovers: Readonly<Record<string, string>> = {
  "a session is still open": "SELECT id FROM sessions WHERE state <> 'ended'",
  "a withdrawal never arrives": "SELECT id FROM withdrawal_parts WHERE state IN ('pending', 'sent')",
  "a payout never arrives": "SELECT id FROM payouts WHERE state IN ('pending', 'sent')",
  "a charge of a saved card is never decided":
    "SELECT id FROM payments WHERE purpose <> 'top_up' AND state IN ('pending', 'processing')",
  "an event is never processed": "SELECT event_id AS id FROM provider_events WHERE processed_at IS NULL",
  "earnings are never released": `SELECT session_id AS id FROM earnings e WHERE state = 'pending'
    AND NOT EXISTS (SELECT FROM disputes d WHERE d.session_id = e.session_id AND d.state = 'open')`,
};

async function findLeftovers({ eye }: World): Promise<string[]> {
  const found: string[] = [];
  for (const [problem, query] of Object.entries(leftovers)) {
    const { rows } = await eye.pool.query<{ id: string }>(query);
    found.push(...rows.map(({ id }) => `${problem}: ${id}`));
  }
  return found;
}
