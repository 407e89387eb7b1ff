import { cx } from "./cx.ts";

/** A line; with a word in it, the "or" between two ways. */
export function Separator({ label, className }: { label?: string; className?: string }) {
  if (!label) return <hr className={cx("border-line", className)} />;
  return (
    <div className={cx("flex items-center gap-3 text-faint text-xs", className)}>
      <hr className="flex-1 border-line" />
      <span>{label}</span>
      <hr className="flex-1 border-line" />
    </div>
  );
}
