import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export interface StatProps {
  label: ReactNode;
  /** A number with its unit, already formatted. */
  value: ReactNode;
  hint?: ReactNode;
  /** `held` marks money that is set aside. */
  tone?: "neutral" | "held";
  size?: "md" | "lg";
  className?: string;
}

/** One figure that matters. Put several in a grid, each in a `Card`, or bare in one card. */
export function Stat({ label, value, hint, tone = "neutral", size = "md", className }: StatProps) {
  return (
    <div className={cx("min-w-0", className)}>
      <p className="flex items-center gap-1.5 text-muted text-sm">
        {tone === "held" ? <span aria-hidden="true" className="size-2 rounded-full bg-held" /> : null}
        {label}
      </p>
      <p
        className={cx(
          "tabular mt-1 truncate font-semibold tracking-tight",
          size === "lg" ? "text-3xl" : "text-2xl",
          tone === "held" ? "text-held-ink" : "text-ink",
        )}
      >
        {value}
      </p>
      {hint ? <p className="mt-1 text-muted text-sm">{hint}</p> : null}
    </div>
  );
}
