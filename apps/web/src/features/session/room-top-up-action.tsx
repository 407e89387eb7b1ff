"use client";

import type { SessionView } from "@paygo/contracts";
import { Button } from "@paygo/ui/button";
import { type ReactNode, useState } from "react";
import { errorSentence, readFailure } from "../../trpc/errors.ts";
import { useLocale } from "../locale/locale-provider.tsx";
import { useMoney } from "../locale/use-money.ts";
import { cardName } from "../wallet/card-words.ts";
import { QuietButton, WalletTabLink } from "./funds-actions.tsx";
import { useRoomTopUp } from "./use-room-top-up.ts";

export interface RoomTopUpActionProps {
  session: SessionView;
  /** Draws the banner around words and buttons. */
  frame: (parts: { action: ReactNode; children: ReactNode }) => ReactNode;
}

/** Money from the saved card: one press, a second one that says amount and card. Without a card, the wallet beside. */
export function RoomTopUpAction({ session, frame }: RoomTopUpActionProps) {
  const locale = useLocale();
  const money = useMoney(session.tariff.currency);
  const [isAsking, setIsAsking] = useState(false);
  const { offer, isKnown, charge, payment, isPending, error, reset } = useRoomTopUp(session);
  if (error) {
    return frame({
      children: <span role="alert">{errorSentence(readFailure(error), locale)}</span>,
      action: (
        <>
          {offer ? (
            <Button size="sm" onClick={() => charge(offer)}>
              Try again
            </Button>
          ) : null}
          <WalletTabLink label="Another card" />
          <QuietButton onClick={reset}>Not now</QuietButton>
        </>
      ),
    });
  }
  if (payment?.state === "pending" || payment?.state === "processing") {
    return frame({
      children: `${money(payment.amountMinor)} is on its way; your bank is still working on it.`,
      action: <WalletTabLink label="Top up otherwise" />,
    });
  }
  if (offer === null) {
    return frame({
      children: "Top up to go on. The session is not interrupted.",
      action: isKnown ? <WalletTabLink label="Top up" /> : null,
    });
  }
  const amount = money(offer.amountMinor);
  if (isAsking || isPending) {
    return frame({
      children: `${cardName(offer.card)} is charged ${amount} now. What you do not use stays in your wallet.`,
      action: (
        <>
          <Button size="sm" autoFocus isLoading={isPending} onClick={() => charge(offer)}>
            Pay {amount}
          </Button>
          {isPending ? null : <QuietButton onClick={() => setIsAsking(false)}>Not now</QuietButton>}
        </>
      ),
    });
  }
  return frame({
    children: "Top up to go on. The session is not interrupted.",
    action: (
      <Button size="sm" onClick={() => setIsAsking(true)}>
        Add {amount} · {cardName(offer.card)}
      </Button>
    ),
  });
}
