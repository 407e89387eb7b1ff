import { DomainError, type Tariff } from "@paygo/core";

/**
 * A minimum charge applies only after the free seconds: whoever was promised them pays nothing for them. Throws
 * `invalid_input` naming the field.
 */
export function requireSoundMinimum(
  tariff: Pick<Tariff, "minimumMinor" | "minimumAfterSeconds" | "freeSeconds">,
): void {
  if (tariff.minimumMinor === 0 || tariff.minimumAfterSeconds >= tariff.freeSeconds) return;
  const details = { fields: "minimumAfterSeconds" };
  throw new DomainError("invalid_input", "the minimum charge would apply within the free seconds", details);
}
