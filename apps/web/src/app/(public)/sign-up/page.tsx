import { Page } from "@paygo/ui/page";
import { redirect } from "next/navigation";
import { homeOf } from "../../../features/account/home.ts";
import { SignUpScreen } from "../../../features/account/sign-up-screen.tsx";
import { sameSitePath } from "../../../server/same-site-path.ts";
import { readViewer } from "../../../server/viewer.ts";

export const metadata = { title: "Sign up" };

interface SignUpPageProps {
  searchParams: Promise<{ callbackUrl?: string | string[] }>;
}

export default async function SignUpPage({ searchParams }: SignUpPageProps) {
  const [{ callbackUrl }, viewer] = await Promise.all([searchParams, readViewer()]);
  if (viewer) redirect(homeOf(viewer.role));
  return (
    <Page width="narrow">
      <SignUpScreen path={sameSitePath(callbackUrl, "/sign-in")} />
    </Page>
  );
}
