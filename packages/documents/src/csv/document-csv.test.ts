import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { type DocumentDescription, line, textFact } from "../description.ts";
import { toTextCell } from "./cell.ts";
import { renderCsv } from "./document-csv.ts";

const describeWith = (text: string): DocumentDescription => ({
  title: "Receipt",
  number: "R-000001",
  issuedAt: "2026-03-02T10:00:00.000Z",
  currency: "USD",
  parties: [{ role: "Customer", name: text }],
  facts: [textFact("Service", text)],
  sections: [{ title: "Bill", lines: [line(text, { detail: text, amountMinor: -1_234, balanceMinor: 5 })] }],
  totals: [{ label: "Charged", amountMinor: -1_234, isMain: true }],
  notes: [],
});

describe("a document as CSV", () => {
  it.each(["a,b", 'say "hi"', "two\r\nlines", "Zoë – 年 €", "plain"])("gives %j back as it was", (text) => {
    const csv = renderCsv(describeWith(text), { timeZone: "UTC" });
    expect(csv.startsWith("\ufeffdocument,section,")).toBe(true);
    expect(csv.endsWith("\r\n")).toBe(true);
    const rows = parse(csv, { columns: true, bom: true, record_delimiter: "\r\n" });
    expect(rows).toContainEqual(
      expect.objectContaining({
        section: "Bill",
        text,
        detail: text,
        amount: "-12.34",
        balance: "0.05",
        currency: "USD",
      }),
    );
    expect(rows).toContainEqual(expect.objectContaining({ text: "Service", detail: text, amount: "" }));
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1"])(
    "never begins a text cell with %j",
    (text) => {
      expect(toTextCell(text)).toBe(`'${text}`);
      const rows = parse(renderCsv(describeWith(text), { timeZone: "UTC" }), { bom: true });
      const cells = rows.flat();
      expect(cells.filter((cell) => cell === text)).toEqual([]);
      expect(cells).toContain("-12.34");
    },
  );
});
