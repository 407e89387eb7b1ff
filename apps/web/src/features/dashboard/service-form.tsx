"use client";

import { Alert } from "@paygo/ui/alert";
import { Button } from "@paygo/ui/button";
import { Field, type FieldControl } from "@paygo/ui/field";
import { Input } from "@paygo/ui/input";
import { Textarea } from "@paygo/ui/textarea";
import { useState } from "react";
import { errorSentence } from "../../trpc/errors.ts";
import { type DraftErrors, readDraft, type ServiceDraft } from "./service-draft.ts";
import { TariffPreview } from "./tariff-preview.tsx";
import { useSaveService } from "./use-save-service.ts";

export interface ServiceFormProps {
  /** Null makes a new one. */
  serviceId: string | null;
  initial: ServiceDraft;
  currency: string;
  onDone: () => void;
}

/** Title, description and tariff of a service, with the tariff in words as it is typed. */
export function ServiceForm({ serviceId, initial, currency, onDone }: ServiceFormProps) {
  const [draft, setDraft] = useState(initial);
  const [errors, setErrors] = useState<DraftErrors>({});
  const { save, isPending, failure } = useSaveService(serviceId);
  const bind = (key: keyof ServiceDraft) => ({
    name: key,
    value: draft[key],
    onChange: (event: { target: { value: string } }) => {
      setDraft({ ...draft, [key]: event.target.value });
      setErrors({ ...errors, [key]: undefined });
    },
  });
  const seconds = (control: FieldControl, key: keyof ServiceDraft) => (
    <Input {...control} {...bind(key)} inputMode="numeric" autoComplete="off" />
  );
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={async (event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const read = readDraft(draft, currency);
        if (read.isValid) {
          if (await save(read.fields)) onDone();
          return;
        }
        setErrors(read.errors);
        const [first] = Object.keys(read.errors);
        form.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
      }}
    >
      {failure ? <Alert tone="danger" title={errorSentence(failure)} /> : null}
      <Field label="Title" error={errors.title} isRequired>
        {(control) => (
          <Input {...control} {...bind("title")} maxLength={80} placeholder="Code review, live" />
        )}
      </Field>
      <Field label="Description" aside="Optional" error={errors.description}>
        {(control) => <Textarea {...control} {...bind("description")} maxLength={1000} />}
      </Field>
      <Field label={`Price per minute in ${currency}`} error={errors.price} isRequired>
        {(control) => (
          <Input {...control} {...bind("price")} inputMode="decimal" autoComplete="off" placeholder="2.00" />
        )}
      </Field>
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label="At least" hint="Seconds of the first charge" error={errors.initialSeconds}>
          {(control) => seconds(control, "initialSeconds")}
        </Field>
        <Field label="Then in steps of" hint="60 bills each started minute" error={errors.subsequentSeconds}>
          {(control) => seconds(control, "subsequentSeconds")}
        </Field>
        <Field label="Free at the start" hint="Seconds never billed" error={errors.freeSeconds}>
          {(control) => seconds(control, "freeSeconds")}
        </Field>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={`Minimum charge in ${currency}`} aside="Optional" error={errors.minimum}>
          {(control) => (
            <Input
              {...control}
              {...bind("minimum")}
              inputMode="decimal"
              autoComplete="off"
              placeholder="None"
            />
          )}
        </Field>
        {draft.minimum.trim() === "" ? null : (
          <Field
            label="Applies after"
            hint="Seconds connected. Shorter sessions cost their time only."
            error={errors.minimumAfterSeconds}
          >
            {(control) => seconds(control, "minimumAfterSeconds")}
          </Field>
        )}
      </div>
      <TariffPreview draft={draft} currency={currency} />
      <div className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
        <Button variant="secondary" disabled={isPending} onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" isLoading={isPending}>
          {serviceId === null ? "Create service" : "Save changes"}
        </Button>
      </div>
    </form>
  );
}
