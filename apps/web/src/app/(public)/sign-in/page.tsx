import { Page } from "@paygo/ui/page";
import { redirect } from "next/navigation";
import { homeOf } from "../../../features/account/home.ts";
import { parseSignInError } from "../../../features/account/sign-in-failure.ts";
import { SignInScreen } from "../../../features/account/sign-in-screen.tsx";
import { getConfig } from "../../../server/config.ts";
import { readDemoRoles } from "../../../server/demo-sign-in.ts";
import { sameSitePath } from "../../../server/same-site-path.ts";
import { readViewer } from "../../../server/viewer.ts";

export const metadata = { title: "Sign in" };

interface SignInPageProps {
  searchParams: Promise<{ callbackUrl?: string | string[]; error?: string | string[] }>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const [{ callbackUrl, error }, viewer] = await Promise.all([searchParams, readViewer()]);
  const path = sameSitePath(callbackUrl, viewer ? homeOf(viewer.role) : "/sign-in");
  if (viewer) redirect(path);
  const { oauth } = getConfig();
  return (
    <Page width="narrow">
      <SignInScreen
        path={path}
        demoRoles={await readDemoRoles()}
        providers={(["google", "github"] as const).filter((provider) => oauth[provider])}
        failure={typeof error === "string" ? parseSignInError(error) : null}
      />
    </Page>
  );
}
