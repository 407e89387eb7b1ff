"use client";

import { TabLinks, tabLinkClasses } from "@paygo/ui/tab-links";
import Link from "next/link";
import { usePathname } from "next/navigation";

const places = [
  { href: "/admin", label: "Overview" },
  { href: "/admin/ledger", label: "Ledger" },
  { href: "/admin/accounts", label: "Accounts" },
  { href: "/admin/adjustments", label: "Adjustments" },
  { href: "/admin/disputes", label: "Disputes" },
  { href: "/admin/fees", label: "Fees" },
];

/** The parts of an admin's desk. */
export function AdminTabs() {
  const pathname = usePathname();
  return (
    <TabLinks label="Admin">
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
