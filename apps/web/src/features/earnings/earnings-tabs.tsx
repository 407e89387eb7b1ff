"use client";

import { TabLinks, tabLinkClasses } from "@paygo/ui/tab-links";
import Link from "next/link";
import { usePathname } from "next/navigation";

const places = [
  { href: "/earnings", label: "Overview" },
  { href: "/earnings/payouts", label: "Payouts" },
  { href: "/earnings/disputes", label: "Disputes" },
];

/** The parts of a vendor's money. */
export function EarningsTabs() {
  const pathname = usePathname();
  return (
    <TabLinks label="Earnings">
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
