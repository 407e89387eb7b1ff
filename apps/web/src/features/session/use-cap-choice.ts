import type { ServiceView } from "@paygo/contracts";
import { useState, useSyncExternalStore } from "react";
import { useMoney } from "../locale/use-money.ts";
import { typedAmount } from "../wallet/typed-amount.ts";
import { readCap, suggestedCaps } from "./cap-amounts.ts";
import { recallCap } from "./cap-memory.ts";

const never = () => () => undefined;
const recallText = () => JSON.stringify(recallCap(window.localStorage));

/** What is chosen: `none`, an amount in minor units, or `own` with what was typed. */
interface Choice {
  value: string;
  text: string;
}

/** The choice of a spending cap before a ring. It begins with the one of the last start. */
export function useCapChoice({ tariff, minimumHoldMinor }: ServiceView) {
  const money = useMoney(tariff.currency);
  const [touched, setTouched] = useState<Choice | null>(null);
  const remembered = useSyncExternalStore(never, recallText, () => "null");
  const suggestions = suggestedCaps(tariff, minimumHoldMinor);
  const choice = touched ?? choiceOf(JSON.parse(remembered), tariff.currency, suggestions);
  const typed = readCap(choice.text, tariff.currency, minimumHoldMinor, money);
  return {
    suggestions,
    choice,
    choose: setTouched,
    /** Null for no limit. */
    capMinor: choice.value === "none" ? null : choice.value === "own" ? amount(typed) : Number(choice.value),
    /** Why what was typed is no cap; null when it is, or is not asked for. */
    refusal: choice.value === "own" && typed.kind === "refused" ? typed.sentence : null,
  };
}

function amount(typed: ReturnType<typeof readCap>): number | null {
  return typed.kind === "amount" ? typed.amountMinor : null;
}

function choiceOf(
  memory: ReturnType<typeof recallCap>,
  currency: string,
  suggestions: readonly number[],
): Choice {
  if (memory === null || memory.capMinor === null || memory.currency !== currency) {
    return { value: "none", text: "" };
  }
  if (suggestions.includes(memory.capMinor)) return { value: String(memory.capMinor), text: "" };
  return { value: "own", text: typedAmount(memory.capMinor, currency) };
}
