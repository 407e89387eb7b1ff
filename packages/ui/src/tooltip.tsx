"use client";

import { Content, Portal, Provider, Root, Trigger } from "radix-ui/tooltip";
import type { ReactNode } from "react";

export interface TooltipProps {
  content: ReactNode;
  side?: "top" | "right" | "bottom" | "left";
  /** One focusable element. */
  children: ReactNode;
}

/** A sentence on hover and focus that keeps inside the window. For icon buttons use `IconButton`. */
export function Tooltip({ content, side = "top", children }: TooltipProps) {
  return (
    <Provider delayDuration={250}>
      <Root>
        <Trigger asChild>{children}</Trigger>
        <Portal>
          <Content
            side={side}
            sideOffset={6}
            collisionPadding={8}
            className="z-50 max-w-64 animate-fade-in text-balance rounded-sm bg-ink px-2.5 py-1.5 text-canvas text-xs"
          >
            {content}
          </Content>
        </Portal>
      </Root>
    </Provider>
  );
}
