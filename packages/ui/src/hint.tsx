import type { KeyboardEvent, SyntheticEvent } from "react";
import { cx } from "./cx.ts";

const sides = {
  top: "bottom-full left-1/2 mb-2 -translate-x-1/2",
  bottom: "top-full left-1/2 mt-2 -translate-x-1/2",
  "bottom-end": "top-full right-0 mt-2",
};
export type HintSide = keyof typeof sides;

/**
 * The visible name of an icon button on hover and keyboard focus, in CSS alone. The parent needs
 * `group/hint relative`, an `aria-label` with the same text, and `hintHandlers` (WCAG 1.4.13).
 */
export function Hint({ text, side = "top" }: { text: string; side?: HintSide }) {
  return (
    <span
      aria-hidden="true"
      className={cx(
        "pointer-events-none absolute z-50 hidden whitespace-nowrap rounded-sm bg-ink px-2 py-1 font-medium text-canvas text-xs",
        "group-hover/hint:block group-focus-visible/hint:block group-data-[hint=off]/hint:hidden",
        sides[side],
      )}
    >
      {text}
    </span>
  );
}

function restoreHint(event: SyntheticEvent<HTMLElement>) {
  delete event.currentTarget.dataset.hint;
}

/** Escape hides the hint until the pointer or the focus has left. */
export const hintHandlers = {
  onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.key === "Escape") event.currentTarget.dataset.hint = "off";
  },
  onPointerLeave: restoreHint,
  onBlur: restoreHint,
};
