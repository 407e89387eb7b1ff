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
  /** Of the reader; null is anonymous. */
  role: Role | null;
}

/** Start for customers, with what is held first and when it begins to cost; for the others, how they could. */
export function StartButton({ service, role }: StartButtonProps) {
  switch (role) {
    case "user":
      return <StartPanel service={service} />;
    case null:
      return (
        <Link
          href={`/sign-in?callbackUrl=${encodeURIComponent(`/services/${service.id}`)}`}
          className={buttonVariants({ size: "lg", isFullWidth: true })}
        >
          Sign in to start
        </Link>
      );
    case "vendor":
    case "admin":
      return (
        <p className="rounded-md bg-subtle px-3.5 py-3 text-muted text-sm">
          Sessions are started by customers. You are signed in as{" "}
          {role === "vendor" ? "a vendor" : "an admin"}.
        </p>
      );
    default:
      return role satisfies never;
  }
}

function StartPanel({ service }: { service: ServiceView }) {
  const locale = useLocale();
  const { start, isPending, failure } = useStart(service);
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
