"use client";

import type { SessionView } from "@paygo/contracts";
import { useEffect, useRef, useState } from "react";
import { useLocale } from "../locale/locale-provider.tsx";
import { fundsLimit, type MeterFigures } from "./meter-figures.ts";
import { announcement } from "./meter-words.ts";

/** The meter for ears: a sentence at each full minute and when funds run low, never every second. */
export function MeterAnnouncer({ figures, session }: { figures: MeterFigures; session: SessionView }) {
  const locale = useLocale();
  const { part, meter, tariff } = session;
  const limit = fundsLimit(meter, tariff);
  const before = useRef<MeterFigures | null>(null);
  const [sentence, setSentence] = useState("");
  useEffect(() => {
    const next = announcement(before.current, figures, { part, limit, tariff, locale });
    before.current = figures;
    if (next !== null) setSentence(next);
  }, [figures, part, limit, tariff, locale]);
  return (
    <p aria-live="polite" data-testid="meter-spoken" className="sr-only">
      {sentence}
    </p>
  );
}
