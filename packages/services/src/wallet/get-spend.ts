import type { SpendView, spendInput } from "@paygo/contracts";
import { DomainError } from "@paygo/core";
import type { z } from "zod";
import { requireRole } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";

/**
 * Sessions count on the day on which they ended. A customer has one open session at a time, so of those that began
 * before the first day only the last can have ended in it.
 */
const statement = `
  SELECT width_bucket(s.ended_at, $2::timestamptz[]) AS day, sum(s.charged_minor)::bigint AS "spentMinor"
  FROM (
    SELECT ended_at, charged_minor FROM sessions
    WHERE customer_id = $1::uuid AND created_at >= $3::timestamptz AND created_at < $4::timestamptz
    UNION ALL (
      SELECT ended_at, charged_minor FROM sessions
      WHERE customer_id = $1::uuid AND created_at < $3::timestamptz ORDER BY created_at DESC LIMIT 1)
  ) s
  WHERE s.ended_at >= $3::timestamptz AND s.ended_at < $4::timestamptz
  GROUP BY day`;

/**
 * What was charged to the customer on each of the given days, before refunds. Throws `invalid_input` unless the
 * midnights come one after the other.
 */
export async function getSpend(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof spendInput>,
): Promise<SpendView> {
  const { userId } = requireRole(viewer, "user");
  const starts = input.dayStarts.map((start) => new Date(start));
  const [first, last] = [starts[0], starts.at(-1)];
  const isInOrder = starts.every((start, index) => index === 0 || start > (starts[index - 1] ?? start));
  if (!first || !last || !isInOrder) throw new DomainError("invalid_input", "the days are not in order");
  const rows = await ctx.db.sql.query<{ day: number; spentMinor: bigint }>(statement, [
    userId,
    starts,
    first,
    last,
  ]);
  const byDay = new Map(rows.map((row) => [row.day, Number(row.spentMinor)]));
  const days = starts.slice(0, -1).map((start, index) => ({
    startsAt: start.toISOString(),
    spentMinor: byDay.get(index + 1) ?? 0,
  }));
  return {
    currency: ctx.settings.currency,
    totalMinor: days.reduce((sum, { spentMinor }) => sum + spentMinor, 0),
    days,
  };
}
