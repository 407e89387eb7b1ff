"use client";

import { Root, Thumb } from "radix-ui/switch";
import type { ComponentProps } from "react";
import { cx } from "./cx.ts";

/** An on/off switch that takes effect at once. Name it with a `Field`, `aria-label` or `aria-labelledby`. */
export function Switch({ className, ...props }: ComponentProps<typeof Root>) {
  return (
    <Root
      {...props}
      className={cx(
        "inline-flex h-5 w-9 shrink-0 items-center rounded-full bg-faint p-0.5 transition-colors",
        "data-[state=checked]:bg-accent disabled:cursor-not-allowed disabled:opacity-50",
        className,
      )}
    >
      <Thumb className="size-4 rounded-full bg-white shadow-xs transition-transform duration-150 data-[state=checked]:translate-x-4" />
    </Root>
  );
}
