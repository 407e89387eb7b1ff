import type { ReactNode } from "react";
import { tabListClasses } from "./tab-classes.ts";

export { tabVariants as tabLinkClasses } from "./tab-classes.ts";

/** Links between sibling pages that look like tabs: `<Link className={tabLinkClasses} aria-current="page">`. */
export function TabLinks({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav aria-label={label} className={tabListClasses}>
      {children}
    </nav>
  );
}
