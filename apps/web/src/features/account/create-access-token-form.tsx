"use client";

import { Alert } from "@paygo/ui/alert";
import { Button } from "@paygo/ui/button";
import { Field } from "@paygo/ui/field";
import { Input } from "@paygo/ui/input";
import { Select } from "@paygo/ui/select";
import { describeFailure } from "../../trpc/errors.ts";

const lifetimes = [
  { days: 7, label: "7 days" },
  { days: 30, label: "30 days" },
  { days: 90, label: "90 days" },
  { days: 365, label: "1 year" },
];

export interface CreateAccessTokenFormProps {
  isPending: boolean;
  error: unknown;
  onCreate: (input: { name: string; expiresInDays: number }) => void;
}

export function CreateAccessTokenForm({ isPending, error, onCreate }: CreateAccessTokenFormProps) {
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        onCreate({ name: String(form.get("name")), expiresInDays: Number(form.get("expiresInDays")) });
      }}
    >
      {error ? <Alert tone="danger" title={describeFailure(error).sentence} /> : null}
      <Field label="Name" hint="To recognise it later, for example the script that uses it." isRequired>
        {(control) => <Input {...control} name="name" maxLength={60} autoComplete="off" />}
      </Field>
      <Field label="Expires after">
        {(control) => (
          <Select {...control} name="expiresInDays" defaultValue="90">
            {lifetimes.map(({ days, label }) => (
              <option key={days} value={days}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Button type="submit" isLoading={isPending} className="self-end">
        Create token
      </Button>
    </form>
  );
}
