import type { ServiceContext } from "../context.ts";
import { checkCharges } from "./check-charges.ts";
import { checkMovements } from "./check-movements.ts";
import type { Checked, Found } from "./finding.ts";
import { ledgerChecks } from "./ledger-checks.ts";
import { type OpenFindings, recordFindings } from "./record-findings.ts";

/**
 * Compares the books with everything they can be compared with: balances with entries, holds with sessions, charges
 * with their evidence, shares, refunds, payments and payouts with the ledger, and the ledger with the provider's own
 * list. What should not be becomes a finding for admins; what is gone is resolved. A check that fails is logged and
 * leaves its findings as they were. Says how many findings are open, and logs it as `open_findings` for alarms.
 */
export async function reconcile(ctx: ServiceContext): Promise<OpenFindings> {
  const run = { id: ctx.ids.newId(), startedAt: ctx.clock.now() };
  await ctx.db.sql.query("INSERT INTO reconciliations (id, started_at) VALUES ($1, $2)", [
    run.id,
    run.startedAt,
  ]);
  const done = new Map<string, Checked>();
  const attempt = async (name: string, check: () => Promise<Record<string, Checked>>) => {
    try {
      for (const [each, checked] of Object.entries(await check())) done.set(each, checked);
    } catch (error) {
      ctx.log.error({ error, check: name }, "a check of the reconciliation failed");
    }
  };
  for (const name of Object.keys(ledgerChecks)) {
    await attempt(name, async () => ({ [name]: await checkLedger(ctx, name, run.startedAt) }));
  }
  await attempt("charge_evidence", async () => ({ charge_evidence: await checkCharges(ctx) }));
  await attempt("provider", () => checkMovements(ctx));
  const open = await recordFindings(ctx, run, done);
  const line = { open_findings: open.count, open_findings_minor: open.amountMinor, checks: done.size };
  if (open.count > 0) ctx.log.warn(line, "reconciled: there are findings");
  else ctx.log.info(line, "reconciled: nothing found");
  return open;
}

async function checkLedger(ctx: ServiceContext, name: string, now: Date): Promise<Checked> {
  const check = ledgerChecks[name];
  if (!check) return { examined: 0, found: [] };
  const usesNow = check.query.includes("$1");
  const [counted] = await ctx.db.sql.query<{ count: bigint }>(
    `SELECT count(*) AS count FROM ${check.counted}`,
  );
  const rows = await ctx.db.sql.query<{
    subject: string;
    amount: unknown;
    currency: string;
    details: Found["details"];
  }>(check.query, usesNow ? [now] : []);
  const found = rows.map(({ subject, amount, currency, details }) => ({
    subject,
    amountMinor: Number(amount),
    currency,
    details,
  }));
  return { examined: Number(counted?.count ?? 0n), found };
}
