export { renderCsv } from "./csv/document-csv.ts";
export { renderLedgerCsv } from "./csv/ledger-csv.ts";
export { renderLedgerJournal } from "./journal/ledger-journal.ts";
export { drawableLocale } from "./pdf/drawable-locale.ts";
export { renderPdf } from "./pdf/render-pdf.ts";
