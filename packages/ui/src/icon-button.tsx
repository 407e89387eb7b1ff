"use client";

import type { ComponentProps, ReactNode } from "react";
import { buttonVariants } from "./button.tsx";
import { cx } from "./cx.ts";
import { Hint, type HintSide, hintHandlers } from "./hint.tsx";
import { Spinner } from "./spinner.tsx";

export interface IconButtonProps extends Omit<ComponentProps<"button">, "children" | "aria-label"> {
  /** The name: said to screen readers and shown on hover and focus. */
  label: string;
  icon: ReactNode;
  variant?: "primary" | "secondary" | "ghost" | "danger";
  hintSide?: HintSide;
  isLoading?: boolean;
}

/** A square button with an icon and a name that shows on hover and focus. */
export function IconButton(props: IconButtonProps) {
  const { label, icon, variant = "ghost", hintSide, isLoading = false, disabled, className, ...rest } = props;
  return (
    <button
      type="button"
      {...hintHandlers}
      {...rest}
      aria-label={label}
      aria-busy={isLoading || undefined}
      disabled={disabled || isLoading}
      className={cx(buttonVariants({ variant, size: "icon" }), "group/hint", className)}
    >
      {isLoading ? <Spinner size="sm" /> : icon}
      <Hint text={label} side={hintSide} />
    </button>
  );
}
