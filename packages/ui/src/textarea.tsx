import type { ComponentProps } from "react";
import { cx } from "./cx.ts";
import { controlClasses } from "./input.tsx";

/** A text field of several lines that grows with its content where the browser can. */
export function Textarea({ className, rows = 3, ...props }: ComponentProps<"textarea">) {
  return (
    <textarea
      {...props}
      rows={rows}
      className={cx(controlClasses, "field-sizing-content min-h-20 py-2 leading-normal", className)}
    />
  );
}
