import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx.ts";

export interface CheckboxProps extends Omit<ComponentProps<"input">, "type" | "children"> {
  label: ReactNode;
  hint?: ReactNode;
}

/** A checkbox with its label; the whole row is the target. */
export function Checkbox({ label, hint, className, ...props }: CheckboxProps) {
  return (
    <label className={cx("flex items-start gap-2.5 text-sm has-disabled:opacity-50", className)}>
      <span className="relative mt-0.5 inline-flex">
        <input
          {...props}
          type="checkbox"
          className={cx(
            "peer size-4 appearance-none rounded-[0.25rem] border border-line-strong bg-surface shadow-xs",
            "transition-colors checked:border-accent checked:bg-accent aria-invalid:border-danger",
          )}
        />
        <svg
          viewBox="0 0 16 16"
          aria-hidden="true"
          fill="none"
          className="pointer-events-none absolute inset-0 size-4 text-on-accent opacity-0 peer-checked:opacity-100"
        >
          <path
            d="m4 8.2 2.7 2.7L12 5.4"
            stroke="currentColor"
            strokeWidth="2"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
      </span>
      <span>
        <span className="text-ink">{label}</span>
        {hint ? <span className="mt-0.5 block text-muted">{hint}</span> : null}
      </span>
    </label>
  );
}
