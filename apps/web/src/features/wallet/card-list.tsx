"use client";

import type { AutoRefillView, PaymentMethodView } from "@paygo/contracts";
import { Badge } from "@paygo/ui/badge";
import { Button, buttonVariants } from "@paygo/ui/button";
import { Card, CardBody, CardHeader } from "@paygo/ui/card";
import { ConfirmDialog } from "@paygo/ui/confirm-dialog";
import { EmptyState } from "@paygo/ui/empty-state";
import { toast } from "@paygo/ui/toaster";
import { CreditCard } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { trpc } from "../../trpc/client.ts";
import { FailureAlert } from "../chrome/failure-alert.tsx";
import { cardExpiry, cardName, isExpired } from "./card-words.ts";

export interface CardListProps {
  cards: readonly PaymentMethodView[];
  refill: AutoRefillView;
}

/** The customer's saved cards. */
export function CardList({ cards, refill }: CardListProps) {
  return (
    <Card>
      <CardHeader
        title="Saved cards"
        description="For top-ups in one tap, and for automatic refills if you switch them on."
      />
      {cards.length === 0 ? (
        <EmptyState
          icon={<CreditCard />}
          title="No card is saved"
          action={
            <Link href="/wallet" className={buttonVariants({ variant: "secondary" })}>
              Top up and save a card
            </Link>
          }
        >
          Tick “Save this card” at your next top-up, and later ones take one tap.
        </EmptyState>
      ) : (
        <CardBody>
          <ul className="divide-y divide-line">
            {cards.map((card) => (
              <CardRow key={card.id} card={card} refill={refill} />
            ))}
          </ul>
        </CardBody>
      )}
    </Card>
  );
}

function CardRow({ card, refill }: { card: PaymentMethodView; refill: AutoRefillView }) {
  const [isOpen, setIsOpen] = useState(false);
  const utils = trpc.useUtils();
  const name = cardName(card);
  const isForRefills = refill.isOn && refill.paymentMethodId === card.id;
  const remove = trpc.wallet.removePaymentMethod.useMutation({
    onSuccess: async () => {
      await utils.wallet.invalidate();
      toast.success(`${name} is removed`);
    },
    onSettled: () => setIsOpen(false),
  });
  return (
    <li className="py-3 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="flex min-w-0 items-center gap-3">
          <CreditCard aria-hidden="true" className="size-5 shrink-0 text-faint" />
          <div>
            <p className="tabular flex flex-wrap items-center gap-x-2 font-medium text-sm">
              {name}
              {isForRefills ? <Badge tone="accent">Automatic refills</Badge> : null}
            </p>
            <p className="tabular text-muted text-xs">
              {isExpired(card, new Date()) ? "Expired" : "Good until"} {cardExpiry(card)}
            </p>
          </div>
        </div>
        <ConfirmDialog
          trigger={
            <Button variant="secondary" size="sm" aria-label={`Remove ${name}`}>
              Remove
            </Button>
          }
          open={isOpen}
          onOpenChange={setIsOpen}
          title={`Remove ${name}?`}
          description={
            isForRefills
              ? "It is never charged again, and automatic refills are switched off with it. The money in your wallet stays."
              : "It is never charged again. The money in your wallet stays, and what this card paid in can still go back to it."
          }
          confirmLabel="Remove card"
          isPending={remove.isPending}
          onConfirm={() => remove.mutate({ paymentMethodId: card.id })}
        />
      </div>
      {remove.isError ? <FailureAlert className="mt-3" error={remove.error} /> : null}
    </li>
  );
}
