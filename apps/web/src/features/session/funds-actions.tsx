import { Button, buttonVariants } from "@paygo/ui/button";
import Link from "next/link";
import type { ReactNode } from "react";

/** Where money is added without a saved card, or with another one: beside the session, which goes on. */
export function WalletTabLink({ label }: { label: string }) {
  return (
    <Link
      href="/wallet"
      target="_blank"
      className={buttonVariants({ size: "sm" })}
      title="Opens in a new tab; the session goes on here"
    >
      {label}
    </Link>
  );
}

/** A quiet button over the picture. */
export function QuietButton({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <Button
      size="sm"
      variant="ghost"
      className="text-white/75 hover:bg-white/10 hover:text-white"
      onClick={onClick}
    >
      {children}
    </Button>
  );
}
