import { cx } from "./cx.ts";

/** A row of tabs or of links between sibling pages. It scrolls sideways on phones. */
export const tabListClasses = "-mb-px flex gap-5 overflow-x-auto border-line border-b [scrollbar-width:none]";

/** One tab, or a link of a tab row: the current one has `data-state="active"` or `aria-current="page"`. */
export const tabVariants = cx(
  "-mb-px whitespace-nowrap border-transparent border-b-2 px-0.5 pt-1 pb-2.5 font-medium text-muted text-sm transition-colors",
  "hover:text-ink focus-visible:-outline-offset-2 focus-visible:rounded-sm",
  "data-[state=active]:border-accent data-[state=active]:text-ink",
  "aria-[current=page]:border-accent aria-[current=page]:text-ink",
);
