"use client";

import { Alert } from "@paygo/ui/alert";
import { Button } from "@paygo/ui/button";
import { Field } from "@paygo/ui/field";
import { PasswordInput } from "@paygo/ui/password-input";
import { toast } from "@paygo/ui/toaster";
import { useRef } from "react";
import { trpc } from "../../trpc/client.ts";
import { describeFailure } from "../../trpc/errors.ts";
import { signInWithPassword } from "./auth-client.ts";
import { MIN_PASSWORD_LENGTH } from "./password-rule.ts";

/** Changes the password. That revokes this browser's sign-in too, so it signs in again with the new one. */
export function PasswordForm({ email }: { email: string }) {
  const formRef = useRef<HTMLFormElement>(null);
  const change = trpc.account.changePassword.useMutation({
    onSuccess: async (_done, { newPassword }) => {
      const { isSignedIn } = await signInWithPassword(email, newPassword);
      if (!isSignedIn) {
        window.location.assign("/sign-in?callbackUrl=/account");
        return;
      }
      formRef.current?.reset();
      toast.success("Your password is changed");
    },
  });
  return (
    <form
      ref={formRef}
      method="post"
      className="flex max-w-sm flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        change.mutate({
          currentPassword: String(form.get("currentPassword")),
          newPassword: String(form.get("newPassword")),
        });
      }}
    >
      {change.error ? <Alert tone="danger" title={describeFailure(change.error).sentence} /> : null}
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <Field label="Current password" isRequired>
        {(control) => (
          <PasswordInput
            {...control}
            name="currentPassword"
            autoComplete="current-password"
            maxLength={200}
          />
        )}
      </Field>
      <Field label="New password" hint={`At least ${MIN_PASSWORD_LENGTH} characters.`} isRequired>
        {(control) => (
          <PasswordInput
            {...control}
            name="newPassword"
            autoComplete="new-password"
            minLength={MIN_PASSWORD_LENGTH}
            maxLength={200}
          />
        )}
      </Field>
      <Button type="submit" variant="secondary" className="self-start" isLoading={change.isPending}>
        Change password
      </Button>
    </form>
  );
}
