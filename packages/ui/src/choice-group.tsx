import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export interface ChoiceOption {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  icon?: ReactNode;
  isDisabled?: boolean;
}

export interface ChoiceGroupProps {
  /** The question the group answers. */
  legend: ReactNode;
  isLegendHidden?: boolean;
  /** Name of the form field. */
  name: string;
  options: readonly ChoiceOption[];
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  columns?: 1 | 2 | 3;
  className?: string;
}

const columnClasses = { 1: "", 2: "sm:grid-cols-2", 3: "grid-cols-3" };

/** Native radio buttons drawn as cards: one of a few, each with a sentence. */
export function ChoiceGroup(props: ChoiceGroupProps) {
  const {
    legend,
    isLegendHidden,
    name,
    options,
    value,
    defaultValue,
    onValueChange,
    columns = 1,
    className,
  } = props;
  return (
    <fieldset className={cx("min-w-0", className)}>
      <legend className={cx(isLegendHidden ? "sr-only" : "mb-1.5 font-medium text-sm")}>{legend}</legend>
      <div className={cx("grid gap-2", columnClasses[columns])}>
        {options.map((option) => (
          <label
            key={option.value}
            className={cx(
              "flex items-start gap-3 rounded-md border border-line-strong bg-surface px-3.5 py-3 text-sm shadow-xs transition-colors",
              "hover:border-faint has-checked:border-accent has-checked:bg-accent-soft has-checked:ring-1 has-checked:ring-accent",
              "has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2",
              "cursor-pointer has-disabled:cursor-not-allowed has-disabled:opacity-50",
            )}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              disabled={option.isDisabled}
              checked={value === undefined ? undefined : value === option.value}
              defaultChecked={value === undefined && defaultValue === option.value ? true : undefined}
              onChange={onValueChange ? () => onValueChange(option.value) : undefined}
              className="sr-only"
            />
            {option.icon ? <span className="mt-0.5 text-muted [&_svg]:size-4">{option.icon}</span> : null}
            <span className="min-w-0">
              <span className="tabular block font-medium text-ink">{option.label}</span>
              {option.hint ? <span className="mt-0.5 block text-muted">{option.hint}</span> : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
