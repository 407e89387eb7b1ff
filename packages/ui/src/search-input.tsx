import { Search } from "lucide-react";
import type { ComponentProps } from "react";
import { cx } from "./cx.ts";
import { Input } from "./input.tsx";

export interface SearchInputProps extends Omit<ComponentProps<"input">, "type" | "aria-label"> {
  /** The name of the field, since it has no visible label. */
  label: string;
}

/** A search field with a magnifier. Put it in `<search>` or a `<form role="search">`. */
export function SearchInput({ label, className, placeholder = label, ...props }: SearchInputProps) {
  return (
    <div className={cx("relative", className)}>
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-faint"
      />
      <Input {...props} type="search" aria-label={label} placeholder={placeholder} className="pl-9" />
    </div>
  );
}
