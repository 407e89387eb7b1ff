import { Card, CardBody } from "@paygo/ui/card";
import Link from "next/link";
import { SignUpForm } from "./sign-up-form.tsx";

/** Makes an account; `path` is where to go then. */
export function SignUpScreen({ path }: { path: string }) {
  const signInHref = path === "/sign-in" ? path : `/sign-in?callbackUrl=${encodeURIComponent(path)}`;
  return (
    <>
      <h1 className="mb-6 text-center font-semibold text-2xl tracking-tight">Create your account</h1>
      <Card>
        <CardBody>
          <SignUpForm path={path} />
        </CardBody>
      </Card>
      <p className="mt-6 text-center text-muted text-sm">
        Already have one?{" "}
        <Link href={signInHref} className="font-medium text-accent-ink underline-offset-4 hover:underline">
          Sign in
        </Link>
      </p>
    </>
  );
}
