import type { ServiceContext } from "../context.ts";
import type { ProviderMovement } from "../ports.ts";
import type { Checked, Found } from "./finding.ts";

const dayMs = 24 * 3_600_000;
/** How far back both lists are compared: longer than a bank takes to refuse. */
const lookBackMs = 40 * dayMs;
/** What is younger than this may be under way between the two. */
const graceMs = 3_600_000;

/** One of our movements under the provider's id. */
interface Own {
  kind: ProviderMovement["kind"];
  id: string;
  ref: string;
  amountMinor: bigint;
  currency: string;
  /** Whether the ledger has the money there; null while it is under way. */
  isMoved: boolean | null;
  /** Whether all of a payment was taken back since, which some providers call a failure and some do not. */
  isReversed: boolean;
  at: Date;
}

const ownStatement = `
  SELECT 'payment' AS kind, p.id, p.payment_ref AS ref, p.amount_minor AS "amountMinor", p.currency,
    CASE WHEN p.state = 'succeeded' THEN NOT EXISTS (
        SELECT FROM payment_reversals r WHERE r.payment_id = p.id AND r.reason = 'failed_late')
      WHEN p.state IN ('pending', 'processing') THEN NULL ELSE false END AS "isMoved",
    p.amount_minor = (SELECT coalesce(sum(r.amount_minor), 0) FROM payment_reversals r WHERE r.payment_id = p.id)
      AS "isReversed",
    coalesce(p.completed_at, p.created_at) AS at
  FROM payments p WHERE p.provider = $1 AND p.payment_ref IS NOT NULL
  UNION ALL SELECT 'refund', w.id, w.provider_ref, w.amount_minor, d.currency,
    CASE w.state WHEN 'paid' THEN true WHEN 'returned' THEN false END, false, coalesce(w.completed_at, d.created_at)
  FROM withdrawal_parts w JOIN withdrawals d ON d.id = w.withdrawal_id JOIN payments p ON p.id = w.payment_id
  WHERE p.provider = $1 AND w.provider_ref IS NOT NULL
  UNION ALL SELECT 'payout', o.id, o.provider_ref, o.amount_minor, o.currency,
    CASE o.state WHEN 'paid' THEN true WHEN 'returned' THEN false END, false, coalesce(o.completed_at, o.created_at)
  FROM payouts o WHERE o.provider = $1 AND o.provider_ref IS NOT NULL`;

/**
 * Compares the provider's own list of what it moved with the ledger, in both directions: movements that only one
 * side knows, of another amount, or that only one side believes to have happened. Throws `unavailable` when the
 * provider is away.
 */
export async function checkMovements(ctx: ServiceContext): Promise<Record<string, Checked>> {
  const nowMs = ctx.clock.now().getTime();
  const since = new Date(nowMs - lookBackMs);
  const ours = new Map<string, Own>();
  for (const own of await ctx.db.sql.query<Own>(ownStatement, [ctx.payments.name])) ours.set(own.ref, own);
  const theirs = new Map<string, ProviderMovement>();
  for await (const movement of ctx.payments.listMovements(since)) theirs.set(movement.ref, movement);

  const checks = {
    unknownToUs: checked(theirs.size),
    unknownToThem: checked(ours.size),
    differs: checked(theirs.size),
  };
  for (const movement of theirs.values()) {
    if (nowMs - movement.createdAt.getTime() < graceMs) continue;
    const own = ours.get(movement.ref);
    if (!own || own.kind !== movement.kind) {
      if (movement.state === "succeeded")
        checks.unknownToUs.found.push(foundOf(movement, { state: movement.state }));
    } else checks.differs.found.push(...compare(movement, own, nowMs));
  }
  for (const own of ours.values()) {
    const ageMs = nowMs - own.at.getTime();
    // A day's margin at the far end, where the provider's clock decides what is still on its list.
    if (theirs.has(own.ref) || own.isMoved !== true || ageMs < graceMs || ageMs > lookBackMs - dayMs)
      continue;
    const { kind, id, ref, currency, amountMinor } = own;
    checks.unknownToThem.found.push({
      subject: ref,
      amountMinor: Number(amountMinor),
      currency,
      details: { kind, id },
    });
  }
  return {
    provider_unknown_to_us: checks.unknownToUs,
    provider_unknown_to_them: checks.unknownToThem,
    provider_differs: checks.differs,
  };
}

const checked = (examined: number): Checked => ({ examined, found: [] });

function foundOf({ kind, ref, amountMinor, currency }: ProviderMovement, details: Found["details"]): Found {
  return { subject: ref, amountMinor, currency, details: { kind, ...details } };
}

function compare(movement: ProviderMovement, own: Own, nowMs: number): Found[] {
  const { amountMinor, currency, state } = movement;
  const ownMinor = Number(own.amountMinor);
  const details = {
    id: own.id,
    ourMinor: ownMinor,
    theirMinor: amountMinor,
    theirState: state,
    isMoved: own.isMoved,
  };
  if (ownMinor !== amountMinor || own.currency !== currency) {
    return [{ ...foundOf(movement, details), amountMinor: Math.abs(ownMinor - amountMinor) }];
  }
  const isDecided = state !== "pending" && (own.isMoved !== null || nowMs - own.at.getTime() > dayMs);
  const isSame = (state === "succeeded") === (own.isMoved === true) || own.isReversed;
  return isDecided && !isSame ? [foundOf(movement, details)] : [];
}
