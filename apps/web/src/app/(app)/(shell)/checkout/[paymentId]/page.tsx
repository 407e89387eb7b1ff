import { WrongRole } from "../../../../../features/chrome/wrong-role.tsx";
import { CheckoutScreen } from "../../../../../features/wallet/checkout-screen.tsx";
import { requirePageViewer } from "../../../../../server/viewer.ts";
import { api } from "../../../../../trpc/server.ts";

export const metadata = { title: "Payment" };

interface CheckoutPageProps {
  params: Promise<{ paymentId: string }>;
  /** Where a provider's own page sends the payer back to: `result=left` when they did not pay. */
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function CheckoutPage({ params, searchParams }: CheckoutPageProps) {
  const { paymentId } = await params;
  const { role } = await requirePageViewer(`/checkout/${paymentId}`);
  if (role !== "user") return <WrongRole title="Payments are for customers" role={role} />;
  const { payment } = await api((call) => call.wallet.payment({ paymentId }));
  return <CheckoutScreen payment={payment} hasLeft={(await searchParams).result === "left"} />;
}
