import type { DocumentDescription, FactValue, Reader } from "../description.ts";
import { formatLocal, formatUtc, toMoney } from "../format.ts";
import { PageWriter, sizes } from "./page-writer.ts";
import { drawTable } from "./table.ts";

const labelWidthPt = 110;
const totalsWidthPt = 110;

/**
 * A document as PDF, in the reader's locale (one that {@link drawableLocale} gave) and time zone, with UTC beside
 * every instant. The same description and reader give the same bytes.
 */
export function renderPdf(description: DocumentDescription, reader: Reader): Promise<Buffer> {
  const writer = new PageWriter(description, reader);
  writer.paragraph("P", "PayGo", { size: sizes.heading, isBold: true });
  writer.y += 10;
  writer.paragraph("H1", `${description.title} ${description.number}`, { size: sizes.title, isBold: true });
  writer.y += 8;
  for (const { role, name } of description.parties) drawPair(writer, role, name);
  drawPair(writer, "Issued", factText({ kind: "instant", at: description.issuedAt }, reader));
  for (const { label, value } of description.facts) drawPair(writer, label, factText(value, reader));
  for (const section of description.sections) {
    writer.y += 14;
    // A heading is not left alone at the foot of a page.
    writer.makeRoom(70);
    writer.paragraph("H2", section.title, { size: sizes.heading, isBold: true });
    writer.y += 2;
    drawTable(writer, section.lines, description.currency, reader);
  }
  drawTotals(writer, description, reader);
  writer.y += 12;
  const notes = [
    ...description.notes,
    `Amounts are in ${description.currency}. Times are in ${reader.timeZone}${reader.timeZone === "UTC" ? "" : ", with UTC beside them"}.`,
  ];
  for (const note of notes) writer.paragraph("P", note, { size: sizes.small, isMuted: true });
  return writer.finish(`${description.title} ${description.number}`);
}

function factText(value: FactValue, reader: Reader): string {
  switch (value.kind) {
    case "text":
      return value.text;
    case "instant":
      return `${formatLocal(value.at, reader)} (${formatUtc(value.at)})`;
    default:
      return value satisfies never;
  }
}

/** A label with its value beside it. */
function drawPair(writer: PageWriter, label: string, value: string): void {
  const width = writer.width - labelWidthPt;
  const height = Math.max(writer.heightOf(label, labelWidthPt, {}), writer.heightOf(value, width, {}));
  writer.makeRoom(height);
  const pair = writer.pdf.struct("P");
  writer.root.add(pair);
  pair.add(() => writer.draw(label, writer.left, writer.y, labelWidthPt, { isMuted: true }));
  pair.add(() => writer.draw(value, writer.left + labelWidthPt, writer.y, width, {}));
  pair.end();
  writer.y += height + 2;
}

function drawTotals(writer: PageWriter, { totals, currency }: DocumentDescription, reader: Reader): void {
  writer.y += 12;
  writer.makeRoom(totals.length * 18);
  const right = writer.left + writer.width - totalsWidthPt;
  for (const { label, amountMinor, isMain } of totals) {
    const look = { size: isMain ? sizes.heading : sizes.text, isBold: isMain, align: "right" } as const;
    const amount = toMoney(amountMinor, currency, reader);
    const height = writer.heightOf(amount, totalsWidthPt, look);
    const pair = writer.pdf.struct("P");
    writer.root.add(pair);
    pair.add(() => writer.draw(label, writer.left, writer.y, writer.width - totalsWidthPt - 8, look));
    pair.add(() => writer.draw(amount, right, writer.y, totalsWidthPt, look));
    pair.end();
    writer.y += height + 3;
  }
}
