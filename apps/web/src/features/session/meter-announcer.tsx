"use client";

import type { Tariff } from "@paygo/core";
import { useEffect, useRef, useState } from "react";
import { useLocale } from "../locale/locale-provider.tsx";
import type { MeterFigures } from "./meter-figures.ts";
import { announcement } from "./meter-words.ts";

/** The meter for ears: a sentence at each full minute and when funds run low, never every second. */
export function MeterAnnouncer({ figures, tariff }: { figures: MeterFigures; tariff: Tariff }) {
  const locale = useLocale();
  const before = useRef(figures);
  const [sentence, setSentence] = useState("");
  useEffect(() => {
    const next = announcement(before.current, figures, tariff, locale);
    before.current = figures;
    if (next !== null) setSentence(next);
  }, [figures, tariff, locale]);
  return (
    <p aria-live="polite" data-testid="meter-spoken" className="sr-only">
      {sentence}
    </p>
  );
}
