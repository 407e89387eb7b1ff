import { WrongRole } from "../../../../../features/chrome/wrong-role.tsx";
import { StatementsScreen } from "../../../../../features/wallet/statements-screen.tsx";
import { requirePageViewer } from "../../../../../server/viewer.ts";
import { api } from "../../../../../trpc/server.ts";

export const metadata = { title: "Statements" };

export default async function StatementsPage() {
  const { role } = await requirePageViewer("/wallet/statements");
  if (role !== "user") return <WrongRole title="These statements are for customers" role={role} />;
  const [wallet, account] = await api((call) => Promise.all([call.wallet.get({}), call.account.get({})]));
  return <StatementsScreen wallet={wallet} since={account.createdAt} now={new Date().toISOString()} />;
}
