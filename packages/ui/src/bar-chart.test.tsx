// @vitest-environment jsdom
import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { BarChart } from "./bar-chart.tsx";

afterEach(cleanup);

const bars = [
  { key: "2026-11-01", label: "1", longLabel: "Sun, 1 Nov", values: [250] },
  { key: "2026-11-02", label: "2", longLabel: "Mon, 2 Nov", values: [0] },
  { key: "2026-11-03", label: "3", longLabel: "Tue, 3 Nov", values: [1_200] },
];

function draw(shown = bars) {
  render(
    <BarChart
      label="Spend by day"
      barsName="Day"
      series={[{ name: "Spent", tone: "accent" }]}
      bars={shown}
      formatValue={(value) => `$${(value / 100).toFixed(2)}`}
    />,
  );
}

describe("a chart for those who cannot see it", () => {
  it("has every figure that is not zero in a table with the chart's name", () => {
    draw();
    const table = screen.getByRole("table", { name: "Spend by day", hidden: true });
    const rows = within(table).getAllByRole("row", { hidden: true });
    expect(rows.map((row) => row.textContent)).toEqual(["DaySpent", "Sun, 1 Nov$2.50", "Tue, 3 Nov$12.00"]);
  });

  it("says so when there is nothing to show", () => {
    draw(bars.map((bar) => ({ ...bar, values: [0] })));
    expect(screen.queryByRole("table", { hidden: true })).toBeNull();
    expect(screen.getByText("Every value is zero.")).toBeTruthy();
  });
});
