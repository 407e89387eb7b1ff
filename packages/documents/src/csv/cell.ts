/**
 * A text as a spreadsheet must not run it: cells that begin with `=`, `+`, `-`, `@`, a tab or a line break are
 * formulas to Excel and its like, so an apostrophe goes before them (OWASP, CSV injection). For text only: amounts
 * are numbers and keep their sign.
 */
export function toTextCell(text: string): string {
  return /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
}
