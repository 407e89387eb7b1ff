import type { EarningsView } from "@paygo/contracts";
import type { ChoiceOption } from "@paygo/ui/choice-group";

type Schedule = EarningsView["payout"]["schedule"];

const words: Record<Schedule, { label: string; hint: string }> = {
  on_demand: { label: "On demand", hint: "Only when you ask for one." },
  weekly: { label: "Weekly", hint: "Every Monday, all that is available." },
  monthly: { label: "Monthly", hint: "On the first of the month, all that is available." },
};
const schedules: readonly Schedule[] = ["on_demand", "weekly", "monthly"];

/** The three ways to be paid, each with a sentence. */
export const scheduleOptions: readonly ChoiceOption[] = schedules.map((value) => ({
  value,
  ...words[value],
}));

/** The schedule of a chosen option. */
export function readSchedule(value: string): Schedule | undefined {
  return schedules.find((schedule) => schedule === value);
}
