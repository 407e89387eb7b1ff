import type { WithdrawalView } from "@paygo/contracts";
import type { Prisma } from "@paygo/db";

export const withdrawalParts = {
  parts: {
    include: {
      payment: {
        select: {
          createdAt: true,
          completedAt: true,
          paymentMethod: { select: { brand: true, last4: true } },
        },
      },
    },
  },
} as const satisfies Prisma.WithdrawalInclude;

type WithdrawalRecord = Prisma.WithdrawalGetPayload<{ include: typeof withdrawalParts }>;

/** A withdrawal with what each card gets, oldest payment first. A card is named when it was saved: `visa 4242`. */
export function toWithdrawalView(withdrawal: WithdrawalRecord): WithdrawalView {
  const paidAt = ({ payment }: WithdrawalRecord["parts"][number]) => payment.completedAt ?? payment.createdAt;
  return {
    id: withdrawal.id,
    amountMinor: Number(withdrawal.amountMinor),
    currency: withdrawal.currency,
    state: withdrawal.state,
    createdAt: withdrawal.createdAt.toISOString(),
    completedAt: withdrawal.completedAt?.toISOString() ?? null,
    parts: withdrawal.parts
      .toSorted((a, b) => paidAt(a).getTime() - paidAt(b).getTime() || (a.paymentId < b.paymentId ? -1 : 1))
      .map((part) => {
        const card = part.payment.paymentMethod;
        return {
          amountMinor: Number(part.amountMinor),
          state: part.state,
          paidInAt: paidAt(part).toISOString(),
          card: card && `${card.brand} ${card.last4}`,
        };
      }),
  };
}
