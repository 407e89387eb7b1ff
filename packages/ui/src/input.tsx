import type { ComponentProps } from "react";
import { cx } from "./cx.ts";

/** The look of every text-like control. 16 px on phones, so that iOS does not zoom into the field. */
export const controlClasses = cx(
  "w-full rounded-md border border-line-strong bg-surface px-3 text-base text-ink shadow-xs sm:text-sm",
  "transition-colors duration-150 placeholder:text-faint hover:border-faint",
  "focus-visible:border-accent focus-visible:outline-offset-0",
  "disabled:cursor-not-allowed disabled:bg-subtle disabled:text-faint disabled:hover:border-line-strong",
  "aria-invalid:border-danger aria-invalid:focus-visible:outline-danger",
);

/** A one-line text field. */
export function Input({ className, ...props }: ComponentProps<"input">) {
  return <input {...props} className={cx(controlClasses, "h-10 sm:h-9", className)} />;
}
