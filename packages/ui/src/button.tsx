import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cx } from "./cx.ts";
import { Spinner } from "./spinner.tsx";

/** Classes of a button, for a link that looks like one: `<Link className={buttonVariants({ size: "lg" })}>`. */
export const buttonVariants = cva(
  [
    "relative inline-flex shrink-0 select-none items-center justify-center gap-2 rounded-md font-medium",
    "whitespace-nowrap transition-colors duration-150 [&_svg]:shrink-0",
    "disabled:pointer-events-none disabled:not-aria-busy:opacity-50 aria-disabled:pointer-events-none aria-disabled:opacity-50",
  ],
  {
    variants: {
      variant: {
        primary: "bg-accent text-on-accent shadow-xs hover:bg-accent-hover",
        secondary: "border border-line-strong bg-surface text-ink shadow-xs hover:bg-subtle",
        ghost: "text-muted hover:bg-subtle hover:text-ink",
        danger: "bg-danger text-on-danger shadow-xs hover:bg-danger-hover",
        link: "rounded-sm text-accent-ink underline-offset-4 hover:underline",
      },
      size: {
        sm: "h-8 px-3 text-sm [&_svg]:size-4",
        md: "h-9 px-3.5 text-sm [&_svg]:size-4",
        lg: "h-11 px-5 text-base [&_svg]:size-5",
        icon: "size-9 [&_svg]:size-4.5",
      },
      isFullWidth: { true: "w-full" },
    },
    compoundVariants: [{ variant: "link", className: "h-auto! px-0!" }],
    defaultVariants: { variant: "primary", size: "md" },
  },
);

export interface ButtonProps extends ComponentProps<"button">, VariantProps<typeof buttonVariants> {
  /** Shows a spinner in place of the content, keeps the width and refuses clicks. */
  isLoading?: boolean;
}

/** A button. It is `type="button"` unless told otherwise, so it never submits a form by accident. */
export function Button(props: ButtonProps) {
  const { variant, size, isFullWidth, isLoading = false, disabled, className, children, ...rest } = props;
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled || isLoading}
      aria-busy={isLoading || undefined}
      className={cx(buttonVariants({ variant, size, isFullWidth }), className)}
    >
      {isLoading ? (
        <>
          <Spinner size="sm" className="absolute inset-0 items-center justify-center" />
          <span className="inline-flex items-center gap-2 opacity-0">{children}</span>
        </>
      ) : (
        children
      )}
    </button>
  );
}
