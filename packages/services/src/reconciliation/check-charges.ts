import { computeBill } from "@paygo/core";
import type { ServiceContext } from "../context.ts";
import { evidenceOf, feeOf, heldOf, type SessionRecord, tariffOf } from "../sessions/record.ts";
import { selectSessions } from "../sessions/record-sql.ts";
import type { Checked, Found } from "./finding.ts";

const batchSize = 200;

/** Computes the bill of every ended session anew from its evidence and compares it with what was charged. */
export async function checkCharges(ctx: ServiceContext): Promise<Checked> {
  const checked: Checked = { examined: 0, found: [] };
  for (let afterId: string | null = null; ; ) {
    const ids: { id: string }[] = await ctx.db.sql.query<{ id: string }>(
      `SELECT id FROM sessions WHERE state = 'ended' AND ($1::uuid IS NULL OR id > $1::uuid) ORDER BY id LIMIT ${batchSize}`,
      [afterId],
    );
    const sessions = await selectSessions(
      ctx.db.sql,
      ids.map(({ id }) => id),
    );
    checked.examined += sessions.length;
    checked.found.push(...sessions.flatMap(recompute));
    afterId = ids.at(-1)?.id ?? null;
    if (ids.length < batchSize || afterId === null) return checked;
  }
}

function recompute(session: SessionRecord): Found[] {
  const bill = computeBill({
    tariff: tariffOf(session),
    evidence: evidenceOf(session),
    heldMinor: heldOf(session),
    fee: feeOf(session),
  });
  const [chargedMinor, vendorMinor, feeMinor] = [
    session.chargedMinor,
    session.vendorMinor,
    session.feeMinor,
  ].map(Number);
  const isSame =
    session.billableMs === bill.billableMs &&
    chargedMinor === bill.chargedMinor &&
    vendorMinor === bill.vendorMinor &&
    feeMinor === bill.feeMinor;
  if (isSame) return [];
  const details = {
    chargedMinor: chargedMinor ?? null,
    billMinor: bill.chargedMinor,
    billableMs: session.billableMs,
    evidenceMs: bill.billableMs,
    vendorMinor: vendorMinor ?? null,
    vendorBillMinor: bill.vendorMinor,
  };
  const amountMinor = (chargedMinor ?? 0) - bill.chargedMinor;
  return [{ subject: session.id, amountMinor, currency: session.currency, details }];
}
