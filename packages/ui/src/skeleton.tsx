import { cx } from "./cx.ts";

/** A grey stand-in of the size that `className` gives; `isRound` for avatars. The region around it should have `aria-busy`. */
export function Skeleton({ isRound = false, className }: { isRound?: boolean; className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cx("block animate-pulse bg-line", isRound ? "rounded-full" : "rounded-md", className)}
    />
  );
}

/** Lines of text that are still loading; the last is shorter. */
export function SkeletonText({ lines = 3, className }: { lines?: number; className?: string }) {
  return (
    <span className={cx("block space-y-2", className)}>
      {Array.from({ length: lines }, (_, line) => `line-${line}`).map((key, line) => (
        <Skeleton key={key} className={cx("h-3.5", line === lines - 1 && lines > 1 ? "w-3/5" : "w-full")} />
      ))}
    </span>
  );
}
