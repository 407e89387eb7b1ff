import type { Role } from "@paygo/contracts";
import { Card, CardBody } from "@paygo/ui/card";
import Link from "next/link";
import type { ApiFailure } from "../../trpc/failure.ts";
import { DemoButtons } from "./demo-buttons.tsx";
import { OAuthButtons, type OAuthProviderName } from "./oauth-buttons.tsx";
import { SignInForm } from "./sign-in-form.tsx";

export interface SignInScreenProps {
  /** Where to go once signed in, a path of this site. */
  path: string;
  /** The demo accounts that the reader can sign in to with one click. */
  demoRoles: readonly Role[];
  providers: readonly OAuthProviderName[];
  /** The e-mail address of a reader who is signed in and is to prove once more who they are. */
  againAs: string | null;
  /** Why the last attempt, through a provider, was refused. */
  failure: Pick<ApiFailure, "code" | "details"> | null;
}

/** E-mail and password, and whatever other ways are switched on. */
export function SignInScreen({ path, demoRoles, providers, againAs, failure }: SignInScreenProps) {
  const signUpHref = path === "/sign-in" ? "/sign-up" : `/sign-up?callbackUrl=${encodeURIComponent(path)}`;
  return (
    <>
      <h1 className="mb-6 text-center font-semibold text-2xl tracking-tight">
        {againAs === null ? "Sign in to PayGo" : "Please sign in again"}
      </h1>
      {againAs === null ? null : (
        <p className="-mt-3 mb-6 text-balance text-center text-muted">
          What comes next moves money out, and your last sign-in was some time ago. You are taken back to
          where you were.
        </p>
      )}
      <Card>
        <CardBody className="flex flex-col gap-5">
          {demoRoles.length > 0 ? <DemoButtons path={path} roles={demoRoles} /> : null}
          <OAuthButtons path={path} providers={providers} />
          {demoRoles.length > 0 || providers.length > 0 ? <OrLine /> : null}
          <SignInForm path={path} email={againAs ?? ""} failure={failure} />
        </CardBody>
      </Card>
      {againAs === null ? (
        <p className="mt-6 text-center text-muted text-sm">
          New here?{" "}
          <Link href={signUpHref} className="font-medium text-accent-ink underline-offset-4 hover:underline">
            Create an account
          </Link>
        </p>
      ) : null}
    </>
  );
}

function OrLine() {
  return (
    <div className="flex items-center gap-3 text-faint text-xs before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      or with e-mail
    </div>
  );
}
