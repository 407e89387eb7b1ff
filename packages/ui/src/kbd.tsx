import type { ReactNode } from "react";

/** A key on the keyboard. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-flex h-5 min-w-5 items-center justify-center rounded-[0.25rem] border border-line-strong bg-surface px-1 font-medium font-sans text-[0.6875rem] text-muted shadow-xs">
      {children}
    </kbd>
  );
}
