"use client";

import type { SessionView } from "@paygo/contracts";
import { cx } from "@paygo/ui/cx";
import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import { useMoney } from "../locale/use-money.ts";

const RaiseCapDialog = dynamic(() =>
  import("./raise-cap-dialog.tsx").then((module) => module.RaiseCapDialog),
);

export interface CapControlProps {
  session: SessionView;
  className?: string;
  /** What the button says; the cap itself unless given. */
  children?: ReactNode;
}

/** The customer's spending cap as a button that raises it; nothing where there is none. */
export function CapControl({ session, className, children }: CapControlProps) {
  const [isOpen, setIsOpen] = useState(false);
  const money = useMoney(session.tariff.currency);
  const { capMinor } = session.meter;
  if (session.part !== "customer" || capMinor === null) return null;
  return (
    <>
      <button type="button" className={cx("cursor-pointer", className)} onClick={() => setIsOpen(true)}>
        {children ?? (
          <>
            <span className="sm:sr-only">Stops at </span>
            <span data-testid="meter-cap" className="tabular">
              {money(capMinor)}
            </span>{" "}
            <span className="ml-0.5 font-normal text-xs underline underline-offset-4">Raise</span>
          </>
        )}
      </button>
      {isOpen ? (
        <RaiseCapDialog session={session} capMinor={capMinor} onClose={() => setIsOpen(false)} />
      ) : null}
    </>
  );
}
