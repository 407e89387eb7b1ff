import { WrongRole } from "../../../../features/chrome/wrong-role.tsx";
import { EarningsScreen } from "../../../../features/wallet/earnings-screen.tsx";
import { readWalletRequest, walletPath } from "../../../../features/wallet/wallet-request.ts";
import { WalletScreen } from "../../../../features/wallet/wallet-screen.tsx";
import { requirePageViewer } from "../../../../server/viewer.ts";
import { api } from "../../../../trpc/server.ts";

export const metadata = { title: "Wallet" };

interface WalletPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function WalletPage({ searchParams }: WalletPageProps) {
  const request = readWalletRequest(await searchParams);
  const { role } = await requirePageViewer(walletPath(request));
  if (role === "admin") return <WrongRole title="The wallet is for customers and vendors" role={role} />;
  const firstPage = await api((call) => call.wallet.lines({}));
  if (role === "vendor") return <EarningsScreen firstPage={firstPage} />;
  const wallet = await api((call) => call.wallet.get({}));
  return <WalletScreen wallet={wallet} firstPage={firstPage} {...request} />;
}
