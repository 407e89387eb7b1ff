"use client";

import { X } from "lucide-react";
import { Close, Content, Description, Overlay, Portal, Root, Title, Trigger } from "radix-ui/dialog";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { dialogPanelClasses, overlayClasses } from "./dialog-classes.ts";
import { IconButton } from "./icon-button.tsx";

/** State of a dialog: `open`, `defaultOpen`, `onOpenChange`. */
export const Dialog = Root;
/** Opens the dialog; use `asChild` around a `Button`. */
export const DialogTrigger = Trigger;
/** Closes the dialog; use `asChild` around a `Button`. */
export const DialogClose = Close;

export interface DialogContentProps {
  title: ReactNode;
  description?: ReactNode;
  /** Buttons, the main one last. */
  footer?: ReactNode;
  size?: "sm" | "md" | "lg";
  children?: ReactNode;
}

const widths = { sm: "sm:max-w-sm", md: "sm:max-w-lg", lg: "sm:max-w-2xl" };

/** The panel of a dialog: in the middle of the window, and at the foot of a phone. */
export function DialogContent({ title, description, footer, size = "md", children }: DialogContentProps) {
  return (
    <Portal>
      <Overlay className={overlayClasses} />
      <Content
        {...(description ? {} : { "aria-describedby": undefined })}
        className={cx(dialogPanelClasses, widths[size])}
      >
        <div className="flex items-start justify-between gap-4 px-5 pt-5">
          <div className="min-w-0">
            <Title className="font-semibold text-lg tracking-tight">{title}</Title>
            {description ? (
              <Description className="mt-1 text-muted text-sm">{description}</Description>
            ) : null}
          </div>
          <Close asChild>
            <IconButton label="Close" icon={<X />} hintSide="bottom-end" className="-mt-1.5 -mr-1.5" />
          </Close>
        </div>
        {children ? (
          <div className="overflow-y-auto px-5 pt-4 pb-5">{children}</div>
        ) : (
          <div className="h-5" />
        )}
        {footer ? (
          <div className="flex flex-col-reverse gap-2 border-line border-t px-5 py-4 sm:flex-row sm:justify-end">
            {footer}
          </div>
        ) : null}
      </Content>
    </Portal>
  );
}
