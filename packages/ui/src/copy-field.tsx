"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { cx } from "./cx.ts";
import { IconButton } from "./icon-button.tsx";

export interface CopyFieldProps {
  /** What the value is, for screen readers and the button. */
  label: string;
  value: string;
  className?: string;
}

/** A value in monospace with a button that copies it, for example a token that is shown once. */
export function CopyField({ label, value, className }: CopyFieldProps) {
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setIsCopied(true);
  };
  return (
    <div
      className={cx(
        "flex min-w-0 items-center gap-1 rounded-md border border-line-strong bg-subtle pl-3",
        className,
      )}
    >
      <code className="min-w-0 flex-1 select-all overflow-x-auto whitespace-nowrap py-2 font-mono text-ink text-sm [scrollbar-width:none]">
        {value}
      </code>
      <IconButton
        label={isCopied ? "Copied" : `Copy ${label}`}
        icon={isCopied ? <Check /> : <Copy />}
        onClick={copy}
        onMouseLeave={() => setIsCopied(false)}
        hintSide="bottom-end"
      />
    </div>
  );
}
