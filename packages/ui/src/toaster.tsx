"use client";

import type { CSSProperties } from "react";
import { Toaster as Sonner } from "sonner";

export { toast } from "sonner";

const tokens = {
  "--normal-bg": "var(--raised)",
  "--normal-border": "var(--line)",
  "--normal-text": "var(--ink)",
  "--border-radius": "var(--radius-lg)",
  fontFamily: "inherit",
} as CSSProperties;

const classNames = {
  toast: "shadow-md!",
  description: "text-muted!",
  success: "[&_[data-icon]]:text-success",
  error: "[&_[data-icon]]:text-danger",
  actionButton: "bg-accent! text-on-accent! rounded-sm! font-medium!",
  cancelButton: "bg-subtle! text-ink! rounded-sm!",
};

/** Where toasts appear. Once, in the layout; then `toast.success("Saved")` anywhere. */
export function Toaster() {
  return (
    <Sonner theme="system" position="bottom-right" gap={8} style={tokens} toastOptions={{ classNames }} />
  );
}
