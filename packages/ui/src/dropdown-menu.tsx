"use client";

import { Content, Item, Label, Portal, Root, Separator, Trigger } from "radix-ui/dropdown-menu";
import type { ComponentProps } from "react";
import { cx } from "./cx.ts";

/** State of a menu. */
export const DropdownMenu = Root;
/** Opens the menu; use `asChild` around a `Button`. */
export const DropdownMenuTrigger = Trigger;

/** The panel of a menu. */
export function DropdownMenuContent({ className, ...props }: ComponentProps<typeof Content>) {
  return (
    <Portal>
      <Content
        sideOffset={6}
        align="end"
        collisionPadding={8}
        {...props}
        className={cx(
          "z-50 min-w-48 rounded-lg border border-line bg-raised p-1 text-ink shadow-md",
          "data-[state=closed]:animate-pop-out data-[state=open]:animate-pop-in",
          className,
        )}
      />
    </Portal>
  );
}

export interface DropdownMenuItemProps extends ComponentProps<typeof Item> {
  tone?: "neutral" | "danger";
}

/** One command; with `asChild` around a link, one place to go. */
export function DropdownMenuItem({ tone = "neutral", className, ...props }: DropdownMenuItemProps) {
  return (
    <Item
      {...props}
      className={cx(
        "flex select-none items-center gap-2.5 rounded-md px-2.5 py-2 text-sm outline-none [&_svg]:size-4 [&_svg]:shrink-0",
        "data-disabled:pointer-events-none data-disabled:opacity-50",
        tone === "danger"
          ? "text-danger-ink data-highlighted:bg-danger-soft"
          : "data-highlighted:bg-subtle [&_svg]:text-muted",
        className,
      )}
    />
  );
}

/** Words above a group of items. */
export function DropdownMenuLabel({ className, ...props }: ComponentProps<typeof Label>) {
  return <Label {...props} className={cx("px-2.5 py-1.5 text-muted text-xs", className)} />;
}

/** A line between groups. */
export function DropdownMenuSeparator() {
  return <Separator className="-mx-1 my-1 h-px bg-line" />;
}
