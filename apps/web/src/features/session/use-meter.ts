import type { SessionView } from "@paygo/contracts";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { billableAt, figuresFor, type MeterFigures } from "./meter-figures.ts";
import type { ServerClock } from "./server-clock.ts";

const TICK_MS = 200;

function isSame(a: MeterFigures, b: MeterFigures): boolean {
  return (
    a.seconds === b.seconds &&
    a.costMinor === b.costMinor &&
    a.heldLeftSeconds === b.heldLeftSeconds &&
    a.totalLeftSeconds === b.totalLeftSeconds
  );
}

/** The meter's figures, carried on between two truths while `isConnected`. Renders when a figure changes. */
export function useMeter(session: SessionView, clock: ServerClock, isConnected: boolean): MeterFigures {
  const { meter, tariff } = session;
  const shownMs = useRef(meter.billableMs);
  const lostAtMs = useRef<number | null>(null);
  const [figures, setFigures] = useState(() => figuresFor(meter, tariff, meter.billableMs));

  const tick = useEffectEvent(() => {
    const nowMs = clock.nowMs();
    if (isConnected) lostAtMs.current = null;
    else lostAtMs.current ??= nowMs;
    shownMs.current = billableAt(meter, { nowMs, lostAtMs: lostAtMs.current, shownMs: shownMs.current });
    const next = figuresFor(meter, tariff, shownMs.current);
    setFigures((current) => (isSame(current, next) ? current : next));
  });

  useEffect(() => {
    const timer = setInterval(() => tick(), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  // At once, so that the pause shows in the same moment as its cause.
  useEffect(() => tick(), [meter.state, meter.billableMs, isConnected]);

  return figures;
}
