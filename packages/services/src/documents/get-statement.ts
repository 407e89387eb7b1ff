import type { MonthlyStatement, statementInput } from "@paygo/contracts";
import { type AccountKind, DomainError } from "@paygo/core";
import type { z } from "zod";
import { requireViewer } from "../authorize.ts";
import type { ServiceContext, Viewer } from "../context.ts";
import { monthRange } from "./month-range.ts";
import { type Movement, readBalancesAt, readMovements } from "./movements.ts";
import { toStatementLine } from "./statement-line.ts";

type Balances = Partial<Record<AccountKind, number>>;

/**
 * A person's month: opening balance, every transaction that changed it, closing balance, which is the ledger's. A
 * month that is not over ends now. Admins may read anybody's; to all others strangers do not exist (`not_found`).
 * Throws `invalid_input` for a month that has not begun.
 */
export async function getStatement(
  ctx: ServiceContext,
  viewer: Viewer | null,
  input: z.output<typeof statementInput>,
): Promise<MonthlyStatement> {
  const person = await readHolder(ctx, requireViewer(viewer), input.userId);
  const { from, to } = monthRange(input.month, input.timeZone);
  const now = ctx.clock.now();
  if (from > now) throw new DomainError("invalid_input", "the month has not begun");
  const { currency } = ctx.settings;
  const [before, movements] = await Promise.all([
    readBalancesAt(ctx.db.sql, person.id, currency, from),
    readMovements(ctx.db.sql, person.id, currency, { from, to }),
  ]);
  const after = addUp(before, movements);
  const isComplete = to <= now;
  const head = {
    person: { id: person.id, name: person.name },
    currency,
    month: input.month,
    timeZone: input.timeZone,
    from: from.toISOString(),
    to: to.toISOString(),
    issuedAt: (isComplete ? to : now).toISOString(),
    isComplete,
    lines: toLines(person.side, before, movements),
  };
  return person.side === "customer"
    ? { kind: "customer", ...head, opening: customerBalances(before), closing: customerBalances(after) }
    : { kind: "vendor", ...head, opening: vendorBalances(before), closing: vendorBalances(after) };
}

/** Whose statement it is: the reader's own unless an admin names another. */
async function readHolder(
  ctx: ServiceContext,
  viewer: Viewer,
  userId = viewer.userId,
): Promise<{ id: string; name: string; side: "customer" | "vendor" }> {
  if (userId !== viewer.userId && viewer.role !== "admin")
    throw new DomainError("not_found", "no such person");
  const user = await ctx.db.prisma.user.findUnique({
    where: { id: userId },
    select: { id: true, name: true, role: true },
  });
  if (!user) throw new DomainError("not_found", "no such person");
  if (user.role === "admin") throw new DomainError("forbidden", "an admin has no accounts");
  return { id: user.id, name: user.name, side: user.role === "vendor" ? "vendor" : "customer" };
}

/** The accounts of a side that make up the balance of its statement; the others are shown apart. */
const balanceKinds = {
  customer: ["available", "held"],
  vendor: ["earnings_pending", "earnings_available"],
} as const satisfies Record<string, readonly AccountKind[]>;

const sumOf = (balances: Balances, kinds: readonly AccountKind[]): number =>
  kinds.reduce((sum, kind) => sum + (balances[kind] ?? 0), 0);

/** One line a transaction; what only moved money between the accounts of one balance is no line. */
function toLines(side: "customer" | "vendor", before: Balances, movements: readonly Movement[]) {
  const kinds = balanceKinds[side];
  let balanceMinor = sumOf(before, kinds);
  return movements.flatMap((movement) => {
    const amountMinor = sumOf(movement.deltas, kinds);
    if (amountMinor === 0) return [];
    balanceMinor += amountMinor;
    return [toStatementLine(movement, side, { amountMinor, balanceMinor })];
  });
}

function addUp(before: Balances, movements: readonly Movement[]): Balances {
  const all = [before, ...movements.map((movement) => movement.deltas)];
  const kinds = new Set(all.flatMap((deltas) => Object.keys(deltas)));
  return Object.fromEntries(
    [...kinds].map((kind) => [
      kind,
      all.reduce((sum, deltas) => sum + (new Map(Object.entries(deltas)).get(kind) ?? 0), 0),
    ]),
  );
}

function customerBalances(balances: Balances) {
  return {
    balanceMinor: sumOf(balances, balanceKinds.customer),
    heldMinor: balances.held ?? 0,
    withdrawingMinor: balances.withdrawals_in_transit ?? 0,
    owedMinor: 0 - (balances.receivable ?? 0),
  };
}

function vendorBalances(balances: Balances) {
  return {
    balanceMinor: sumOf(balances, balanceKinds.vendor),
    pendingMinor: balances.earnings_pending ?? 0,
    availableMinor: balances.earnings_available ?? 0,
    inTransitMinor: balances.payouts_in_transit ?? 0,
  };
}
