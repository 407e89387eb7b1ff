import { DomainError } from "@paygo/core";
import type { ServiceContext } from "../context.ts";

/** Throws `invalid_input` with the limits for an amount (minor units) that is no top-up. */
export function requireTopUpAmount({ settings }: ServiceContext, amountMinor: number): void {
  const { minMinor, maxMinor } = settings.topUp;
  if (Number.isSafeInteger(amountMinor) && amountMinor >= minMinor && amountMinor <= maxMinor) return;
  throw new DomainError("invalid_input", "outside the limits of a top-up", {
    minMinor,
    maxMinor,
    currency: settings.currency,
  });
}
