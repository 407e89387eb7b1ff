import type { DocumentLine, Reader } from "../description.ts";
import { formatDuration, formatLocal, formatUtc, toMoney } from "../format.ts";
import { type Look, type PageWriter, type Structure, sizes } from "./page-writer.ts";

type Part = { text: string } & Look;

interface Column {
  title: string;
  /** Points; the text column takes what is left. */
  width: number | null;
  align: "left" | "right";
  isUsed(line: DocumentLine): boolean;
  parts(line: DocumentLine): Part[];
}

const paddingPt = 4;
const gapPt = 8;
const small = { size: sizes.small, isMuted: true } as const;

function columnsFor(lines: readonly DocumentLine[], currency: string, reader: Reader): Column[] {
  const money = (amountMinor: number | null): Part[] =>
    amountMinor === null ? [] : [{ text: toMoney(amountMinor, currency, reader) }];
  const instant = (at: string | null): Part[] =>
    at === null ? [] : [{ text: formatLocal(at, reader) }, { text: formatUtc(at), ...small }];
  const all: Column[] = [
    { title: "Time", width: 118, align: "left", isUsed: (l) => l.at !== null, parts: (l) => instant(l.at) },
    {
      title: "Until",
      width: 118,
      align: "left",
      isUsed: (l) => l.until !== null,
      parts: (l) => instant(l.until),
    },
    {
      title: "What",
      width: null,
      align: "left",
      isUsed: () => true,
      parts: (l) => [{ text: l.text }, ...detailsOf(l, currency, reader).map((text) => ({ text, ...small }))],
    },
    {
      title: "Number",
      width: 58,
      align: "left",
      isUsed: (l) => l.reference !== null,
      parts: (l) => (l.reference === null ? [] : [{ text: l.reference }]),
    },
    {
      title: "Duration",
      width: 62,
      align: "right",
      isUsed: (l) => l.durationMs !== null,
      parts: (l) => (l.durationMs === null ? [] : [{ text: formatDuration(l.durationMs) }]),
    },
    {
      title: "Amount",
      width: 78,
      align: "right",
      isUsed: (l) => l.amountMinor !== null,
      parts: (l) => money(l.amountMinor),
    },
    {
      title: "Balance",
      width: 78,
      align: "right",
      isUsed: (l) => l.balanceMinor !== null,
      parts: (l) => money(l.balanceMinor),
    },
  ];
  return all.filter((column) => lines.some(column.isUsed));
}

function detailsOf(line: DocumentLine, currency: string, reader: Reader): string[] {
  const { grossMinor, feeMinor, detail } = line;
  const shares =
    grossMinor === null || feeMinor === null
      ? []
      : [`Charged ${toMoney(grossMinor, currency, reader)}, fee ${toMoney(feeMinor, currency, reader)}`];
  return [...(detail === null ? [] : [detail]), ...shares];
}

/** Draws the lines of a section as a table; the head is repeated on every page that it reaches. */
export function drawTable(
  writer: PageWriter,
  lines: readonly DocumentLine[],
  currency: string,
  reader: Reader,
): void {
  const columns = columnsFor(lines, currency, reader);
  const fixed = columns.reduce((sum, { width }) => sum + (width ?? 0), 0) + gapPt * (columns.length - 1);
  const widths = columns.map(({ width }) => width ?? writer.width - fixed);
  const { pdf } = writer;
  const table = pdf.struct("Table");
  writer.root.add(table);
  const head = columns.map(({ title, align }): Part[] => [{ text: title, ...small, isBold: true, align }]);
  drawRow(writer, table, "TH", head, widths);
  for (const line of lines) {
    const cells = columns.map((column) =>
      column.parts(line).map((part) => ({ ...part, align: column.align })),
    );
    if (writer.makeRoom(heightOfRow(writer, cells, widths))) drawRow(writer, null, "TH", head, widths);
    drawRow(writer, table, "TD", cells, widths);
  }
  table.end();
}

function heightOfRow(writer: PageWriter, cells: readonly Part[][], widths: readonly number[]): number {
  const heights = cells.map((parts, index) =>
    parts.reduce((sum, part) => sum + writer.heightOf(part.text, widths[index] ?? 0, part), 0),
  );
  return Math.max(...heights) + 2 * paddingPt;
}

/** Without a table the row is a repetition, which only the eye needs. */
function drawRow(
  writer: PageWriter,
  table: Structure | null,
  type: "TH" | "TD",
  cells: readonly Part[][],
  widths: readonly number[],
): void {
  const { pdf } = writer;
  const height = heightOfRow(writer, cells, widths);
  writer.makeRoom(height);
  const row = table && pdf.struct("TR");
  if (table && row) table.add(row);
  else pdf.markContent("Artifact", { type: "Layout" });
  const options: object = type === "TH" ? { scope: "Column" } : {};
  let x = writer.left;
  for (const [index, parts] of cells.entries()) {
    const [left, width] = [x, widths[index] ?? 0];
    const draw = () => {
      let y = writer.y + paddingPt;
      for (const part of parts) {
        writer.draw(part.text, left, y, width, part);
        y += writer.heightOf(part.text, width, part);
      }
    };
    if (row) row.add(pdf.struct(type, options, draw));
    else draw();
    x += width + gapPt;
  }
  if (row) row.end();
  else pdf.endMarkedContent();
  writer.y += height;
  writer.rule();
}
