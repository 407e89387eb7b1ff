"use client";

import { lazy, type ReactNode, Suspense, useId } from "react";
import { ChartTable } from "./chart-table.tsx";
import { cx } from "./cx.ts";
import { Skeleton } from "./skeleton.tsx";

/** One column of the chart. */
export interface BarChartBar {
  /** Unique, for example the ISO date. */
  key: string;
  /** Short, under the axis: "14". */
  label: string;
  /** Whole, in the table and the tooltip: "Sat, 14 Nov". */
  longLabel: string;
  /** One value a series, in their order; never negative. */
  values: readonly number[];
}

export type ChartTone = "accent" | "accent-soft" | "neutral";

/** What the bars of one colour are. With several the bars are stacked. */
export interface BarChartSeries {
  name: string;
  tone: ChartTone;
}

export interface BarChartProps {
  /** Name of the chart and caption of its table. */
  label: string;
  isLabelShown?: boolean;
  /** Head of the table's first column: "Day". */
  barsName: string;
  series: readonly BarChartSeries[];
  bars: readonly BarChartBar[];
  /** A value with its unit. */
  formatValue: (value: number) => string;
  /** The same, short, for the axis. */
  formatTick?: (value: number) => string;
  /** What one can say in a sentence, for those who do not see the chart. */
  summary?: ReactNode;
  className?: string;
}

const Plot = lazy(() => import("./bar-chart-plot.tsx"));

/**
 * Columns over an axis, with the same figures as a table behind a disclosure. The chart library is loaded when the
 * first chart is drawn, so give it data that came after the page. It does not move.
 */
export function BarChart(props: BarChartProps) {
  const { label, isLabelShown = false, summary, className, bars } = props;
  const labelId = useId();
  return (
    <figure aria-labelledby={labelId} className={cx("text-sm", className)}>
      <figcaption id={labelId} className={isLabelShown ? "mb-3 font-medium" : "sr-only"}>
        {label}
      </figcaption>
      {summary ? <p className="sr-only">{summary}</p> : null}
      <div aria-hidden="true" className="h-44">
        <Suspense fallback={<Skeleton className="h-full" />}>
          {bars.length > 0 ? <Plot {...props} /> : null}
        </Suspense>
      </div>
      <ChartTable {...props} />
    </figure>
  );
}
