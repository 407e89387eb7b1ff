import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx.ts";

export interface TableProps extends ComponentProps<"table"> {
  /** What the table shows; for screen readers unless `isCaptionShown`. */
  caption: ReactNode;
  isCaptionShown?: boolean;
}

/** A table that becomes a list of records under 640 px: give every cell its column's name as `label`. */
export function Table({ caption, isCaptionShown = false, className, children, ...props }: TableProps) {
  return (
    <table {...props} className={cx("w-full border-collapse text-left text-sm max-sm:block", className)}>
      <caption className={cx(isCaptionShown ? "pb-3 text-left text-muted text-sm max-sm:block" : "sr-only")}>
        {caption}
      </caption>
      {children}
    </table>
  );
}

/** The names of the columns; hidden to the eye on phones, where the cells carry them. */
export function TableHead(props: Omit<ComponentProps<"thead">, "className">) {
  return <thead {...props} className="max-sm:sr-only" />;
}

/** The rows. */
export function TableBody(props: Omit<ComponentProps<"tbody">, "className">) {
  return <tbody {...props} className="divide-y divide-line max-sm:block" />;
}

/** A row; on phones a record with one line for each cell. */
export function TableRow({ className, ...props }: ComponentProps<"tr">) {
  return <tr {...props} className={cx("max-sm:grid max-sm:gap-1.5 max-sm:px-5 max-sm:py-4", className)} />;
}

interface Aligned {
  align?: "start" | "end";
}

/** The name of a column. */
export function TableHeader({
  align = "start",
  className,
  ...props
}: Omit<ComponentProps<"th">, "align"> & Aligned) {
  return (
    <th
      scope="col"
      {...props}
      className={cx(
        "whitespace-nowrap border-line border-b px-4 py-2.5 font-medium text-muted text-xs first:pl-5 last:pr-5",
        align === "end" && "text-right",
        className,
      )}
    />
  );
}

export interface TableCellProps extends Omit<ComponentProps<"td">, "align">, Aligned {
  /** Name of the column, shown beside the value on phones. Without it the cell is the record's heading. */
  label?: string;
}

/** A value. `align="end"` also sets tabular numerals: use it for time and money. */
export function TableCell({ label, align = "start", className, children, ...props }: TableCellProps) {
  return (
    <td
      {...props}
      data-label={label}
      className={cx(
        "px-4 py-3 align-middle first:pl-5 last:pr-5 max-sm:flex max-sm:items-baseline max-sm:justify-between max-sm:gap-4 max-sm:p-0!",
        label
          ? "max-sm:text-right max-sm:before:text-left max-sm:before:font-normal max-sm:before:text-muted max-sm:before:content-[attr(data-label)]"
          : "max-sm:font-medium",
        align === "end" && "tabular text-right",
        className,
      )}
    >
      {children}
    </td>
  );
}
