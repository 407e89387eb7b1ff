import { ChevronRight } from "lucide-react";
import type { TimelineLane } from "./timeline.tsx";

export interface TimelineTableProps {
  lanes: readonly TimelineLane[];
  formatTime: (atMs: number) => string;
  formatDuration: (durationMs: number) => string;
}

/** The intervals of a timeline in numbers, behind a disclosure. */
export function TimelineTable({ lanes, formatTime, formatDuration }: TimelineTableProps) {
  return (
    <details className="group mt-3">
      <summary className="inline-flex list-none items-center gap-1 rounded-sm text-muted text-sm hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden="true" className="size-4 transition-transform group-open:rotate-90" />
        Show as a table
      </summary>
      <table className="tabular mt-2 w-full text-left text-sm">
        <thead className="text-muted text-xs">
          <tr>
            <th scope="col" className="py-1.5 pr-4 font-medium">
              Who
            </th>
            <th scope="col" className="py-1.5 pr-4 font-medium">
              From
            </th>
            <th scope="col" className="py-1.5 pr-4 font-medium">
              To
            </th>
            <th scope="col" className="py-1.5 text-right font-medium">
              Length
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line border-line border-t">
          {lanes.flatMap((lane) =>
            lane.intervals.map((interval) => (
              <tr key={`${lane.label}-${interval.startMs}-${interval.endMs}`}>
                <th scope="row" className="py-1.5 pr-4 font-normal">
                  {lane.label}
                </th>
                <td className="py-1.5 pr-4 text-muted">{formatTime(interval.startMs)}</td>
                <td className="py-1.5 pr-4 text-muted">{formatTime(interval.endMs)}</td>
                <td className="py-1.5 text-right">{formatDuration(interval.endMs - interval.startMs)}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </details>
  );
}
