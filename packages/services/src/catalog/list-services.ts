import type { listServicesInput, servicePage } from "@paygo/contracts";
import type { z } from "zod";
import type { ServiceContext, Viewer } from "../context.ts";
import { toPage } from "../page.ts";
import { serviceRecord, toServiceView } from "./view.ts";

/** Services that are switched on, newest first; `query` looks into titles, descriptions and vendors' names. For everybody. */
export async function listServices(
  ctx: ServiceContext,
  _viewer: Viewer | null,
  input: z.output<typeof listServicesInput>,
): Promise<z.output<typeof servicePage>> {
  // In LIKE these three are patterns; a person who types them means the characters.
  const contains = { contains: (input.query ?? "").replace(/[\\%_]/g, "\\$&"), mode: "insensitive" } as const;
  const rows = await ctx.db.prisma.service.findMany({
    where: {
      isActive: true,
      ...(input.cursor === undefined ? {} : { id: { lt: input.cursor } }),
      ...(input.query
        ? { OR: [{ title: contains }, { description: contains }, { vendor: { name: contains } }] }
        : {}),
    },
    orderBy: { id: "desc" },
    take: input.limit + 1,
    include: serviceRecord,
  });
  return toPage(rows, input.limit, (row) => toServiceView(ctx, row));
}
