import {
  creditNoteInput,
  ledgerExportInput,
  payoutStatementInput,
  sessionInput,
  statementInput,
  timeZone as timeZoneSchema,
} from "@paygo/contracts";
import { DomainError } from "@paygo/core";
import {
  type DocumentDescription,
  describeCreditNote,
  describePayoutStatement,
  describeReceipt,
  describeStatement,
  type Reader,
} from "@paygo/documents";
import {
  exportLedger,
  getCreditNote,
  getPayoutStatement,
  getReceipt,
  getStatement,
  type ServiceContext,
  type Viewer,
} from "@paygo/services";
import type { z } from "zod";

/** A file to send. */
export interface MadeDocument {
  fileName: string;
  contentType: string;
  body: Uint8Array<ArrayBuffer> | string | ReadableStream<Uint8Array>;
}

type Describe = (reader: Reader) => DocumentDescription;
type Format = "pdf" | "csv" | "journal";

const path =
  /^\/documents\/(?:(receipts|credit-notes|payouts|statements)\/([\w-]{1,64})\.(pdf|csv)|(ledger)\.(csv|journal))$/;

/** Whether an address (without its query) is that of a file of a document; their pages are Next's. */
export function isDocumentPath(pathname: string): boolean {
  return path.test(pathname);
}

/** What renders PDFs stays out of Next's bundles: Node loads it itself, with its fonts, when the first one is asked for. */
const loadRenderers = () => import(/* turbopackIgnore: true */ "@paygo/documents/render");

function read<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const fields = [...new Set(result.error.issues.map((issue) => issue.path.join(".")))];
  throw new DomainError("invalid_input", "not the address of a document", { fields: fields.join(", ") });
}

/** Reads and renders the document at an address. Throws as its verb does, and `invalid_input` for the query. */
export async function findDocument(
  services: ServiceContext,
  viewer: Viewer,
  url: URL,
  locale: string,
): Promise<MadeDocument> {
  const [, kind, id = "", extension, ledger, ledgerExtension] = path.exec(url.pathname) ?? [];
  const query = Object.fromEntries(url.searchParams);
  const timeZone = read(timeZoneSchema, query.timeZone ?? "UTC");
  const format = toFormat(extension ?? ledgerExtension);
  if (ledger !== undefined)
    return makeLedger(services, viewer, read(ledgerExportInput, query), format, timeZone);
  const describe = await readDescription(services, viewer, kind, id, { ...query, timeZone });
  return makeFile(describe, format, { locale, timeZone });
}

function toFormat(extension: string | undefined): Format {
  if (extension === "pdf" || extension === "csv" || extension === "journal") return extension;
  throw new DomainError("not_found", "no such format");
}

async function readDescription(
  services: ServiceContext,
  viewer: Viewer,
  kind: string | undefined,
  id: string,
  query: Record<string, string>,
): Promise<Describe> {
  switch (kind) {
    case "receipts": {
      const receipt = await getReceipt(services, viewer, readId(sessionInput, { sessionId: id }));
      return (reader) => describeReceipt(receipt, reader);
    }
    case "credit-notes": {
      const creditNote = await getCreditNote(services, viewer, readId(creditNoteInput, { refundId: id }));
      return (reader) => describeCreditNote(creditNote, reader);
    }
    case "payouts": {
      const input = readId(payoutStatementInput, { payoutId: id });
      const statement = await getPayoutStatement(services, viewer, input);
      return (reader) => describePayoutStatement(statement, reader);
    }
    case "statements": {
      const statement = await getStatement(services, viewer, read(statementInput, { ...query, month: id }));
      return (reader) => describeStatement(statement, reader);
    }
    default:
      throw new DomainError("not_found", "no such document");
  }
}

/** What cannot be an id is the id of nothing. */
function readId<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new DomainError("not_found", "no such document");
}

async function makeFile(describe: Describe, format: Format, reader: Reader): Promise<MadeDocument> {
  const { drawableLocale, renderCsv, renderPdf } = await loadRenderers();
  const description = describe(reader);
  if (format !== "pdf") {
    return {
      fileName: `${description.number}.csv`,
      contentType: CSV,
      body: renderCsv(description, reader),
    };
  }
  const drawable = { ...reader, locale: drawableLocale(reader.locale, description.currency) };
  return {
    fileName: `${description.number}.pdf`,
    contentType: "application/pdf",
    body: new Uint8Array(await renderPdf(describe(drawable), drawable)),
  };
}

const CSV = "text/csv; charset=utf-8; header=present";

/** A ledger of any size is sent while it is read. */
async function makeLedger(
  services: ServiceContext,
  viewer: Viewer,
  range: z.output<typeof ledgerExportInput>,
  format: Format,
  timeZone: string,
): Promise<MadeDocument> {
  const batches = exportLedger(services, viewer, range);
  const { renderLedgerCsv, renderLedgerJournal } = await loadRenderers();
  const isCsv = format === "csv";
  const text = isCsv ? renderLedgerCsv(batches, timeZone) : renderLedgerJournal(batches, range);
  return {
    fileName: `ledger-${range.from.slice(0, 10)}-${range.to.slice(0, 10)}.${format}`,
    contentType: isCsv ? CSV : "text/plain; charset=utf-8",
    body: toStream(text),
  };
}

/** Reads on only when the receiver has taken what was sent. */
function toStream(text: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await text.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await text.return(undefined);
    },
  });
}
