"use client";

import type { Role, ServiceView } from "@paygo/contracts";
import { formatMoney } from "@paygo/core";
import { Alert } from "@paygo/ui/alert";
import { Button, buttonVariants } from "@paygo/ui/button";
import { Video } from "lucide-react";
import Link from "next/link";
import { useLocale } from "../locale/locale-provider.tsx";
import { startRefusal } from "./start-refusal.ts";
import { useStart } from "./use-start.ts";

export interface StartButtonProps {
  service: ServiceView;
  /** Of the reader; null is anonymous. Without it the server's answer decides alone. */
  role?: Role | null;
}

/** Starts a session for a customer, with what is held first and when it begins to cost. */
export function StartButton({ service, role }: StartButtonProps) {
  const locale = useLocale();
  const { start, isPending, failure } = useStart(service.id);
  const path = `/services/${service.id}`;
  const { tariff, minimumHoldMinor } = service;
  const money = (amountMinor: number) => formatMoney(amountMinor, tariff.currency, locale);
  if (role === "vendor" || role === "admin") {
    return <p className="text-muted text-sm">Only customers can start a session.</p>;
  }
  if (role === null) {
    return (
      <Link
        href={`/sign-in?callbackUrl=${encodeURIComponent(path)}`}
        className={buttonVariants({ size: "lg", isFullWidth: true })}
      >
        Sign in to start
      </Link>
    );
  }
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
