import type { DisputeSummary, disputePage, listDisputesInput } from "@paygo/contracts";
import type { Prisma } from "@paygo/db";
import type { z } from "zod";
import { requireViewer } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { toPage } from "../page.ts";
import { toDisputeView } from "./view.ts";

const person = { select: { id: true, name: true } } as const;
const included = {
  refund: { select: { amountMinor: true } },
  session: {
    select: { serviceTitle: true, chargedMinor: true, currency: true, customer: person, vendor: person },
  },
} as const;
type Row = Prisma.DisputeGetPayload<{ include: typeof included }>;

/** Disputes, newest first: a customer's and a vendor's own, all of them for an admin. */
export async function listDisputes(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof listDisputesInput>,
): Promise<z.output<typeof disputePage>> {
  const known = requireViewer(viewer);
  const { disputeAnswerMs } = ctx.settings;
  const overdueSince = new Date(ctx.clock.now().getTime() - disputeAnswerMs);
  // Ids are time-ordered, so the newest dispute has the greatest id.
  const rows = await ctx.db.prisma.dispute.findMany({
    where: {
      ...ownership(known),
      ...(input.state === undefined ? {} : { state: input.state }),
      ...(input.isOverdue ? { state: "open", openedAt: { lte: overdueSince } } : {}),
      ...(input.cursor === undefined ? {} : { id: { lt: input.cursor } }),
    },
    orderBy: { id: "desc" },
    take: input.limit + 1,
    include: included,
  });
  return toPage(rows, input.limit, (row) => toSummary(row, overdueSince, disputeAnswerMs));
}

function ownership({ role, userId }: Viewer): Prisma.DisputeWhereInput {
  switch (role) {
    case "user":
      return { session: { customerId: userId } };
    case "vendor":
      return { session: { vendorId: userId } };
    case "admin":
      return {};
    default:
      return role satisfies never;
  }
}

function toSummary(row: Row, overdueSince: Date, disputeAnswerMs: number): DisputeSummary {
  const { serviceTitle, customer, vendor, chargedMinor, currency } = row.session;
  return {
    ...toDisputeView(row, row.refund),
    serviceTitle,
    answerBy: new Date(row.openedAt.getTime() + disputeAnswerMs).toISOString(),
    isOverdue: row.state === "open" && row.openedAt <= overdueSince,
    customer,
    vendor,
    chargedMinor: Number(chargedMinor ?? 0n),
    currency,
  };
}
