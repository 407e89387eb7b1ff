import { type ReactNode, useId } from "react";
import { cx } from "./cx.ts";
import { formatElapsed, placeInterval, type TimelineRange, timelineTicks } from "./timeline-geometry.ts";
import { TimelineTable } from "./timeline-table.tsx";

export type TimelineTone = "accent" | "success" | "neutral" | "held";

export interface TimelineInterval extends TimelineRange {
  tone?: TimelineTone;
}

export interface TimelineLane {
  label: string;
  intervals: readonly TimelineInterval[];
  /** The tone of intervals that have none of their own. */
  tone?: TimelineTone;
}

export interface TimelineProps {
  /** What the picture shows. */
  label: ReactNode;
  lanes: readonly TimelineLane[];
  range: TimelineRange;
  /** Words for an instant in the table; elapsed time since the start of the range unless given. */
  formatTime?: (atMs: number) => string;
  /** Words for a length in the table; `m:ss` unless given. */
  formatDuration?: (durationMs: number) => string;
  className?: string;
}

const fills = { accent: "fill-accent", success: "fill-success", neutral: "fill-faint/65", held: "fill-held" };

/** Bars of several lanes on one axis of time, with the same intervals as a table for everyone who wants numbers. */
export function Timeline(props: TimelineProps) {
  const { label, lanes, range, formatDuration = formatElapsed, className } = props;
  const { formatTime = (atMs: number) => formatElapsed(atMs - range.startMs) } = props;
  const labelId = useId();
  const spanMs = range.endMs - range.startMs;
  const ticks = timelineTicks(range, 6).map((atMs) => ({
    atMs,
    at: `${spanMs > 0 ? (atMs / spanMs) * 100 : 0}%`,
  }));
  return (
    <figure aria-labelledby={labelId} className={cx("text-sm", className)}>
      <figcaption id={labelId} className="font-medium">
        {label}
      </figcaption>
      <div aria-hidden="true" className="mt-3 grid gap-x-4 gap-y-1 sm:grid-cols-[auto_1fr] sm:gap-y-2">
        {lanes.map((lane) => (
          <div key={lane.label} className="contents">
            <span className="max-w-40 truncate text-muted max-sm:mt-1.5 sm:self-center">{lane.label}</span>
            <svg aria-hidden="true" width="100%" height="20" className="block rounded-[0.25rem] bg-subtle">
              {ticks.slice(1).map((tick) => (
                <line
                  key={tick.atMs}
                  x1={tick.at}
                  x2={tick.at}
                  y1="0"
                  y2="100%"
                  className="stroke-line-strong/60"
                />
              ))}
              {lane.intervals.map((interval) => {
                const place = placeInterval(range, interval);
                if (!place) return null;
                return (
                  <rect
                    key={`${interval.startMs}-${interval.endMs}`}
                    x={`${place.startPercent}%`}
                    // A bar of a moment is still seen.
                    width={`${Math.max(place.widthPercent, 0.5)}%`}
                    y="4"
                    height="12"
                    rx="3"
                    className={fills[interval.tone ?? lane.tone ?? "accent"]}
                  />
                );
              })}
            </svg>
          </div>
        ))}
        <span className="max-sm:hidden" />
        <svg
          aria-hidden="true"
          width="100%"
          height="16"
          className="tabular block overflow-visible fill-faint text-[0.6875rem]"
        >
          {ticks.map((tick, index) => (
            <text key={tick.atMs} x={tick.at} y="12" textAnchor={tickAnchor(index, tick.atMs / spanMs)}>
              {formatElapsed(tick.atMs)}
            </text>
          ))}
        </svg>
      </div>
      <TimelineTable lanes={lanes} formatTime={formatTime} formatDuration={formatDuration} />
    </figure>
  );
}

function tickAnchor(index: number, share: number): "start" | "middle" | "end" {
  if (index === 0) return "start";
  return share > 0.97 ? "end" : "middle";
}
