"use client";

import { TabLinks, tabLinkClasses } from "@paygo/ui/tab-links";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";

export interface SectionTabsProps {
  /** The name of the section, for those who do not see where the tabs stand. */
  label: string;
  places: readonly { href: string; label: string }[];
}

/** The pages of one section as tabs, the one that is open marked. */
export function SectionTabs({ label, places }: SectionTabsProps) {
  const pathname = usePathname();
  const currentRef = useRef<HTMLAnchorElement>(null);
  // On a phone the row scrolls sideways: the current tab is brought into it.
  useEffect(() => {
    if (pathname) currentRef.current?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [pathname]);
  return (
    <TabLinks label={label}>
      {places.map((place) => (
        <Link
          key={place.href}
          ref={pathname === place.href ? currentRef : undefined}
          href={place.href}
          className={tabLinkClasses}
          aria-current={pathname === place.href ? "page" : undefined}
        >
          {place.label}
        </Link>
      ))}
    </TabLinks>
  );
}
