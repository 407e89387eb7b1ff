"use client";

import type { SessionView } from "@paygo/contracts";
import { formatMoney } from "@paygo/core";
import { cx } from "@paygo/ui/cx";
import { Pause } from "lucide-react";
import type { ReactNode } from "react";
import { useLocale } from "../locale/locale-provider.tsx";
import { CapControl } from "./cap-control.tsx";
import { fundsLevel, type MeterFigures } from "./meter-figures.ts";
import { clockText } from "./meter-words.ts";

interface FigureProps {
  term: string;
  className?: string;
  children: ReactNode;
}

function Figure({ term, className, children }: FigureProps) {
  return (
    <div className={cx("flex flex-col items-end leading-tight", className)}>
      <dt className="text-[0.6875rem] text-faint">{term}</dt>
      <dd className="tabular font-medium text-sm text-white sm:text-base">{children}</dd>
    </div>
  );
}

export interface MeterProps {
  session: SessionView;
  figures: MeterFigures;
  isPaused: boolean;
}

/** Time, cost so far and what the money still pays for, at the end of the room's top bar. */
export function Meter({ session, figures, isPaused }: MeterProps) {
  const locale = useLocale();
  const { tariff, meter } = session;
  const money = (amountMinor: number) => formatMoney(amountMinor, tariff.currency, locale);
  return (
    <div className="flex items-center gap-3 sm:gap-5">
      {isPaused ? (
        <span className="inline-flex items-center gap-1.5 rounded-full bg-white px-2 py-1 font-semibold text-stage text-xs">
          <Pause aria-hidden="true" className="size-3" fill="currentColor" />
          Paused
        </span>
      ) : null}
      <dl aria-label="Meter" data-testid="meter" className="flex items-center gap-4 sm:gap-6">
        <Figure term="Time" className={cx(isPaused && "opacity-60")}>
          <span data-testid="meter-time">{clockText(figures.seconds)}</span>
        </Figure>
        <Figure
          term={
            figures.isFree && figures.costMinor === 0 && tariff.freeSeconds > 0
              ? "Free so far"
              : "Cost so far"
          }
        >
          <span data-testid="meter-cost">{money(figures.costMinor)}</span>
        </Figure>
        <Figure term="Funds left" className="max-sm:hidden">
          <FundsLeft figures={figures} />
          {meter.capMinor === null && meter.availableMinor !== null && meter.availableMinor > 0 ? (
            <span className="ml-1.5 font-normal text-muted text-xs">
              + {money(meter.availableMinor)} in wallet
            </span>
          ) : null}
        </Figure>
        {session.part === "customer" && meter.capMinor !== null ? (
          <Figure term="Stops at" className="max-sm:hidden">
            <CapControl session={session} />
          </Figure>
        ) : null}
      </dl>
    </div>
  );
}

/** Time that the held money still pays for. */
export function FundsLeft({ figures }: { figures: MeterFigures }) {
  const isShort = fundsLevel(figures) !== "fine";
  return (
    <span
      data-testid="meter-left"
      className={cx("inline-flex items-center gap-1.5", isShort && "font-semibold")}
    >
      <span aria-hidden="true" className="size-1.5 rounded-full bg-held" />
      {clockText(figures.heldLeftSeconds)}
    </span>
  );
}
