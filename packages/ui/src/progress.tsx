import { cx } from "./cx.ts";

const tones = { accent: "fill-accent", held: "fill-held", neutral: "fill-faint" };

export interface ProgressProps {
  /** What it measures and how much in words, for screen readers: "Funds left: 4 minutes". */
  label: string;
  value: number;
  max: number;
  tone?: keyof typeof tones;
  className?: string;
}

/** A thin bar of how much of something there is. SVG, so that it needs no inline style under a strict CSP. */
export function Progress({ label, value, max, tone = "accent", className }: ProgressProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <svg
      role="img"
      aria-label={label}
      className={cx("block h-1.5 w-full overflow-hidden rounded-full bg-line", className)}
    >
      <rect width={`${share * 100}%`} height="100%" rx="3" className={tones[tone]} />
    </svg>
  );
}
