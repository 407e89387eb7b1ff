"use client";

import type { AccountBalances } from "@paygo/contracts";
import { Button } from "@paygo/ui/button";
import { ChoiceGroup } from "@paygo/ui/choice-group";
import { ConfirmDialog } from "@paygo/ui/confirm-dialog";
import { Field } from "@paygo/ui/field";
import { Input } from "@paygo/ui/input";
import { Skeleton } from "@paygo/ui/skeleton";
import { Textarea } from "@paygo/ui/textarea";
import { type FormEvent, useState } from "react";
import { type RouterOutputs, trpc } from "../../trpc/client.ts";
import { FailureAlert } from "../chrome/failure-alert.tsx";
import { useMoney } from "../locale/use-money.ts";
import { amountOf, readAmount } from "../wallet/typed-amount.ts";
import { adjustmentRule, MIN_REASON_LENGTH } from "./adjustment-rule.ts";
import { adjustmentQuestion } from "./adjustment-words.ts";
import { useAdjust } from "./use-adjust.ts";

export interface AdjustFormProps {
  person: AccountBalances["person"];
  onDone: () => void;
}

/** Gives or takes an amount with a reason; says before when a second admin is needed, and asks once more. */
export function AdjustForm(props: AdjustFormProps) {
  // One row is enough: what counts is the currency and the limit that come with every page.
  const { data, error, refetch } = trpc.admin.adjustments.useQuery({ limit: 1 });
  // Without its currency an amount cannot be read: 100 is not the same in dollars and in yen.
  if (data) return <KnownForm {...props} {...data} />;
  return error ? (
    <FailureAlert error={error} onRetry={() => void refetch()} />
  ) : (
    <Skeleton className="h-72" />
  );
}

type KnownFormProps = AdjustFormProps &
  Pick<RouterOutputs["admin"]["adjustments"], "currency" | "approvalLimitMinor">;

function KnownForm({ person, onDone, currency, approvalLimitMinor }: KnownFormProps) {
  const money = useMoney(currency);
  const [direction, setDirection] = useState<"give" | "take">("give");
  const [text, setText] = useState("");
  const [reason, setReason] = useState("");
  const [isChecked, setIsChecked] = useState(false);
  const [isConfirming, setIsConfirming] = useState(false);
  const adjust = useAdjust(person, { onDone, onSettled: () => setIsConfirming(false) });
  const amount = readAmount(text, currency, adjustmentRule(money));
  const amountMinor = amountOf(amount);
  const needsApproval = amountMinor !== null && amountMinor > approvalLimitMinor;
  const isReasonShort = reason.trim().length < MIN_REASON_LENGTH;
  const question = adjustmentQuestion({
    direction,
    amount: money(amountMinor ?? 0),
    name: person.name,
    needsApproval,
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (amountMinor !== null && !isReasonShort) setIsConfirming(true);
  }

  return (
    <form className="flex flex-col gap-4" noValidate onSubmit={submit}>
      <ChoiceGroup
        legend="Direction"
        isLegendHidden
        name="direction"
        columns={2}
        value={direction}
        onValueChange={(value) => setDirection(value === "take" ? "take" : "give")}
        options={[
          { value: "give", label: "Give", hint: "From the platform to them." },
          { value: "take", label: "Take", hint: "From them to the platform." },
        ]}
      />
      <Field
        label={`Amount in ${currency}`}
        error={isChecked && amount.kind === "refused" ? amount.sentence : undefined}
        hint={`An admin corrects up to ${money(approvalLimitMinor)} within 24 hours alone. A second admin has to approve what goes beyond that.`}
        isRequired
      >
        {(control) => (
          <Input
            {...control}
            inputMode="decimal"
            autoComplete="off"
            className="tabular"
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </Field>
      <Field
        label="Reason"
        hint="It stays with the adjustment for good, and is on their statement."
        error={isChecked && isReasonShort ? `Write at least ${MIN_REASON_LENGTH} characters.` : undefined}
        isRequired
      >
        {(control) => (
          <Textarea
            {...control}
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
      {adjust.error ? <FailureAlert error={adjust.error} /> : null}
      <Button type="submit" isFullWidth>
        {amountMinor === null ? (direction === "give" ? "Give" : "Take") : question.action}
      </Button>
      <ConfirmDialog
        open={isConfirming}
        onOpenChange={setIsConfirming}
        title={question.title}
        description={question.description}
        confirmLabel={question.action}
        tone={direction === "take" ? "danger" : "primary"}
        isPending={adjust.isPending}
        onConfirm={() => {
          if (amountMinor === null) return;
          adjust.request(direction === "take" ? -amountMinor : amountMinor, reason.trim());
        }}
      />
    </form>
  );
}
