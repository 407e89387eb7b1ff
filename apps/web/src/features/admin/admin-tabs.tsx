"use client";

import { TabLinks, tabLinkClasses } from "@paygo/ui/tab-links";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";

const places = [
  { href: "/admin", label: "Overview" },
  { href: "/admin/ledger", label: "Ledger" },
  { href: "/admin/accounts", label: "Accounts" },
  { href: "/admin/adjustments", label: "Adjustments" },
  { href: "/admin/disputes", label: "Disputes" },
  { href: "/admin/fees", label: "Fees" },
  { href: "/admin/reconciliation", label: "Reconciliation" },
];

/** The parts of an admin's desk. */
export function AdminTabs() {
  const pathname = usePathname();
  const currentRef = useRef<HTMLAnchorElement>(null);
  // On a phone the row scrolls sideways: the current tab is brought into it.
  useEffect(() => {
    if (pathname) currentRef.current?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [pathname]);
  return (
    <TabLinks label="Admin">
      {places.map(({ href, label }) => (
        <Link
          key={href}
          ref={pathname === href ? currentRef : undefined}
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
