import { stringify } from "csv-stringify/sync";
import type { DocumentDescription, DocumentLine, FactValue, Reader } from "../description.ts";
import { toDecimal, toLocalIso } from "../format.ts";
import { toTextCell } from "./cell.ts";

/** The columns of every document, in this order. */
const documentColumns = [
  "document",
  "section",
  "line",
  "text",
  "detail",
  "number",
  "time_utc",
  "time_local",
  "until_utc",
  "until_local",
  "duration_seconds",
  "gross",
  "fee",
  "amount",
  "balance",
  "currency",
] as const;
type Row = Record<(typeof documentColumns)[number], string>;

/**
 * A document as CSV (RFC 4180: comma, quotes, CRLF, a heading), one table of the same columns whatever the document:
 * its head, then its sections line by line, then its totals. Amounts are plain decimals, `time_utc` is ISO 8601 in UTC
 * and `time_local` the same instant in the reader’s time zone with its offset. It begins with a byte order mark:
 * without it Excel takes UTF-8 for Latin-1.
 */
export function renderCsv(description: DocumentDescription, { timeZone }: Pick<Reader, "timeZone">): string {
  const rowOf = (section: string, line: number, cells: Partial<Row>): Row => ({
    ...emptyRow,
    document: description.number,
    section,
    line: String(line),
    ...cells,
  });
  const times = (at: string | null) => (at === null ? null : { utc: at, local: toLocalIso(at, timeZone) });
  const factCells = (value: FactValue): Partial<Row> =>
    value.kind === "text"
      ? { detail: toTextCell(value.text) }
      : { time_utc: value.at, time_local: toLocalIso(value.at, timeZone) };
  const money = (amountMinor: number | null) =>
    amountMinor === null ? "" : toDecimal(amountMinor, description.currency);
  const lineCells = (line: DocumentLine): Partial<Row> => {
    const amounts = [line.grossMinor, line.feeMinor, line.amountMinor, line.balanceMinor];
    return {
      text: toTextCell(line.text),
      detail: toTextCell(line.detail ?? ""),
      number: line.reference ?? "",
      time_utc: times(line.at)?.utc ?? "",
      time_local: times(line.at)?.local ?? "",
      until_utc: times(line.until)?.utc ?? "",
      until_local: times(line.until)?.local ?? "",
      duration_seconds: line.durationMs === null ? "" : String(line.durationMs / 1000),
      gross: money(line.grossMinor),
      fee: money(line.feeMinor),
      amount: money(line.amountMinor),
      balance: money(line.balanceMinor),
      currency: amounts.some((amount) => amount !== null) ? description.currency : "",
    };
  };
  const head: Partial<Row>[] = [
    { text: "Title", detail: description.title },
    { text: "Number", detail: description.number },
    { text: "Issued", ...factCells({ kind: "instant", at: description.issuedAt }) },
    ...description.parties.map(({ role, name }) => ({ text: role, detail: toTextCell(name) })),
    ...description.facts.map(({ label, value }) => ({ text: label, ...factCells(value) })),
  ];
  const rows = [
    ...head.map((cells, index) => rowOf("Document", index + 1, cells)),
    ...description.sections.flatMap(({ title, lines }) =>
      lines.map((line, index) => rowOf(title, index + 1, lineCells(line))),
    ),
    ...description.totals.map(({ label, amountMinor }, index) =>
      rowOf("Totals", index + 1, {
        text: label,
        amount: money(amountMinor),
        currency: description.currency,
      }),
    ),
  ];
  return stringify(rows, {
    header: true,
    columns: [...documentColumns],
    bom: true,
    record_delimiter: "\r\n",
  });
}

const emptyRow: Row = {
  document: "",
  section: "",
  line: "",
  text: "",
  detail: "",
  number: "",
  time_utc: "",
  time_local: "",
  until_utc: "",
  until_local: "",
  duration_seconds: "",
  gross: "",
  fee: "",
  amount: "",
  balance: "",
  currency: "",
};
