"use client";

import { TabLinks, tabLinkClasses } from "@paygo/ui/tab-links";
import Link from "next/link";
import { usePathname } from "next/navigation";

const places = [
  { href: "/dashboard", label: "Overview" },
  { href: "/dashboard/services", label: "Services" },
];

/** The two halves of the vendor's desk. */
export function DashboardTabs() {
  const pathname = usePathname();
  return (
    <TabLinks label="Dashboard">
      {places.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          className={tabLinkClasses}
          aria-current={pathname === href ? "page" : undefined}
        >
          {label}
        </Link>
      ))}
    </TabLinks>
  );
}
