import PDFDocument from "pdfkit";
import type { DocumentDescription, Reader } from "../description.ts";
import { fontFiles, toDrawable } from "./fonts.ts";

type Pdf = InstanceType<typeof PDFDocument>;
export type Structure = ReturnType<Pdf["struct"]>;

export const sizes = { title: 20, heading: 11, text: 9, small: 7.5 } as const;
const colors = { text: "#18181b", muted: "#5b5b66", rule: "#d4d4d8" } as const;
const marginPt = 48;
const footerPt = 30;

/** How a piece of text looks. */
export interface Look {
  size?: number;
  isBold?: boolean;
  isMuted?: boolean;
  align?: "left" | "right";
}

/**
 * An A4 PDF that is written from top to bottom: tagged for screen readers (PDF/UA), with the font inside, and with
 * the same bytes every time, since it knows no other time than the document's own.
 */
export class PageWriter {
  readonly pdf: Pdf;
  readonly root: Structure;
  readonly left = marginPt;
  readonly width: number;
  y = marginPt;

  constructor(description: DocumentDescription, { locale }: Reader) {
    // Its types are behind: they know neither this subset nor the scope of a heading.
    const options: object = {
      size: "A4",
      margin: marginPt,
      bufferPages: true,
      pdfVersion: "1.7",
      subset: "PDF/UA",
      tagged: true,
      displayTitle: true,
      lang: locale.split("-")[0] === "en" ? locale : "en",
      info: {
        Title: toDrawable(`${description.title} ${description.number}`),
        Author: "PayGo",
        Creator: "PayGo",
        Producer: "PayGo",
        CreationDate: new Date(description.issuedAt),
      },
    };
    this.pdf = new PDFDocument(options);
    this.pdf.registerFont("regular", new Uint8Array(fontFiles.regular));
    this.pdf.registerFont("bold", new Uint8Array(fontFiles.bold));
    this.width = this.pdf.page.width - 2 * marginPt;
    this.root = this.pdf.struct("Document");
    this.pdf.addStructure(this.root);
  }

  private use({ size = sizes.text, isBold = false, isMuted = false }: Look): void {
    this.pdf
      .font(isBold ? "bold" : "regular")
      .fontSize(size)
      .fillColor(isMuted ? colors.muted : colors.text);
  }

  heightOf(text: string, width: number, look: Look): number {
    this.use(look);
    return this.pdf.heightOfString(toDrawable(text), { width });
  }

  /** Draws text at a place, without moving on. */
  draw(text: string, x: number, y: number, width: number, look: Look): void {
    this.use(look);
    this.pdf.text(toDrawable(text), x, y, { width, align: look.align ?? "left" });
  }

  /** Goes to a new page unless there is room for `height`. Returns whether it did. */
  makeRoom(height: number): boolean {
    if (this.y + height <= this.pdf.page.height - marginPt - footerPt) return false;
    this.pdf.addPage();
    this.y = marginPt;
    return true;
  }

  /** A paragraph or heading over the whole width. */
  paragraph(type: "H1" | "H2" | "P", text: string, look: Look, parent: Structure = this.root): void {
    const height = this.heightOf(text, this.width, look);
    this.makeRoom(height);
    parent.add(this.pdf.struct(type, {}, () => this.draw(text, this.left, this.y, this.width, look)));
    this.y += height;
  }

  /** A line across the page; only for the eye. */
  rule(): void {
    this.pdf.markContent("Artifact", { type: "Layout" });
    this.pdf
      .moveTo(this.left, this.y)
      .lineTo(this.left + this.width, this.y)
      .lineWidth(0.5)
      .strokeColor(colors.rule)
      .stroke();
    this.pdf.endMarkedContent();
  }

  /** Writes the foot of every page and ends the document. */
  async finish(foot: string): Promise<Buffer> {
    const { start, count } = this.pdf.bufferedPageRange();
    for (let index = start; index < start + count; index += 1) {
      this.pdf.switchToPage(index);
      this.pdf.markContent("Artifact", { type: "Pagination" });
      this.use({ size: sizes.small, isMuted: true });
      const text = toDrawable(`${foot} · page ${index - start + 1} of ${count}`);
      this.pdf.text(text, this.left, this.pdf.page.height - marginPt - 8, { lineBreak: false });
      this.pdf.endMarkedContent();
    }
    this.root.end();
    const chunks: Buffer[] = [];
    this.pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
    const ended = new Promise<void>((resolve) => this.pdf.on("end", () => resolve()));
    this.pdf.end();
    await ended;
    return Buffer.concat(chunks);
  }
}
