"use client";

import {
  Action,
  Cancel,
  Content,
  Description,
  Overlay,
  Portal,
  Root,
  Title,
  Trigger,
} from "radix-ui/alert-dialog";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { cx } from "./cx.ts";
import { dialogPanelClasses, overlayClasses } from "./dialog-classes.ts";

export interface ConfirmDialogProps {
  /** The element that opens it; leave out when `open` is controlled. */
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  /** A question: "End the session?" */
  title: ReactNode;
  /** What will happen and whether it can be undone. */
  description: ReactNode;
  /** A verb: "End session". */
  confirmLabel: ReactNode;
  cancelLabel?: ReactNode;
  tone?: "danger" | "primary";
  /** Keeps the dialog open with a spinner; close it with `onOpenChange` when done. */
  isPending?: boolean;
  onConfirm: () => void;
}

/** Asks before something that hurts. Focus starts on Cancel and a click outside does not close it. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { trigger, open, onOpenChange, title, description, confirmLabel, onConfirm } = props;
  const { cancelLabel = "Cancel", tone = "danger", isPending = false } = props;
  return (
    <Root open={open} onOpenChange={onOpenChange}>
      {trigger ? <Trigger asChild>{trigger}</Trigger> : null}
      <Portal>
        <Overlay className={overlayClasses} />
        <Content className={cx(dialogPanelClasses, "sm:max-w-md")}>
          <div className="p-5">
            <Title className="font-semibold text-lg tracking-tight">{title}</Title>
            <Description className="mt-1.5 text-muted text-sm">{description}</Description>
            <div className="mt-6 flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
              <Cancel asChild>
                <Button variant="secondary" disabled={isPending}>
                  {cancelLabel}
                </Button>
              </Cancel>
              <Action asChild>
                <Button
                  variant={tone}
                  isLoading={isPending}
                  onClick={(event) => {
                    if (open !== undefined) event.preventDefault();
                    onConfirm();
                  }}
                >
                  {confirmLabel}
                </Button>
              </Action>
            </div>
          </div>
        </Content>
      </Portal>
    </Root>
  );
}
