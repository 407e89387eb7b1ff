import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import type { BarChartBar, BarChartProps, BarChartSeries, ChartTone } from "./bar-chart.tsx";

const fills: Record<ChartTone, string> = {
  accent: "var(--accent)",
  "accent-soft": "color-mix(in oklab, var(--accent) 45%, var(--surface))",
  neutral: "var(--faint)",
};
const tick = { fill: "var(--faint)", fontSize: 11 };

/** The drawing of a `BarChart`; a default export, so that it can be loaded on demand. */
export default function BarChartPlot({ series, bars, formatValue, formatTick = formatValue }: BarChartProps) {
  const shown = [...bars];
  return (
    <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 320, height: 176 }}>
      <BarChart
        data={shown}
        margin={{ top: 4, right: 0, bottom: 0, left: 0 }}
        barCategoryGap="24%"
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="label"
          tickLine={false}
          axisLine={{ stroke: "var(--line-strong)" }}
          tick={tick}
          interval="equidistantPreserveStart"
          minTickGap={10}
          height={22}
        />
        <YAxis
          orientation="right"
          width="auto"
          tickCount={3}
          tickLine={false}
          axisLine={false}
          tick={tick}
          tickFormatter={formatTick}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: "var(--subtle)" }}
          content={({ active, payload }) => {
            const bar: BarChartBar | undefined = payload?.[0]?.payload;
            return active && bar ? <Figures bar={bar} series={series} formatValue={formatValue} /> : null;
          }}
        />
        {series.map(({ name, tone }, index) => (
          <Bar
            key={name}
            name={name}
            dataKey={(bar: BarChartBar) => bar.values[index] ?? 0}
            stackId="all"
            fill={fills[tone]}
            maxBarSize={28}
            radius={index === series.length - 1 ? [3, 3, 0, 0] : 0}
            isAnimationActive={false}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

interface FiguresProps {
  bar: BarChartBar;
  series: readonly BarChartSeries[];
  formatValue: (value: number) => string;
}

function Figures({ bar, series, formatValue }: FiguresProps) {
  return (
    <div className="rounded-md border border-line bg-raised px-3 py-2 text-xs shadow-md">
      <p className="text-muted">{bar.longLabel}</p>
      {series.map(({ name }, index) => (
        <p key={name} className="tabular mt-0.5 font-medium text-ink">
          {formatValue(bar.values[index] ?? 0)}
          {series.length > 1 ? <span className="font-normal text-muted"> {name}</span> : null}
        </p>
      ))}
    </div>
  );
}
