import { WrongRole } from "../../../../../features/chrome/wrong-role.tsx";
import { CheckoutScreen } from "../../../../../features/wallet/checkout-screen.tsx";
import { requirePageViewer } from "../../../../../server/viewer.ts";
import { api } from "../../../../../trpc/server.ts";

export const metadata = { title: "Test payment" };

interface CheckoutPageProps {
  params: Promise<{ paymentId: string }>;
}

export default async function CheckoutPage({ params }: CheckoutPageProps) {
  const { paymentId } = await params;
  const { role } = await requirePageViewer(`/checkout/${paymentId}`);
  if (role !== "user") return <WrongRole title="Payments are for customers" role={role} />;
  const { payment } = await api((call) => call.wallet.payment({ paymentId }));
  return <CheckoutScreen payment={payment} />;
}
