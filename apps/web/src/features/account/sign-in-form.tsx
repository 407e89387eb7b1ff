"use client";

import { Alert } from "@paygo/ui/alert";
import { Button } from "@paygo/ui/button";
import { Field } from "@paygo/ui/field";
import { Input } from "@paygo/ui/input";
import { PasswordInput } from "@paygo/ui/password-input";
import { errorSentence } from "../../trpc/error-sentence.ts";
import type { ApiFailure } from "../../trpc/failure.ts";
import { signInWithPassword } from "./auth-client.ts";
import { useSignIn } from "./use-sign-in.ts";

interface SignInFormProps {
  path: string;
  /** What the address starts with. */
  email: string;
  failure: Pick<ApiFailure, "code" | "details"> | null;
}

export function SignInForm({ path, email, failure: firstFailure }: SignInFormProps) {
  const { failure, isPending, signIn } = useSignIn(path, firstFailure);
  return (
    <form
      className="flex flex-col gap-4"
      // Without JavaScript the browser would send a GET, and the password would stand in the address.
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        void signIn(() => signInWithPassword(String(form.get("email")), String(form.get("password"))));
      }}
    >
      {failure ? <Alert tone="danger" title={errorSentence(failure)} /> : null}
      <Field label="E-mail" isRequired>
        {(control) => (
          <Input
            {...control}
            name="email"
            type="email"
            autoComplete="username"
            defaultValue={email}
            maxLength={254}
          />
        )}
      </Field>
      <Field label="Password" isRequired>
        {(control) => (
          <PasswordInput {...control} name="password" autoComplete="current-password" maxLength={200} />
        )}
      </Field>
      <Button type="submit" size="lg" isFullWidth isLoading={isPending}>
        Sign in
      </Button>
    </form>
  );
}
