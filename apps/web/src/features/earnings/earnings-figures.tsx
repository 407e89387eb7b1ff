import type { EarningsView } from "@paygo/contracts";
import { formatMoney } from "@paygo/core";
import { Card } from "@paygo/ui/card";
import { Skeleton } from "@paygo/ui/skeleton";
import { Stat } from "@paygo/ui/stat";
import type { ReactNode } from "react";
import { useLocale } from "../locale/locale-provider.tsx";
import { Time } from "../locale/time.tsx";

/** The vendor's money by how far it has come, each with a sentence. */
export function EarningsFigures({ earnings }: { earnings: EarningsView | undefined }) {
  const locale = useLocale();
  const figure = (amountMinor: number | undefined) =>
    earnings && amountMinor !== undefined ? (
      formatMoney(amountMinor, earnings.currency, locale)
    ) : (
      <Skeleton className="my-1 h-6 w-24" />
    );
  const figures: { label: string; amountMinor: number | undefined; hint: ReactNode }[] = [
    {
      label: "Pending",
      amountMinor: earnings?.pendingMinor,
      hint: earnings?.nextAvailableAt ? (
        <>
          Until customers can no longer object. The next of it becomes available on{" "}
          <Time at={earnings.nextAvailableAt} />.
        </>
      ) : (
        "Until customers can no longer object to a bill, or a dispute is resolved."
      ),
    },
    {
      label: "Available",
      amountMinor: earnings?.availableMinor,
      hint: "Yours. What stands here can be paid out.",
    },
    {
      label: "On its way",
      amountMinor: earnings?.inTransitMinor,
      hint: "Sent to your bank and not there yet.",
    },
    { label: "Paid", amountMinor: earnings?.paidMinor, hint: "Arrived at your bank, in all." },
  ];
  return (
    <Card>
      <div
        aria-busy={earnings === undefined}
        className="grid gap-px overflow-hidden rounded-lg bg-line sm:grid-cols-2 lg:grid-cols-4"
      >
        {figures.map(({ label, amountMinor, hint }) => (
          <Stat
            key={label}
            label={label}
            value={figure(amountMinor)}
            hint={hint}
            className="bg-surface p-5"
          />
        ))}
      </div>
    </Card>
  );
}
