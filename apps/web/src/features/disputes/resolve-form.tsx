"use client";

import type { DisputeView, ReceiptView } from "@paygo/contracts";
import { Button } from "@paygo/ui/button";
import { ChoiceGroup } from "@paygo/ui/choice-group";
import { ConfirmDialog } from "@paygo/ui/confirm-dialog";
import { Field } from "@paygo/ui/field";
import { Input } from "@paygo/ui/input";
import { Textarea } from "@paygo/ui/textarea";
import { type FormEvent, useState } from "react";
import { FailureAlert } from "../chrome/failure-alert.tsx";
import { useMoney } from "../locale/use-money.ts";
import { amountOf, readAmount, typedAmount } from "../wallet/typed-amount.ts";
import { RefundPreview } from "./refund-preview.tsx";
import { refundRule } from "./refund-rule.ts";
import { type Resolution, resolutionChoices, resolutionQuestion } from "./resolution.ts";
import { useResolve } from "./use-resolve.ts";

export interface ResolveFormProps {
  receipt: ReceiptView;
  dispute: DisputeView;
  /** What is left of the charge, in minor units. */
  leftMinor: number;
}

/** All, some or nothing back, with a sentence to the customer; asks once more before it happens. */
export function ResolveForm({ receipt, dispute, leftMinor }: ResolveFormProps) {
  const { currency } = receipt.tariff;
  const money = useMoney(currency);
  const [choice, setChoice] = useState<Resolution | null>(null);
  const [text, setText] = useState(typedAmount(Math.min(dispute.requestedMinor, leftMinor), currency));
  const [answer, setAnswer] = useState("");
  const [isChecked, setIsChecked] = useState(false);
  const [isConfirming, setIsConfirming] = useState(false);
  const resolve = useResolve(dispute.id, () => setIsConfirming(false));
  const typed = readAmount(text, currency, refundRule(leftMinor, money));
  const partMinor = amountOf(typed);
  const refundMinor = { full: leftMinor, partial: partMinor, refuse: 0, none: null }[choice ?? "none"];
  const answerError = answer.trim() === "" ? "Write the customer a sentence." : null;
  const question = resolutionQuestion(receipt.customer.name, refundMinor ?? 0, money);

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (refundMinor !== null && answerError === null) setIsConfirming(true);
  }

  return (
    <form className="flex flex-col gap-5" noValidate onSubmit={submit}>
      <ChoiceGroup
        legend="What should happen?"
        name="resolution"
        value={choice ?? ""}
        onValueChange={(value) => {
          const chosen = resolutionChoices.find((each) => each === value);
          if (chosen) setChoice(chosen);
        }}
        options={[
          { value: "full", label: `Refund all of it: ${money(leftMinor)}`, isDisabled: leftMinor === 0 },
          { value: "partial", label: "Refund a part of it", isDisabled: leftMinor <= 1 },
          { value: "refuse", label: "Refund nothing", hint: "The bill stays as it is." },
        ]}
      />
      {isChecked && choice === null ? (
        <p role="alert" className="-mt-3 text-danger-ink text-sm">
          Choose one of the three.
        </p>
      ) : null}
      {choice === "partial" ? (
        <Field
          label={`Amount in ${currency}`}
          aside={`The customer wants ${money(dispute.requestedMinor)}`}
          error={isChecked && typed.kind === "refused" ? typed.sentence : undefined}
          isRequired
        >
          {(control) => (
            <Input
              {...control}
              inputMode="decimal"
              autoComplete="off"
              className="tabular"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
      ) : null}
      <RefundPreview receipt={receipt} amountMinor={refundMinor} />
      <Field
        label="Your answer"
        hint="Shown to both sides, here and on the receipt."
        error={isChecked ? answerError : undefined}
        isRequired
      >
        {(control) => (
          <Textarea
            {...control}
            maxLength={500}
            value={answer}
            onChange={(event) => setAnswer(event.target.value)}
          />
        )}
      </Field>
      {resolve.error ? <FailureAlert error={resolve.error} /> : null}
      <Button type="submit" isFullWidth>
        {choice === null || refundMinor === null ? "Resolve the dispute" : question.action}
      </Button>
      <ConfirmDialog
        open={isConfirming}
        onOpenChange={setIsConfirming}
        title={question.title}
        description={question.description}
        confirmLabel={question.action}
        tone={refundMinor === 0 ? "danger" : "primary"}
        isPending={resolve.isPending}
        onConfirm={() => {
          if (refundMinor !== null) resolve.mutate({ refundMinor, resolution: answer.trim() });
        }}
      />
    </form>
  );
}
