import type { EarningsChartView, earningsChartInput } from "@paygo/contracts";
import { DomainError } from "@paygo/core";
import type { z } from "zod";
import { requireRole } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";

interface Bar {
  /** Of the day, from 1; null in a sum by service. */
  day: number | null;
  serviceId: string | null;
  title: string | null;
  sessions: bigint;
  earnedMinor: bigint;
}

/**
 * A share that was released says itself what refunds left of it. No share is available before its session ended, so
 * that instant, which is indexed, bounds what is looked at.
 */
const statement = `
  WITH earned AS MATERIALIZED (
    SELECT s.service_id, width_bucket(s.ended_at, $2::timestamptz[]) AS day,
      coalesce(e.released_minor, e.amount_minor - coalesce(
        (SELECT sum(r.vendor_minor) FROM refunds r WHERE r.session_id = e.session_id), 0)) AS minor
    FROM earnings e JOIN sessions s ON s.id = e.session_id
    WHERE e.vendor_id = $1::uuid AND e.currency = $3 AND e.available_at >= $4::timestamptz
      AND s.ended_at >= $4::timestamptz AND s.ended_at < $5::timestamptz
  ), bars AS (
    SELECT day, service_id, count(*) AS sessions, sum(minor)::bigint AS minor
    FROM earned GROUP BY GROUPING SETS ((day), (service_id))
  )
  SELECT b.day, b.service_id AS "serviceId", v.title, b.sessions, b.minor AS "earnedMinor"
  FROM bars b LEFT JOIN services v ON v.id = b.service_id
  ORDER BY b.minor DESC, b.service_id`;

/**
 * What a vendor earned after fees and refunds, on each of the days and with each service, the best first. A refund
 * counts on the day of its session. Throws `invalid_input` for days that are not in order.
 */
export async function getEarningsChart(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof earningsChartInput>,
): Promise<EarningsChartView> {
  const { userId } = requireRole(viewer, "vendor");
  const { currency } = ctx.settings;
  const starts = input.dayStarts.map((start) => new Date(start));
  const [from, to] = [starts[0], starts.at(-1)];
  if (!from || !to || from >= to) throw new DomainError("invalid_input", "no days");
  const bars = await ctx.db.sql.query<Bar>(statement, [userId, starts, currency, from, to]);
  return {
    currency,
    days: starts.slice(0, -1).map((startsAt, i) => ({
      startsAt: startsAt.toISOString(),
      earnedMinor: Number(bars.find(({ day }) => day === i + 1)?.earnedMinor ?? 0n),
    })),
    services: bars.flatMap(({ serviceId, title, sessions, earnedMinor }) =>
      serviceId === null
        ? []
        : [{ serviceId, title: title ?? "", sessions: Number(sessions), earnedMinor: Number(earnedMinor) }],
    ),
  };
}
