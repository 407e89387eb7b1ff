"use client";

import type { ServiceView } from "@paygo/contracts";
import { formatMoney } from "@paygo/core";
import { Alert } from "@paygo/ui/alert";
import { Button, buttonVariants } from "@paygo/ui/button";
import { Video } from "lucide-react";
import Link from "next/link";
import { useLocale } from "../locale/locale-provider.tsx";
import { startRefusal } from "./start-refusal.ts";
import { useStart } from "./use-start.ts";

/** Starts a session, with what is held first and when it begins to cost. For customers; others are refused in words. */
export function StartButton({ service }: { service: ServiceView }) {
  const locale = useLocale();
  const { start, isPending, failure } = useStart(service.id);
  const path = `/services/${service.id}`;
  const { tariff, minimumHoldMinor } = service;
  const money = (amountMinor: number) => formatMoney(amountMinor, tariff.currency, locale);
  const refusal = failure && startRefusal(failure, path, locale);
  return (
    <div className="flex flex-col gap-3">
      <Button
        size="lg"
        isFullWidth
        isLoading={isPending}
        disabled={!service.isActive}
        onClick={() => void start()}
      >
        <Video aria-hidden="true" />
        Start for {money(tariff.pricePerMinuteMinor)} a minute
      </Button>
      <p className="text-muted text-sm">
        At least <span className="tabular text-held-ink">{money(minimumHoldMinor)}</span> of your wallet is
        held first. Nothing is billed before you are both connected, and what is not used goes back.
      </p>
      {refusal ? (
        <Alert
          tone="danger"
          title={refusal.sentence}
          action={
            refusal.remedy ? (
              <Link
                href={refusal.remedy.href}
                className={buttonVariants({ variant: "secondary", size: "sm" })}
              >
                {refusal.remedy.label}
              </Link>
            ) : null
          }
        />
      ) : null}
    </div>
  );
}
