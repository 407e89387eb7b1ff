import { Page } from "@paygo/ui/page";
import { redirect } from "next/navigation";
import { homeOf } from "../../../features/account/home.ts";
import { parseSignInError } from "../../../features/account/sign-in-failure.ts";
import { SignInScreen } from "../../../features/account/sign-in-screen.tsx";
import { getConfig } from "../../../server/config.ts";
import { readDemoRoles } from "../../../server/demo-sign-in.ts";
import { hasRecentSignIn } from "../../../server/recent-sign-in.ts";
import { sameSitePath } from "../../../server/same-site-path.ts";
import { readViewer } from "../../../server/viewer.ts";
import { api } from "../../../trpc/server.ts";

export const metadata = { title: "Sign in" };

interface SignInPageProps {
  searchParams: Promise<Record<"again" | "callbackUrl" | "error", string | string[] | undefined>>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const [{ again, callbackUrl, error }, viewer] = await Promise.all([searchParams, readViewer()]);
  const path = sameSitePath(callbackUrl, viewer ? homeOf(viewer.role) : "/sign-in");
  // Who is signed in already has nothing to do here, unless that was too long ago for what they want.
  const isAgain = viewer !== null && again !== undefined && !hasRecentSignIn(viewer);
  if (viewer && !isAgain) redirect(path);
  const againAs = isAgain ? (await api((call) => call.account.get({}))).email : null;
  const demoRoles = await readDemoRoles();
  const { oauth } = getConfig();
  return (
    <Page width="narrow">
      <SignInScreen
        path={path}
        demoRoles={isAgain ? demoRoles.filter((role) => role === viewer.role) : demoRoles}
        providers={(["google", "github"] as const).filter((provider) => oauth[provider])}
        againAs={againAs}
        failure={typeof error === "string" ? parseSignInError(error) : null}
      />
    </Page>
  );
}
