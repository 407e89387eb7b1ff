import type { ServiceContext } from "../context.ts";
import { transactSql } from "../transact.ts";
import type { Checked, Found } from "./finding.ts";

/** How many findings are open, and how much money they are about. */
export interface OpenFindings {
  count: number;
  amountMinor: number;
}

/**
 * Writes what the checks of one run found: one open finding a check and subject, seen again instead of twice; those
 * that their check no longer finds are resolved. Findings of checks that did not come to an end stay as they are.
 */
export async function recordFindings(
  ctx: ServiceContext,
  run: { id: string; startedAt: Date },
  checks: ReadonlyMap<string, Checked>,
): Promise<OpenFindings> {
  const now = ctx.clock.now();
  const found = [...checks].flatMap(([check, { found: all }]) =>
    onePerSubject(all).map((each) => ({ ...each, check })),
  );
  return transactSql(ctx, async ({ sql }) => {
    await sql.query(
      `INSERT INTO findings (id, check_name, subject, amount_minor, currency, details, first_seen_at, last_seen_at)
      SELECT f.id, f.check_name, f.subject, f.amount, f.currency, f.details::jsonb, $7, $7
      FROM unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[])
        AS f(id, check_name, subject, amount, currency, details)
      ON CONFLICT (check_name, subject) WHERE resolved_at IS NULL DO UPDATE
        SET last_seen_at = EXCLUDED.last_seen_at, amount_minor = EXCLUDED.amount_minor, details = EXCLUDED.details`,
      [
        found.map(() => ctx.ids.newId()),
        found.map(({ check }) => check),
        found.map(({ subject }) => subject),
        found.map(({ amountMinor }) => BigInt(amountMinor)),
        found.map(({ currency }) => currency || ctx.settings.currency),
        found.map(({ details }) => JSON.stringify(details)),
        now,
      ],
    );
    await sql.query(
      `UPDATE findings SET resolved_at = $4 WHERE resolved_at IS NULL AND check_name = ANY($1::text[])
        AND (check_name, subject) NOT IN (SELECT * FROM unnest($2::text[], $3::text[]))`,
      [[...checks.keys()], found.map(({ check }) => check), found.map(({ subject }) => subject), now],
    );
    const examined = Object.fromEntries([...checks].map(([check, checked]) => [check, checked.examined]));
    await sql.query("UPDATE reconciliations SET finished_at = $2, examined = $3::text::jsonb WHERE id = $1", [
      run.id,
      now,
      JSON.stringify(examined),
    ]);
    const [open] = await sql.query<{ count: bigint; amountMinor: bigint }>(
      `SELECT count(*) AS count, coalesce(sum(abs(amount_minor)), 0)::bigint AS "amountMinor"
      FROM findings WHERE resolved_at IS NULL`,
    );
    return { count: Number(open?.count ?? 0n), amountMinor: Number(open?.amountMinor ?? 0n) };
  });
}

/** A check may come upon one thing twice, as when a provider told it under two events. */
function onePerSubject(found: readonly Found[]): Found[] {
  return [...new Map(found.map((each) => [each.subject, each])).values()];
}
