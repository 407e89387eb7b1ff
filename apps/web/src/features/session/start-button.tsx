"use client";

import type { Role, ServiceView } from "@paygo/contracts";
import { formatMoney } from "@paygo/core";
import { Alert } from "@paygo/ui/alert";
import { Button, buttonVariants } from "@paygo/ui/button";
import { Video } from "lucide-react";
import Link from "next/link";
import { type FormEvent, useState } from "react";
import { useLocale } from "../locale/locale-provider.tsx";
import { CapChooser } from "./cap-chooser.tsx";
import { rememberCap } from "./cap-memory.ts";
import { startRefusal } from "./start-refusal.ts";
import { useCapChoice } from "./use-cap-choice.ts";
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
  const cap = useCapChoice(service);
  const [isChecked, setIsChecked] = useState(false);
  const path = `/services/${service.id}`;
  const { tariff, firstHoldMinor } = service;
  const money = (amountMinor: number) => formatMoney(amountMinor, tariff.currency, locale);
  const refusal = failure && startRefusal(failure, path, locale);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setIsChecked(true);
    if (cap.refusal !== null) {
      event.currentTarget.querySelector<HTMLElement>("input:not([type=radio])")?.focus();
      return;
    }
    rememberCap(window.localStorage, { capMinor: cap.capMinor, currency: tariff.currency });
    void start(cap.capMinor);
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <CapChooser service={service} isChecked={isChecked} {...cap} />
      <Button type="submit" size="lg" isFullWidth isLoading={isPending} disabled={!service.isActive}>
        <Video aria-hidden="true" />
        Start for {money(tariff.pricePerMinuteMinor)} a minute
      </Button>
      <p className="text-muted text-sm">
        When you ring, up to <span className="tabular text-held-ink">{money(firstHoldMinor)}</span> of your
        wallet is <strong className="font-medium text-ink">held, not charged</strong>. You are charged once,
        when the session ends, for the time in which you were both connected. The rest is yours again at once.
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
    </form>
  );
}
