"use client";

import type { ServiceView } from "@paygo/contracts";
import { ChoiceGroup } from "@paygo/ui/choice-group";
import { Field } from "@paygo/ui/field";
import { Input } from "@paygo/ui/input";
import { useMoney } from "../locale/use-money.ts";
import { capDuration, shortMoney } from "./cap-amounts.ts";
import type { useCapChoice } from "./use-cap-choice.ts";

export interface CapChooserProps extends ReturnType<typeof useCapChoice> {
  service: ServiceView;
  /** Says what is wrong with an amount only once somebody tried to start with it. */
  isChecked: boolean;
}

/** The most that the session may cost: no limit, a suggested amount, or one's own. */
export function CapChooser({
  service,
  suggestions,
  choice,
  choose,
  capMinor,
  refusal,
  isChecked,
}: CapChooserProps) {
  const { tariff } = service;
  const money = useMoney(tariff.currency);
  const options = [
    { value: "none", label: "No limit" },
    ...suggestions.map((amountMinor) => ({
      value: String(amountMinor),
      label: shortMoney(money(amountMinor), amountMinor, tariff.currency),
    })),
    { value: "own", label: "Other" },
  ];
  return (
    <div className="flex flex-col gap-2">
      <ChoiceGroup
        legend="Spending cap"
        name="cap"
        columns={3}
        options={options}
        value={choice.value}
        onValueChange={(value) => choose({ value, text: choice.text })}
      />
      {choice.value === "own" ? (
        <Field
          label="Stop at"
          aside={tariff.currency}
          error={isChecked && refusal !== null ? refusal : undefined}
        >
          {(control) => (
            <Input
              {...control}
              value={choice.text}
              onChange={(event) => choose({ value: "own", text: event.target.value })}
              inputMode="decimal"
              autoComplete="off"
              className="tabular"
            />
          )}
        </Field>
      ) : null}
      <p aria-live="polite" data-testid="cap-words" className="text-muted text-sm">
        {capWords()}
      </p>
    </div>
  );

  function capWords(): string {
    if (choice.value === "none")
      return "It goes on for as long as your wallet pays, or until one of you ends it.";
    if (capMinor === null) return "Enter the most that this session may cost.";
    const longest = capDuration(tariff, capMinor);
    return `You never pay more than ${money(capMinor)}. It lasts for up to ${longest} of being connected; you can raise it while it runs.`;
  }
}
