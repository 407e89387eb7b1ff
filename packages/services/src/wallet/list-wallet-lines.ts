import type { WalletLine, walletLinesInput, walletPage } from "@paygo/contracts";
import type { AccountKind } from "@paygo/core";
import type { z } from "zod";
import { requireRole } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";

/** A transaction touches at most this many accounts of one person. */
const entriesPerLine = 3;

/** Every movement of the reader's money, newest first: one line a transaction. For customers and vendors. */
export async function listWalletLines(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof walletLinesInput>,
): Promise<z.output<typeof walletPage>> {
  const { userId } = requireRole(viewer, "user", "vendor");
  const accounts = await ctx.db.prisma.ledgerAccount.findMany({
    where: { ownerId: userId },
    select: { id: true },
  });
  const entries = await ctx.db.prisma.ledgerEntry.findMany({
    where: {
      accountId: { in: accounts.map((account) => account.id) },
      ...(input.cursor === undefined ? {} : { id: { lt: BigInt(input.cursor) } }),
    },
    orderBy: { id: "desc" },
    take: (input.limit + 1) * entriesPerLine,
    include: {
      account: { select: { kind: true } },
      transaction: { include: { session: { select: { id: true, serviceTitle: true, chargedMinor: true } } } },
    },
  });
  const groups = [...Map.groupBy(entries, (entry) => entry.transactionId).values()];
  const shown = groups.slice(0, input.limit);
  const lastId = shown.at(-1)?.at(-1)?.id;
  return {
    items: shown.map(toLine),
    nextCursor: groups.length > input.limit && lastId !== undefined ? String(lastId) : null,
  };
}

interface OwnEntry {
  amountMinor: bigint;
  account: { kind: AccountKind };
  transaction: {
    id: string;
    kind: WalletLine["kind"];
    postedAt: Date;
    currency: string;
    session: { id: string; serviceTitle: string; chargedMinor: bigint | null } | null;
  };
}

function toLine(entries: readonly OwnEntry[]): WalletLine {
  const [first] = entries;
  if (!first) throw new RangeError("a wallet line has at least one entry");
  const { transaction } = first;
  const deltaOf = (kind: AccountKind) =>
    entries.reduce((sum, entry) => sum + (entry.account.kind === kind ? Number(entry.amountMinor) : 0), 0);
  const isCustomers = deltaOf("held") !== 0;
  return {
    id: transaction.id,
    kind: transaction.kind,
    postedAt: transaction.postedAt.toISOString(),
    currency: transaction.currency,
    availableDeltaMinor: deltaOf("available"),
    heldDeltaMinor: deltaOf("held"),
    chargedMinor:
      transaction.kind === "settlement" && isCustomers ? Number(transaction.session?.chargedMinor ?? 0n) : 0,
    earnedMinor: deltaOf("earnings_pending"),
    session: transaction.session && { id: transaction.session.id, title: transaction.session.serviceTitle },
  };
}
