import { WrongRole } from "../../../../../features/chrome/wrong-role.tsx";
import { CardsScreen } from "../../../../../features/wallet/cards-screen.tsx";
import { requirePageViewer } from "../../../../../server/viewer.ts";
import { api } from "../../../../../trpc/server.ts";

export const metadata = { title: "Cards and refills" };

export default async function CardsPage() {
  const { role } = await requirePageViewer("/wallet/cards");
  if (role !== "user") return <WrongRole title="Cards are for customers" role={role} />;
  const [wallet, cards, refill] = await api((call) =>
    Promise.all([call.wallet.get({}), call.wallet.paymentMethods({}), call.wallet.autoRefill({})]),
  );
  return <CardsScreen wallet={wallet} cards={cards.items} refill={refill} />;
}
