import { ChevronRight } from "lucide-react";
import type { BarChartProps } from "./bar-chart.tsx";

/** The figures of a chart, behind a disclosure. Columns without any value are left out. */
export function ChartTable({ label, barsName, series, bars, formatValue }: BarChartProps) {
  const filled = bars.filter(({ values }) => values.some((value) => value !== 0));
  return (
    <details className="group mt-3">
      <summary className="inline-flex list-none items-center gap-1 rounded-sm text-muted text-sm hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden="true" className="size-4 transition-transform group-open:rotate-90" />
        Show as a table
      </summary>
      {filled.length === 0 ? (
        <p className="mt-2 text-muted">Every value is zero.</p>
      ) : (
        <table className="tabular mt-2 w-full text-left text-sm">
          <caption className="sr-only">{label}</caption>
          <thead className="text-muted text-xs">
            <tr>
              <th scope="col" className="py-1.5 pr-4 font-medium">
                {barsName}
              </th>
              {series.map(({ name }) => (
                <th key={name} scope="col" className="py-1.5 pl-4 text-right font-medium">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line border-line border-t">
            {filled.map((bar) => (
              <tr key={bar.key}>
                <th scope="row" className="py-1.5 pr-4 font-normal">
                  {bar.longLabel}
                </th>
                {series.map(({ name }, index) => (
                  <td key={name} className="py-1.5 pl-4 text-right">
                    {formatValue(bar.values[index] ?? 0)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  );
}
