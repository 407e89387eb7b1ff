"use client";

import { buttonVariants } from "@paygo/ui/button";
import { Spinner } from "@paygo/ui/spinner";
import Link, { useLinkStatus } from "next/link";

/** The foot of a list whose length is in the address: it also works without JavaScript. */
export function LoadMoreLink({ href }: { href: string }) {
  return (
    <div className="mt-8 flex justify-center">
      <Link
        href={href}
        replace
        scroll={false}
        prefetch={false}
        className={buttonVariants({ variant: "secondary" })}
      >
        Load more
        <Pending />
      </Link>
    </div>
  );
}

function Pending() {
  return useLinkStatus().pending ? <Spinner size="sm" label="Loading" /> : null;
}
