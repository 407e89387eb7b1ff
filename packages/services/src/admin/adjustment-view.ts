import type { AdjustmentView, Person } from "@paygo/contracts";
import { type AdjustableKind, adjustableKinds, DomainError } from "@paygo/core";
import type { Adjustment, DatabaseTransaction } from "@paygo/db";

/** Adjustments with the names of those whom they are of, by and decided by. */
export async function toAdjustmentViews(
  db: Pick<DatabaseTransaction, "user">,
  rows: readonly Adjustment[],
): Promise<AdjustmentView[]> {
  const ids = rows.flatMap(({ userId, requestedById, decidedById }) => [
    userId,
    requestedById,
    decidedById ?? [],
  ]);
  const people = await db.user.findMany({
    where: { id: { in: [...new Set(ids.flat())] } },
    select: { id: true, name: true },
  });
  const named = new Map(people.map((person) => [person.id, person]));
  const personOf = (id: string): Person => named.get(id) ?? { id, name: "" };
  return rows.map((row) => ({
    id: row.id,
    person: personOf(row.userId),
    accountKind: accountKindOf(row),
    amountMinor: Number(row.amountMinor),
    currency: row.currency,
    reason: row.reason,
    state: row.state,
    requestedBy: personOf(row.requestedById),
    requestedAt: row.requestedAt.toISOString(),
    decidedBy: row.decidedById === null ? null : personOf(row.decidedById),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  }));
}

/** As {@link toAdjustmentViews}, of one. */
export async function toAdjustmentView(
  db: Pick<DatabaseTransaction, "user">,
  row: Adjustment,
): Promise<AdjustmentView> {
  const [view] = await toAdjustmentViews(db, [row]);
  if (!view) throw new DomainError("internal", `adjustment ${row.id} has no view`);
  return view;
}

/** The account that is corrected. */
export function accountKindOf(row: Adjustment): AdjustableKind {
  const kind = adjustableKinds.find((each) => each === row.accountKind);
  if (!kind) throw new DomainError("internal", `adjustment ${row.id} of ${row.accountKind}`);
  return kind;
}
