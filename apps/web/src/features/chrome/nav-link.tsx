"use client";

import { navLinkClasses } from "@paygo/ui/top-bar";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { isCurrentPlace } from "./navigation.ts";

/** A link of the main navigation that knows whether it is the current place. */
export function NavLink({ href, children }: { href: string; children: ReactNode }) {
  const pathname = usePathname();
  return (
    <Link
      href={href}
      className={navLinkClasses}
      aria-current={isCurrentPlace(href, pathname) ? "page" : undefined}
    >
      {children}
    </Link>
  );
}
