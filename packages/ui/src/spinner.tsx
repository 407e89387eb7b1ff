import { cx } from "./cx.ts";
import { VisuallyHidden } from "./visually-hidden.tsx";

const sizes = { sm: "size-4", md: "size-5", lg: "size-8" };

export interface SpinnerProps {
  /** Said to screen readers; without it the spinner is decoration. */
  label?: string;
  size?: keyof typeof sizes;
  className?: string;
}

/** A turning ring in the current text colour. */
export function Spinner({ label, size = "md", className }: SpinnerProps) {
  return (
    <span role={label ? "status" : undefined} className={cx("inline-flex", className)}>
      <svg viewBox="0 0 24 24" fill="none" aria-hidden="true" className={cx("animate-spin", sizes[size])}>
        <circle cx="12" cy="12" r="9" stroke="currentColor" strokeWidth="2.5" opacity="0.22" />
        <path d="M21 12a9 9 0 0 0-9-9" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" />
      </svg>
      {label ? <VisuallyHidden>{label}</VisuallyHidden> : null}
    </span>
  );
}
