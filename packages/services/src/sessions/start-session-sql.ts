import type { DatedFee, Fee, Tariff } from "@paygo/core";
import { Prisma, type Service, type Sql } from "@paygo/db";
import { columnsOf } from "../columns.ts";

/** A service as it is offered to one customer, with what that customer can spend on it. */
export interface Offer extends Service {
  availableMinor: bigint;
  /** What the customer owes; above zero the wallet is blocked. */
  owedMinor: bigint;
  /** Whether the customer has automatic refills on. */
  isRefilled: boolean;
  /** The latest of the platform's dated fees that is in effect; null before the first. */
  datedFee: DatedFee | null;
}

/** Reads an offer as of `now`; null when there is no such service. */
export async function selectOffer(
  sql: Sql,
  serviceId: string,
  customerId: string,
  now: Date,
): Promise<Offer | null> {
  const [offer] = await sql.query<Offer>(
    `SELECT ${columnsOf(Prisma.ServiceScalarFieldEnum, "s")},
      coalesce((SELECT a.balance_minor FROM ledger_accounts a
        WHERE a.kind = 'available' AND a.owner_id = $2::uuid AND a.currency = s.currency), 0) AS "availableMinor",
      -coalesce((SELECT a.balance_minor FROM ledger_accounts a
        WHERE a.kind = 'receivable' AND a.owner_id = $2::uuid AND a.currency = s.currency), 0) AS "owedMinor",
      EXISTS (SELECT FROM auto_refills r WHERE r.user_id = $2::uuid AND r.is_on) AS "isRefilled",
      (SELECT json_build_object('basisPoints', f.basis_points, 'fixedMinor', f.fixed_minor,
          'effectiveFromMs', (extract(epoch FROM f.effective_from) * 1000)::bigint)
        FROM fee_schedules f WHERE f.effective_from <= $3::timestamptz
        ORDER BY f.effective_from DESC LIMIT 1) AS "datedFee"
    FROM services s WHERE s.id = $1::uuid`,
    [serviceId, customerId, now],
  );
  return offer ?? null;
}

/** A session that begins to ring, with its two places; the vendor's is empty. */
export interface NewSession {
  id: string;
  customer: { id: string; placeId: string; uid: number; device: string };
  vendor: { id: string; placeId: string; uid: number };
  serviceId: string;
  serviceTitle: string;
  channel: string;
  idempotencyKey: string;
  tariff: Tariff;
  fee: Fee;
  /** The customer's spending cap; null for none. */
  capMinor: number | null;
  createdAt: Date;
  ringingUntil: Date;
}

const insertStatement = `
  WITH created AS (
    INSERT INTO sessions (id, customer_id, vendor_id, service_id, service_title, channel, idempotency_key,
      price_per_minute_minor, currency, initial_seconds, subsequent_seconds, free_seconds, minute_ms,
      fee_basis_points, created_at, ringing_until, minimum_minor, minimum_after_seconds,
      fee_fixed_minor, cap_minor)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $22, $23, $24, $25)
    ON CONFLICT DO NOTHING
    RETURNING id
  ), seated AS (
    INSERT INTO participants (id, session_id, user_id, uid, device)
    SELECT place.id, created.id, place.user_id, place.uid, place.device FROM created,
      (VALUES ($17::uuid, $2::uuid, $18::int, $19::text), ($20::uuid, $3::uuid, $21::int, NULL))
        AS place(id, user_id, uid, device)
  ), noted AS (
    INSERT INTO session_events (session_id, kind, at) SELECT id, 'started', $15 FROM created
  )
  SELECT id FROM created`;

/** Inserts the session with its places and the beginning of its timeline; false when another one is in the way. */
export async function insertSession(sql: Sql, session: NewSession): Promise<boolean> {
  const { customer, vendor, tariff } = session;
  const rows = await sql.query<{ id: string }>(insertStatement, [
    session.id,
    customer.id,
    vendor.id,
    session.serviceId,
    session.serviceTitle,
    session.channel,
    session.idempotencyKey,
    tariff.pricePerMinuteMinor,
    tariff.currency,
    tariff.initialSeconds,
    tariff.subsequentSeconds,
    tariff.freeSeconds,
    tariff.minuteMs,
    session.fee.basisPoints,
    session.createdAt,
    session.ringingUntil,
    customer.placeId,
    customer.uid,
    customer.device,
    vendor.placeId,
    vendor.uid,
    tariff.minimumMinor,
    tariff.minimumAfterSeconds,
    session.fee.fixedMinor,
    session.capMinor,
  ]);
  return rows.length > 0;
}

/** What can be in the way of a new session: the same attempt, the customer's open session, the vendor's. */
export interface Conflicts {
  first: { id: string; serviceId: string; startCapMinor: number | null } | null;
  own: { id: string } | null;
  theirs: { id: string } | null;
}

/** Reads what is in the way. All are null when it went away meanwhile. */
export async function selectConflicts(
  sql: Sql,
  customerId: string,
  vendorId: string,
  idempotencyKey: string,
): Promise<Conflicts> {
  const [row] = await sql.query<Conflicts>(
    `SELECT (SELECT json_build_object('id', s.id, 'serviceId', s.service_id, 'startCapMinor', coalesce(
          (SELECT e.data -> 'fromMinor' FROM session_events e
            WHERE e.session_id = s.id AND e.kind = 'cap_raised' ORDER BY e.id LIMIT 1),
          to_jsonb(s.cap_minor))) FROM sessions s
        WHERE customer_id = $1::uuid AND idempotency_key = $3) AS first,
      (SELECT json_build_object('id', id) FROM sessions WHERE customer_id = $1::uuid AND state <> 'ended') AS own,
      (SELECT json_build_object('id', id) FROM sessions WHERE vendor_id = $2::uuid AND state <> 'ended') AS theirs`,
    [customerId, vendorId, idempotencyKey],
  );
  return row ?? { first: null, own: null, theirs: null };
}
