import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cx } from "./cx.ts";

const badge = cva(
  "inline-flex shrink-0 items-center gap-1.5 whitespace-nowrap rounded-full px-2 py-0.5 font-medium text-xs leading-4 [&_svg]:size-3",
  {
    variants: {
      tone: {
        neutral: "bg-subtle text-muted",
        accent: "bg-accent-soft text-accent-ink",
        success: "bg-success-soft text-success-ink",
        held: "bg-held-soft text-held-ink",
        danger: "bg-danger-soft text-danger-ink",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);

const dots = {
  neutral: "bg-faint",
  accent: "bg-accent",
  success: "bg-success",
  held: "bg-held",
  danger: "bg-danger",
};

export type BadgeTone = keyof typeof dots;

export interface BadgeProps extends ComponentProps<"span">, VariantProps<typeof badge> {
  /** A dot before the text; `pulse` for what is happening now. */
  dot?: boolean | "pulse";
}

/** A short state. `held` (amber) is for held money and nothing else. */
export function Badge({ tone, dot = false, className, children, ...props }: BadgeProps) {
  const dotClass = dots[tone ?? "neutral"];
  return (
    <span {...props} className={cx(badge({ tone }), className)}>
      {dot ? (
        <span aria-hidden="true" className="relative flex size-1.5">
          {dot === "pulse" ? (
            <span className={cx("absolute inset-0 animate-halo rounded-full", dotClass)} />
          ) : null}
          <span className={cx("relative size-1.5 rounded-full", dotClass)} />
        </span>
      ) : null}
      {children}
    </span>
  );
}
