"use client";

import { Button } from "@paygo/ui/button";
import { ConfirmDialog } from "@paygo/ui/confirm-dialog";
import { Field } from "@paygo/ui/field";
import { Input } from "@paygo/ui/input";
import { toast } from "@paygo/ui/toaster";
import { type FormEvent, useState } from "react";
import { trpc } from "../../trpc/client.ts";
import { FailureAlert } from "../chrome/failure-alert.tsx";
import { formatInstant } from "../locale/format-instant.ts";
import { useLocale, useTimeZone } from "../locale/locale-provider.tsx";
import { typedAmount } from "../wallet/typed-amount.ts";
import { dayOf } from "./day-range.ts";
import { FeePreview } from "./fee-preview.tsx";
import { type Fee, feeWords, readFixed, readPercent } from "./fee-words.ts";

const DAY_MS = 86_400_000;

/** A new fee with its moment, and what it would mean for some charges; asks once more before it is written. */
export function FeeForm({ currency, current }: { currency: string; current: Fee }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const utils = trpc.useUtils();
  const [from, setFrom] = useState(() => `${dayOf(Date.now() + DAY_MS)}T00:00`);
  const [percent, setPercent] = useState(String(current.basisPoints / 100));
  const [fixed, setFixed] = useState(
    current.fixedMinor === 0 ? "" : typedAmount(current.fixedMinor, currency),
  );
  const [isChecked, setIsChecked] = useState(false);
  const [isConfirming, setIsConfirming] = useState(false);
  const add = trpc.admin.addFee.useMutation({
    onSuccess: (fees) => {
      utils.admin.fees.setData({}, fees);
      toast.success("The new fee is written down");
    },
    onSettled: () => setIsConfirming(false),
  });
  const basisPoints = readPercent(percent);
  const fixedMinor = readFixed(fixed, currency);
  const fee = basisPoints === null || fixedMinor === null ? null : { basisPoints, fixedMinor };
  const fromMs = Date.parse(from);
  const fromError =
    Number.isNaN(fromMs) || fromMs <= Date.now() ? "Choose a moment in the future." : undefined;

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (fee !== null && fromError === undefined) setIsConfirming(true);
  }

  return (
    <form className="flex flex-col gap-4" noValidate onSubmit={submit}>
      <Field label="From" hint="In your time zone." error={isChecked ? fromError : undefined} isRequired>
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            value={from}
            onChange={({ target }) => setFrom(target.value)}
          />
        )}
      </Field>
      <div className="grid grid-cols-2 gap-4">
        <Field
          label="Percent"
          error={isChecked && basisPoints === null ? "From 0 to 100." : undefined}
          isRequired
        >
          {(control) => (
            <Input
              {...control}
              inputMode="decimal"
              autoComplete="off"
              className="tabular"
              value={percent}
              onChange={({ target }) => setPercent(target.value)}
            />
          )}
        </Field>
        <Field
          label={`Fixed, ${currency}`}
          error={isChecked && fixedMinor === null ? "An amount like 0.30." : undefined}
        >
          {(control) => (
            <Input
              {...control}
              inputMode="decimal"
              autoComplete="off"
              className="tabular"
              placeholder="None"
              value={fixed}
              onChange={({ target }) => setFixed(target.value)}
            />
          )}
        </Field>
      </div>
      {fee ? <FeePreview fee={fee} currency={currency} /> : null}
      {add.error ? <FailureAlert error={add.error} /> : null}
      <Button type="submit" isFullWidth>
        Change the fee
      </Button>
      {fee && fromError === undefined ? (
        <ConfirmDialog
          open={isConfirming}
          onOpenChange={setIsConfirming}
          title={`Keep ${feeWords(fee, currency, locale)} of every charge?`}
          description={`Of sessions that start from ${formatInstant(fromMs, "moment", locale, timeZone)} on. It cannot be deleted; a later one can replace it.`}
          confirmLabel="Change the fee"
          tone="primary"
          isPending={add.isPending}
          onConfirm={() => add.mutate({ effectiveFrom: new Date(fromMs).toISOString(), fee })}
        />
      ) : null}
    </form>
  );
}
