import type { listSessionsInput, sessionPage } from "@paygo/contracts";
import type { z } from "zod";
import { requireViewer } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { containsPattern, toPage } from "../page.ts";
import { toSessionSummary } from "./view.ts";

/** Each half goes through an index of its own, from the newest on, and stops when the page is full. */
const halfStatement = (own: "customer_id" | "vendor_id", other: "customer_id" | "vendor_id") => `(
  SELECT s.id, s.created_at FROM sessions s
  WHERE s.${own} = $1::uuid AND s.created_at >= $3::timestamptz AND s.created_at <= $4::timestamptz
    AND (s.created_at < $4::timestamptz OR s.id > $5::uuid)
    AND ($6::text IS NULL OR s.end_reason::text = $6)
    AND ($7::boolean IS NULL OR (coalesce(s.charged_minor, 0) > 0) = $7)
    AND ($8::text IS NULL OR s.service_title ILIKE $8
      OR EXISTS (SELECT FROM users u WHERE u.id = s.${other} AND u.name ILIKE $8))
  ORDER BY s.created_at DESC, s.id LIMIT $2)`;
const statement = `
  SELECT found.id FROM (
    ${halfStatement("customer_id", "vendor_id")} UNION ALL ${halfStatement("vendor_id", "customer_id")}
  ) found ORDER BY found.created_at DESC, found.id LIMIT $2`;

const earliest = new Date(0);
const latest = new Date("9999-12-31T23:59:59.999Z");
const lastId = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** The reader's sessions, newest first. `from` and `to` (not included) are when they rang. */
export async function listSessions(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof listSessionsInput>,
): Promise<z.output<typeof sessionPage>> {
  const { userId } = requireViewer(viewer);
  const after =
    input.cursor === undefined
      ? null
      : await ctx.db.prisma.session.findUnique({
          where: { id: input.cursor, OR: [{ customerId: userId }, { vendorId: userId }] },
          select: { id: true, createdAt: true },
        });
  if (input.cursor !== undefined && after === null) return { items: [], nextCursor: null };
  // `to` itself is not included, as nothing has an id past the last one.
  const to = input.to === undefined ? latest : new Date(input.to);
  const isPastFirst = after !== null && after.createdAt < to;
  const found = await ctx.db.sql.query<{ id: string }>(statement, [
    userId,
    input.limit + 1,
    input.from === undefined ? earliest : new Date(input.from),
    isPastFirst ? after.createdAt : to,
    isPastFirst ? after.id : lastId,
    input.endReason ?? null,
    input.isCharged ?? null,
    input.query ? containsPattern(input.query) : null,
  ]);
  const rows = await ctx.db.prisma.session.findMany({
    where: { id: { in: found.map(({ id }) => id) } },
    include: {
      customer: { select: { id: true, name: true } },
      vendor: { select: { id: true, name: true } },
    },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const ordered = found.flatMap(({ id }) => byId.get(id) ?? []);
  return toPage(ordered, input.limit, (row) =>
    toSessionSummary(row, row.customerId === userId ? "customer" : "vendor"),
  );
}
