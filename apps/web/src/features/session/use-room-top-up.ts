import type { PaymentMethodView, SessionView, WalletView } from "@paygo/contracts";
import { toast } from "@paygo/ui/toaster";
import { useState } from "react";
import { trpc } from "../../trpc/client.ts";
import { isWorthRetrying } from "../../trpc/errors.ts";
import { createWishKeys } from "../identity/wish-key.ts";
import { useMoney } from "../locale/use-money.ts";
import { isExpired } from "../wallet/card-words.ts";
import { roomTopUpMinor } from "./room-top-up-amount.ts";

/** What a press in the room can add: an amount, and the card that pays it. */
interface RoomTopUp {
  amountMinor: number;
  card: PaymentMethodView;
}

/** Adds money from a saved card while the session goes on. `offer` is null without a card, or until it is known. */
export function useRoomTopUp(session: SessionView) {
  const utils = trpc.useUtils();
  const money = useMoney(session.tariff.currency);
  const [keys] = useState(createWishKeys);
  const methods = trpc.wallet.paymentMethods.useQuery({});
  const wallet = trpc.wallet.get.useQuery({});
  const mutation = trpc.wallet.oneTapTopUp.useMutation({
    onSuccess: ({ payment }) => {
      keys.forget();
      toast.success(
        payment.state === "succeeded"
          ? `${money(payment.amountMinor)} added. The session goes on.`
          : `${money(payment.amountMinor)} is on its way: your bank is still working on it.`,
      );
      void utils.wallet.get.invalidate();
      return utils.streaming.get.invalidate({ sessionId: session.id });
    },
    onError: (error) => {
      if (!isWorthRetrying(error)) keys.forget();
    },
  });
  return {
    offer: offerOf(session, methods.data?.items, wallet.data),
    isKnown: !methods.isPending && !wallet.isPending,
    charge: ({ amountMinor, card }: RoomTopUp) =>
      mutation.mutate({
        amountMinor,
        paymentMethodId: card.id,
        sessionId: session.id,
        idempotencyKey: keys.keyFor(`${amountMinor}:${card.id}`),
      }),
    payment: mutation.data?.payment ?? null,
    isPending: mutation.isPending,
    error: mutation.error,
    reset: mutation.reset,
  };
}

function offerOf(
  { tariff }: SessionView,
  cards: readonly PaymentMethodView[] | undefined,
  wallet: WalletView | undefined,
): RoomTopUp | null {
  const card = cards?.find((each) => !isExpired(each, new Date()));
  if (!card || !wallet) return null;
  return { card, amountMinor: roomTopUpMinor(tariff, wallet.topUp) };
}
