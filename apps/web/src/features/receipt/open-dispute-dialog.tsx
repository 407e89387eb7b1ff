"use client";

import type { ReceiptView } from "@paygo/contracts";
import { Button } from "@paygo/ui/button";
import { Dialog, DialogClose, DialogContent, DialogTrigger } from "@paygo/ui/dialog";
import { Field } from "@paygo/ui/field";
import { Input } from "@paygo/ui/input";
import { Textarea } from "@paygo/ui/textarea";
import { toast } from "@paygo/ui/toaster";
import { type FormEvent, useId, useState } from "react";
import { trpc } from "../../trpc/client.ts";
import { FailureAlert } from "../chrome/failure-alert.tsx";
import { useMoney } from "../locale/use-money.ts";
import { amountOf, readAmount, typedAmount } from "../wallet/typed-amount.ts";
import { reasonRefusal } from "./dispute-reason.ts";
import { MomentList } from "./moment-list.tsx";

export interface OpenDisputeDialogProps {
  receipt: ReceiptView;
  /** What is left of the charge, in minor units: the most that can be asked back. */
  leftMinor: number;
}

/** What is wrong, and how much the customer wants back. The timeline goes along by itself, and is shown. */
export function OpenDisputeDialog({ receipt, leftMinor }: OpenDisputeDialogProps) {
  const { sessionId, tariff } = receipt;
  const money = useMoney(tariff.currency);
  const formId = useId();
  const utils = trpc.useUtils();
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState("");
  const [text, setText] = useState(typedAmount(leftMinor, tariff.currency));
  const [isChecked, setIsChecked] = useState(false);
  const open = trpc.refunds.openDispute.useMutation({
    onSuccess: async () => {
      await utils.streaming.receipt.invalidate({ sessionId });
      setIsOpen(false);
      toast.success("The dispute is open");
    },
  });
  const amount = readAmount(text, tariff.currency, {
    minMinor: 1,
    maxMinor: leftMinor,
    tooSmall: "Enter an amount above zero.",
    tooLarge: `That is more than the ${money(leftMinor)} that are left of the charge.`,
  });
  const refusal = reasonRefusal(reason);

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    const requestedMinor = amountOf(amount);
    if (refusal === null && requestedMinor !== null) {
      open.mutate({ sessionId, reason: reason.trim(), requestedMinor });
    }
  }

  return (
    <Dialog open={isOpen} onOpenChange={setIsOpen}>
      <DialogTrigger asChild>
        <Button variant="secondary">Dispute this bill</Button>
      </DialogTrigger>
      <DialogContent
        title="Dispute this bill"
        description="The vendor is asked first; if they do not answer, an admin decides. A bill can be disputed once."
        footer={
          <>
            <DialogClose asChild>
              <Button variant="secondary">Cancel</Button>
            </DialogClose>
            <Button type="submit" form={formId} isLoading={open.isPending}>
              Open the dispute
            </Button>
          </>
        }
      >
        <form id={formId} noValidate onSubmit={submit} className="flex flex-col gap-5">
          <Field
            label="What went wrong?"
            hint="The vendor and PayGo’s admins read this."
            error={isChecked ? refusal : undefined}
          >
            {(control) => (
              <Textarea
                {...control}
                value={reason}
                maxLength={2000}
                onChange={({ target }) => setReason(target.value)}
              />
            )}
          </Field>
          <Field
            label="How much do you want back?"
            aside={tariff.currency}
            hint={`At most ${money(leftMinor)}, which is what is left of the charge.`}
            error={isChecked && amount.kind === "refused" ? amount.sentence : undefined}
          >
            {(control) => (
              <Input
                {...control}
                value={text}
                onChange={({ target }) => setText(target.value)}
                inputMode="decimal"
                className="tabular"
              />
            )}
          </Field>
          <section aria-label="Attached" className="rounded-md border border-line px-4 py-3.5">
            <h3 className="font-medium text-sm">Attached by itself</h3>
            <p className="mt-0.5 mb-3 text-muted text-sm">
              This receipt with both sides’ connection, and the timeline:
            </p>
            <MomentList receipt={receipt} />
          </section>
          {open.error ? <FailureAlert error={open.error} /> : null}
        </form>
      </DialogContent>
    </Dialog>
  );
}
