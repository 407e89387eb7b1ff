import { AccountScreen } from "../../../../features/account/account-screen.tsx";
import { requirePageViewer } from "../../../../server/viewer.ts";
import { api } from "../../../../trpc/server.ts";

export const metadata = { title: "Account" };

export default async function AccountPage() {
  await requirePageViewer("/account");
  const [account, accessTokens] = await Promise.all([
    api((call) => call.account.get({})),
    api((call) => call.account.accessTokens({})),
  ]);
  return <AccountScreen account={account} accessTokens={accessTokens} />;
}
