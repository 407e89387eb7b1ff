import { WrongRole } from "../../../../../features/chrome/wrong-role.tsx";
import { WithdrawalsScreen } from "../../../../../features/wallet/withdrawals-screen.tsx";
import { requirePageViewer } from "../../../../../server/viewer.ts";
import { api } from "../../../../../trpc/server.ts";

export const metadata = { title: "Withdrawals" };

export default async function WithdrawalsPage() {
  const { role } = await requirePageViewer("/wallet/withdrawals");
  if (role !== "user") return <WrongRole title="Withdrawals are for customers" role={role} />;
  const [wallet, withdrawals] = await api((call) =>
    Promise.all([call.wallet.get({}), call.wallet.withdrawals({})]),
  );
  return <WithdrawalsScreen wallet={wallet} withdrawals={withdrawals} />;
}
