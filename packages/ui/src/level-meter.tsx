import { cx } from "./cx.ts";

const bars = [0.08, 0.25, 0.42, 0.6, 0.78];

/** Five bars that show how loud a microphone is; `level` from 0 to 1. Decoration: say the state in words too. */
export function LevelMeter({ level, className }: { level: number; className?: string }) {
  return (
    <span aria-hidden="true" className={cx("inline-flex h-4 items-center gap-0.5", className)}>
      {bars.map((threshold, index) => (
        <span
          key={threshold}
          className={cx(
            "w-1 rounded-full transition-colors duration-75",
            index === 0 || index === bars.length - 1 ? "h-2" : index === 2 ? "h-4" : "h-3",
            level >= threshold ? "bg-success" : "bg-line-strong",
          )}
        />
      ))}
    </span>
  );
}
