import { redirect } from "next/navigation";
import { WrongRole } from "../../../../features/chrome/wrong-role.tsx";
import { linesFilter, linesInput } from "../../../../features/wallet/lines-filter.ts";
import { readWalletRequest, walletPath } from "../../../../features/wallet/wallet-request.ts";
import { WalletScreen } from "../../../../features/wallet/wallet-screen.tsx";
import { readParameters } from "../../../../server/search-parameters.ts";
import { requirePageViewer } from "../../../../server/viewer.ts";
import { api } from "../../../../trpc/server.ts";

export const metadata = { title: "Wallet" };

interface WalletPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function WalletPage({ searchParams }: WalletPageProps) {
  const parameters = await searchParams;
  const request = readWalletRequest(parameters);
  const { role } = await requirePageViewer(walletPath(request));
  if (role === "admin") return <WrongRole title="The wallet is for customers and vendors" role={role} />;
  if (role === "vendor") redirect("/earnings");
  const input = linesInput(linesFilter.read(readParameters(parameters)));
  const [wallet, cards, firstPage] = await api((call) =>
    Promise.all([call.wallet.get({}), call.wallet.paymentMethods({}), call.wallet.lines(input)]),
  );
  return <WalletScreen wallet={wallet} cards={cards.items} firstPage={firstPage} {...request} />;
}
