import { repayment, repaymentDue } from "@paygo/core";
import type { ServiceContext } from "../context.ts";
import type { SqlTransaction } from "../transact.ts";
import { readBalances } from "./balances.ts";
import { post } from "./post.ts";

/**
 * Pays what the customer owes from what is available, as far as it goes. To be called in the same transaction
 * after every posting that adds to a customer's available money, so that nobody has available money and owes.
 * The posting before holds the lock on the available account, which a reversal takes too: so the debt is read as
 * it is. Returns the minor units that were repaid.
 */
export async function repayReceivable(
  ctx: Pick<ServiceContext, "ids" | "clock" | "settings">,
  tx: SqlTransaction,
  customerId: string,
): Promise<number> {
  const { currency } = ctx.settings;
  const { availableMinor, owedMinor } = await readBalances(tx.sql, customerId, currency);
  const dueMinor = repaymentDue(availableMinor, -owedMinor);
  if (dueMinor === 0) return 0;
  await post(tx.sql, ctx.ids, repayment(customerId, dueMinor), {
    idempotencyKey: `repayment:${ctx.ids.newId()}`,
    currency,
    sessionId: null,
    now: ctx.clock.now(),
  });
  return dueMinor;
}
