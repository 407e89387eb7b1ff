import type { ReactNode } from "react";
import { cx } from "./cx.ts";

/** Terms and their values, one on a line, as on a bill. */
export function DescriptionList({ className, children }: { className?: string; children: ReactNode }) {
  return <dl className={cx("divide-y divide-line text-sm", className)}>{children}</dl>;
}

export interface DescriptionItemProps {
  term: ReactNode;
  /** Small print under the term, for example how the number came about. */
  hint?: ReactNode;
  /** The line that the others add up to. */
  isTotal?: boolean;
  children: ReactNode;
}

/** One line of a description list. Values are set in tabular numerals. */
export function DescriptionItem({ term, hint, isTotal = false, children }: DescriptionItemProps) {
  return (
    <div className="flex items-baseline justify-between gap-6 py-3 first:pt-0 last:pb-0">
      <dt className={cx(isTotal ? "font-semibold text-base text-ink" : "text-muted")}>
        {term}
        {hint ? <span className="mt-0.5 block font-normal text-faint text-xs">{hint}</span> : null}
      </dt>
      <dd
        className={cx(
          "tabular max-w-[65%] shrink-0 text-right [overflow-wrap:anywhere]",
          isTotal ? "font-semibold text-base" : "text-ink",
        )}
      >
        {children}
      </dd>
    </div>
  );
}
