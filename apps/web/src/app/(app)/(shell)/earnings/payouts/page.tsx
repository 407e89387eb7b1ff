import { redirect } from "next/navigation";
import { WrongRole } from "../../../../../features/chrome/wrong-role.tsx";
import {
  payoutsPath,
  readPayoutsRequest,
  signInAgainPath,
} from "../../../../../features/earnings/payout-request.ts";
import { PayoutsScreen } from "../../../../../features/earnings/payouts-screen.tsx";
import { hasRecentSignIn } from "../../../../../server/recent-sign-in.ts";
import { requirePageViewer } from "../../../../../server/viewer.ts";
import { api } from "../../../../../trpc/server.ts";

export const metadata = { title: "Payouts" };

interface PayoutsRouteProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function PayoutsRoute({ searchParams }: PayoutsRouteProps) {
  const amountText = readPayoutsRequest(await searchParams);
  const path = payoutsPath(amountText);
  const viewer = await requirePageViewer(path);
  if (viewer.role !== "vendor") return <WrongRole title="This page is for vendors" role={viewer.role} />;
  // The verbs refuse it too; here the reader is led to what is missing at once.
  if (!hasRecentSignIn(viewer)) redirect(signInAgainPath(path));
  const [earnings, firstPage, account] = await api((call) =>
    Promise.all([call.earnings.get({}), call.earnings.payouts({}), call.account.get({})]),
  );
  const now = new Date().toISOString();
  return (
    <PayoutsScreen
      earnings={earnings}
      firstPage={firstPage}
      amountText={amountText}
      since={account.createdAt}
      now={now}
    />
  );
}
