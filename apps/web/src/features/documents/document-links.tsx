"use client";

import { buttonVariants } from "@paygo/ui/button";
import { cx } from "@paygo/ui/cx";
import { Download } from "lucide-react";
import { useTimeZone } from "../locale/locale-provider.tsx";
import { type DocumentPlace, documentPath } from "./document-path.ts";

export interface DocumentLinksProps {
  document: DocumentPlace;
  /** What it is, for screen readers: "receipt R-000042". */
  name: string;
  /** `text` for a row of a list. */
  look?: "button" | "text";
  className?: string;
}

/** A document as PDF and CSV, in the reader's time zone. */
export function DocumentLinks({ document, name, look = "button", className }: DocumentLinksProps) {
  const timeZone = useTimeZone();
  const isButton = look === "button";
  return (
    <span className={cx("inline-flex gap-2", !isButton && "gap-3", className)}>
      {(["pdf", "csv"] as const).map((format) => (
        <a
          key={format}
          href={documentPath(document, format, timeZone)}
          aria-label={`${format.toUpperCase()} of ${name}`}
          className={
            isButton
              ? buttonVariants({ variant: "secondary", size: "sm" })
              : "rounded-sm text-muted text-xs underline-offset-4 hover:text-ink hover:underline"
          }
        >
          {isButton ? <Download aria-hidden="true" /> : null}
          {format.toUpperCase()}
        </a>
      ))}
    </span>
  );
}
