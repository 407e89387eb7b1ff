"use client";

import { Alert } from "@paygo/ui/alert";
import { Button } from "@paygo/ui/button";
import { ChoiceGroup } from "@paygo/ui/choice-group";
import { Field } from "@paygo/ui/field";
import { Input } from "@paygo/ui/input";
import { PasswordInput } from "@paygo/ui/password-input";
import { errorSentence, readFailure } from "../../trpc/errors.ts";
import { plainClient } from "../../trpc/plain-client.ts";
import { type SignInResult, signInWithPassword } from "./auth-client.ts";
import { MIN_PASSWORD_LENGTH } from "./password-rule.ts";
import { useSignIn } from "./use-sign-in.ts";

const roles = [
  { value: "user", label: "Customer", hint: "Ring vendors and pay by the minute." },
  { value: "vendor", label: "Vendor", hint: "Offer services at your own rate." },
];

/** Makes the account and signs in with it. */
async function signUp(form: FormData): Promise<SignInResult> {
  const text = (name: string) => String(form.get(name) ?? "");
  const [email, password] = [text("email"), text("password")];
  const role = text("role") === "vendor" ? "vendor" : "user";
  try {
    await plainClient.account.signUp.mutate({ email, password, name: text("name"), role });
  } catch (error) {
    return { isSignedIn: false, failure: readFailure(error) };
  }
  return signInWithPassword(email, password);
}

export function SignUpForm({ path }: { path: string }) {
  const { failure, isPending, signIn } = useSignIn(path);
  return (
    <form
      className="flex flex-col gap-4"
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        void signIn(() => signUp(form));
      }}
    >
      {failure ? <Alert tone="danger" title={errorSentence(failure)} /> : null}
      <ChoiceGroup legend="I am a" name="role" options={roles} defaultValue="user" columns={2} />
      <Field label="Name" hint="The other side of a session sees it." isRequired>
        {(control) => <Input {...control} name="name" autoComplete="name" maxLength={80} />}
      </Field>
      <Field label="E-mail" isRequired>
        {(control) => (
          <Input {...control} name="email" type="email" autoComplete="username" maxLength={254} />
        )}
      </Field>
      <Field label="Password" hint={`At least ${MIN_PASSWORD_LENGTH} characters.`} isRequired>
        {(control) => (
          <PasswordInput
            {...control}
            name="password"
            autoComplete="new-password"
            minLength={MIN_PASSWORD_LENGTH}
            maxLength={200}
          />
        )}
      </Field>
      <Button type="submit" size="lg" isFullWidth isLoading={isPending}>
        Create account
      </Button>
    </form>
  );
}
