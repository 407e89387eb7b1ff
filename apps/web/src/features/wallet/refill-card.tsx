"use client";

import type { AutoRefillView, PaymentMethodView, WalletView } from "@paygo/contracts";
import { Alert } from "@paygo/ui/alert";
import { Badge } from "@paygo/ui/badge";
import { Button } from "@paygo/ui/button";
import { Card, CardBody, CardHeader } from "@paygo/ui/card";
import { useState } from "react";
import { RefillForm } from "./refill-form.tsx";
import { RefillSummary } from "./refill-summary.tsx";
import { stoppedWords } from "./refill-words.ts";

export interface RefillCardProps {
  wallet: WalletView;
  refill: AutoRefillView;
  cards: readonly PaymentMethodView[];
}

/** Automatic refills: off until the customer says what may be charged and when. */
export function RefillCard({ wallet, refill, cards }: RefillCardProps) {
  const [isEditing, setIsEditing] = useState(false);
  const card = cards.find(({ id }) => id === refill.paymentMethodId);
  const stopped = stoppedWords(refill.stoppedCode);
  return (
    <Card>
      <CardHeader
        title="Automatic refills"
        description="Keep a session going without topping up by hand."
        action={refill.isOn ? <Badge tone="success">On</Badge> : <Badge>Off</Badge>}
      />
      <CardBody className="flex flex-col gap-5">
        {stopped ? <Alert title="Automatic refills were stopped">{stopped}</Alert> : null}
        {isEditing ? (
          <RefillForm wallet={wallet} refill={refill} cards={cards} onDone={() => setIsEditing(false)} />
        ) : refill.isOn && card ? (
          <RefillSummary wallet={wallet} refill={refill} card={card} onChange={() => setIsEditing(true)} />
        ) : cards.length === 0 ? (
          <p className="text-muted text-sm">
            They need a saved card. Save one at your next top-up, then choose here what may be charged.
          </p>
        ) : (
          <>
            <p className="text-muted text-sm">
              Nothing is charged by itself. If you switch them on, you choose the card, how much is charged,
              when, and the most in a month.
            </p>
            <Button className="self-start" variant="secondary" onClick={() => setIsEditing(true)}>
              Set up automatic refills
            </Button>
          </>
        )}
      </CardBody>
    </Card>
  );
}
