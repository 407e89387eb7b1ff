import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export interface EmptyStateProps {
  /** A lucide icon. */
  icon?: ReactNode;
  title: ReactNode;
  children?: ReactNode;
  /** A button or link that gets out of here. */
  action?: ReactNode;
  className?: string;
}

/** What stands where there is nothing yet, or where something went wrong: why, and what to do. */
export function EmptyState({ icon, title, children, action, className }: EmptyStateProps) {
  return (
    <div className={cx("flex flex-col items-center px-6 py-12 text-center", className)}>
      {icon ? (
        <span
          aria-hidden="true"
          className="mb-4 flex size-11 items-center justify-center rounded-lg border border-line bg-surface text-muted shadow-xs [&_svg]:size-5"
        >
          {icon}
        </span>
      ) : null}
      <p className="font-medium text-base text-ink">{title}</p>
      {children ? <div className="mt-1 max-w-sm text-balance text-muted text-sm">{children}</div> : null}
      {action ? <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
