import type { ServiceContext } from "../context.ts";
import type { ProviderEvent } from "../ports.ts";
import type { Transaction } from "../transact.ts";
import type { PaymentRecord } from "../wallet/payment-view.ts";

type Success = Extract<ProviderEvent, { kind: "payment_succeeded" }>;

/**
 * Keeps what a success told about the payer: how the provider knows them, and the card if it was saved. A card
 * that its owner removed since then stays removed, and one that is somebody else's stays theirs.
 */
export async function saveCard(
  ctx: ServiceContext,
  tx: Transaction,
  payment: PaymentRecord,
  { customerRef, card, occurredAt }: Success,
): Promise<void> {
  const { userId, provider } = payment;
  if (customerRef !== null) {
    await tx.db.paymentCustomer.createMany({
      data: [{ userId, provider, customerRef }],
      skipDuplicates: true,
    });
  }
  if (card === null) return;
  const { methodRef, ...name } = card;
  await tx.db.paymentMethod.createMany({
    data: [{ id: ctx.ids.newId(), userId, provider, methodRef, ...name, createdAt: ctx.clock.now() }],
    skipDuplicates: true,
  });
  await tx.db.paymentMethod.updateMany({
    where: { provider, methodRef, userId, removedAt: { lt: occurredAt } },
    data: { removedAt: null, ...name },
  });
  const method = await tx.db.paymentMethod.findFirst({ where: { provider, methodRef, userId } });
  if (method && payment.paymentMethodId === null) {
    await tx.db.payment.update({ where: { id: payment.id }, data: { paymentMethodId: method.id } });
  }
}
