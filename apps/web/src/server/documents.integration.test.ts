import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { ApiEdge } from "@paygo/api";
import { formatMoney } from "@paygo/core";
import { getReceipt, getStatement, type Viewer } from "@paygo/services";
import {
  formulaTitle,
  liveMoneyLife,
  type MoneyLife,
  setUpSuite,
  type TestContext,
} from "@paygo/services/testing";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, test } from "vitest";
import { answerDocument } from "./answer-document.ts";

const suite = setUpSuite();
let ctx: TestContext;
let life: MoneyLife;
beforeAll(async () => {
  ctx = suite.context();
  life = await liveMoneyLife(ctx);
});

/** Asks for a document as a browser would; the viewer stands for the cookie. */
function ask(viewer: Viewer | null, path: string, headers: Record<string, string> = {}, method = "GET") {
  const edge: ApiEdge = {
    publicUrl: new URL("https://paygo.test"),
    isCookieAuthenticated: () => true,
    createContext: async (_headers, requestId) => ({
      services: ctx,
      viewer,
      requestId,
      caller: { ip: "::1" },
    }),
    log: ctx.log,
  };
  return answerDocument(new Request(`https://paygo.test${path}`, { method, headers }), edge);
}

/** The text of a PDF by poppler; every kind of space is one. */
async function readPdf(answer: Response): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "paygo-pdf-"));
  try {
    const file = join(folder, "document.pdf");
    await writeFile(file, new Uint8Array(await answer.arrayBuffer()));
    const { stdout } = await promisify(execFile)("pdftotext", ["-layout", file, "-"]).catch(
      (error: unknown) => {
        throw new Error("pdftotext could not read it; is poppler-utils installed?", { cause: error });
      },
    );
    return oneSpace(stdout);
  } finally {
    await rm(folder, { recursive: true });
  }
}
const oneSpace = (text: string) => text.replace(/[\s\u00a0\u202f]+/g, " ");

interface CsvRow {
  section: string;
  text: string;
  detail: string;
  amount: string;
  balance: string;
  time_utc: string;
  time_local: string;
}
async function readCsv(answer: Response): Promise<CsvRow[]> {
  return parse<CsvRow>(await answer.text(), { columns: true, bom: true, record_delimiter: "\r\n" });
}
const minorOf = (decimal: string) => Number(decimal.replace(".", ""));

const readers = ["en-US", "de-DE", "fr-FR"].flatMap((locale) =>
  ["America/New_York", "Asia/Kathmandu"].map((timeZone) => ({ locale, timeZone })),
);

describe.each(readers)("for a reader in $locale and $timeZone", ({ locale, timeZone }) => {
  const accept = { "accept-language": locale };
  const money = (amountMinor: number) => oneSpace(formatMoney(amountMinor, "USD", locale));
  const local = (at: string) =>
    oneSpace(
      new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "medium", timeZone }).format(
        new Date(at),
      ),
    );

  test("the receipt's PDF and CSV have the receipt's figures to the cent, and its instants here and in UTC", async () => {
    const sessionId = life.sessionIds[0];
    const receipt = await getReceipt(ctx, life.vendor, { sessionId });
    const path = `/documents/receipts/${sessionId}`;
    const pdf = await readPdf(await ask(life.vendor, `${path}.pdf?timeZone=${timeZone}`, accept));
    const figures = {
      Charged: receipt.chargedMinor,
      Held: receipt.heldMinor,
      "Released to the customer": receipt.releasedMinor,
      Refunded: -100,
      "Charged after refunds": receipt.chargedMinor - 100,
      "Platform fee (15 %)": -(receipt.split?.feeMinor ?? 0),
      "Vendor’s share": receipt.split?.vendorMinor ?? 0,
      "Vendor’s share after refunds": 765,
    };
    const csv = await readCsv(await ask(life.vendor, `${path}.csv?timeZone=${timeZone}`, accept));
    for (const [label, amountMinor] of Object.entries(figures)) {
      expect(pdf, label).toContain(`${label} ${money(amountMinor)}`);
      const amounts = csv
        .filter(({ text, amount }) => text === label && amount !== "")
        .map(({ amount }) => minorOf(amount));
      expect(amounts, label).toContain(amountMinor);
    }
    expect(pdf).toContain(`R-${String(receipt.receiptNumber).padStart(6, "0")}`);
    expect(pdf).toContain(`${local(receipt.endedAt)} (2026-03-02 10:00:10 UTC)`);
    const ended = csv.find(({ text }) => text === "Ended");
    expect(ended?.time_utc).toBe(receipt.endedAt);
    expect(ended?.time_local).toMatch(
      timeZone === "Asia/Kathmandu" ? /T15:45:10.000\+05:45$/ : /T05:00:10.000-05:00$/,
    );
    expect(Date.parse(ended?.time_local ?? "")).toBe(Date.parse(receipt.endedAt));
  });

  test("both statements' PDFs and CSVs have the statement's lines, balances and totals", async () => {
    for (const viewer of [life.customer, life.vendor]) {
      const statement = await getStatement(ctx, viewer, { month: "2026-03", timeZone });
      const path = `/documents/statements/2026-03`;
      const pdf = await readPdf(await ask(viewer, `${path}.pdf?timeZone=${timeZone}`, accept));
      const csv = await readCsv(await ask(viewer, `${path}.csv?timeZone=${timeZone}`, accept));
      const movements = csv.filter(({ section, amount }) => section === "Movements" && amount !== "");
      expect(movements.map(({ amount }) => minorOf(amount))).toEqual(
        statement.lines.map((each) => each.amountMinor),
      );
      for (const each of statement.lines) {
        expect(pdf).toContain(`${money(each.amountMinor)} ${money(each.balanceMinor)}`);
        expect(pdf).toContain(local(each.at));
      }
      expect(pdf).toContain(`Closing balance ${money(statement.closing.balanceMinor)}`);
      expect(
        csv.find(({ section, text }) => section === "Totals" && text === "Closing balance")?.amount,
      ).toBe((statement.closing.balanceMinor / 100).toFixed(2));
    }
  });

  test("a payout's PDF and CSV add up from what was left to what was paid and what is left", async () => {
    const path = `/documents/payouts/${life.payoutIds[0]}`;
    const pdf = await readPdf(await ask(life.vendor, `${path}.pdf?timeZone=${timeZone}`, accept));
    expect(pdf).toContain(`Sessions, after refunds ${money(1_615)}`);
    expect(pdf).toContain(`Paid out ${money(1_000)}`);
    expect(pdf).toContain(`Left available ${money(615)}`);
    const rows = await readCsv(await ask(life.vendor, `${path}.csv`, accept));
    const lines = rows.filter(({ section, amount }) => section === "Available earnings" && amount !== "");
    expect(lines.reduce((sum, { amount }) => sum + minorOf(amount), 0)).toBe(615);
    expect(lines.map(({ amount }) => amount)).toEqual(expect.arrayContaining(["8.50", "-0.85"]));
    let running = 0;
    for (const { amount, balance } of lines) {
      running += minorOf(amount);
      expect(minorOf(balance)).toBe(running);
    }
  });

  test("a credit note names its receipt and what was given back", async () => {
    const pdf = await readPdf(
      await ask(life.customer, `/documents/credit-notes/${life.refundId}.pdf`, accept),
    );
    expect(pdf).toContain(`Refunded ${money(100)}`);
    expect(pdf).toMatch(/Corrects receipt R-\d{6}/);
    expect(pdf).toContain("with our apologies – a “late” start");
  });
});

test("the same document has the same bytes, whenever it is asked for", async () => {
  const path = `/documents/receipts/${life.sessionIds[1]}.pdf?timeZone=Europe/Berlin`;
  const first = Buffer.from(await (await ask(life.customer, path)).arrayBuffer());
  ctx.clock.advance(86_400_000);
  expect(Buffer.from(await (await ask(life.customer, path)).arrayBuffer()).equals(first)).toBe(true);
  expect(first.includes("/MarkInfo") && first.includes("/StructTreeRoot")).toBe(true);
});

test("a locale in a script that the font lacks gets figures that can be read", async () => {
  const path = `/documents/receipts/${life.sessionIds[1]}.pdf`;
  const pdf = await readPdf(await ask(life.customer, path, { "accept-language": "ar-EG, ja;q=0.5" }));
  expect(pdf).toContain("Charged $10.00");
});

test("no text cell of a CSV is a formula; amounts keep their sign", async () => {
  for (const path of [
    `receipts/${life.sessionIds[0]}`,
    "statements/2026-03",
    `payouts/${life.payoutIds[0]}`,
  ]) {
    const answer = await ask(life.vendor, `/documents/${path}.csv`);
    const rows = parse(await answer.text(), { bom: true });
    expect(rows.flat().filter((cell) => /^[=+@\t\r]|^-(?!\d+\.\d\d$)/.test(cell))).toEqual([]);
    expect(rows.flat().some((cell) => cell.includes(formulaTitle))).toBe(true);
    expect(rows.flat().some((cell) => /^-\d+\.\d\d$/.test(cell))).toBe(true);
  }
});

describe("an answer", () => {
  test("says what it is, is not kept by anybody, and has the number of the document as its name", async () => {
    const receipt = await getReceipt(ctx, life.customer, { sessionId: life.sessionIds[0] });
    const number = `R-${String(receipt.receiptNumber).padStart(6, "0")}`;
    for (const [extension, type] of [
      ["pdf", "application/pdf"],
      ["csv", "text/csv; charset=utf-8; header=present"],
    ]) {
      const { headers } = await ask(life.customer, `/documents/receipts/${life.sessionIds[0]}.${extension}`);
      expect(headers.get("content-type")).toBe(type);
      expect(headers.get("content-disposition")).toBe(`attachment; filename="${number}.${extension}"`);
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
    }
  });

  test.each([
    ["a receipt", 404, () => `/documents/receipts/${life.sessionIds[0]}.pdf`],
    ["a credit note", 404, () => `/documents/credit-notes/${life.refundId}.csv`],
    ["a payout", 404, () => `/documents/payouts/${life.payoutIds[0]}.pdf`],
    ["a statement", 404, () => `/documents/statements/2026-03.pdf?userId=${life.vendor.userId}`],
    ["the ledger", 403, () => "/documents/ledger.csv?from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z"],
  ])("to a stranger who asks for %s is %i", async (_name, status, path) => {
    const stranger: Viewer = {
      userId: ctx.ids.newId(),
      role: "user",
      name: "Somebody",
      via: "cookie",
      signedInAt: null,
    };
    expect((await ask(stranger, path())).status).toBe(status);
    expect((await ask(null, path())).status).toBe(401);
    const toSignIn = await ask(null, path(), { accept: "text/html,*/*" });
    expect(toSignIn.status).toBe(303);
    expect(toSignIn.headers.get("location")).toBe(`/sign-in?callbackUrl=${encodeURIComponent(path())}`);
  });

  test.each([
    ["no id", 404, "/documents/receipts/no-id.pdf"],
    ["no month", 400, "/documents/statements/2026-13.pdf"],
    ["a month to come", 400, "/documents/statements/2099-01.pdf"],
    ["no time zone", 400, "/documents/statements/2026-03.pdf?timeZone=Mars/Olympus"],
    ["an offset for a time zone", 400, "/documents/statements/2026-03.pdf?timeZone=%2B02:00"],
    ["a kind that there is not", 404, "/documents/bills/2026-03.pdf"],
  ])("to %s is %i", async (_name, status, path) => {
    expect((await ask(life.customer, path)).status).toBe(status);
  });

  test("to anything but GET is 405", async () => {
    const answer = await ask(life.customer, "/documents/statements/2026-03.pdf", {}, "POST");
    expect(answer.status).toBe(405);
    expect(answer.headers.get("allow")).toBe("GET");
  });
});

describe("an accountant's export of the ledger", () => {
  const range = "from=2026-01-01T00:00:00Z&to=2026-12-01T00:00:00Z";

  test("as CSV sums to every account's balance, and to zero in every transaction and in all", async () => {
    const text = await (await ask(life.admin, `/documents/ledger.csv?${range}`)).text();
    const rows = parse<Record<string, string>>(text, { columns: true, bom: true });
    const sumBy = (column: string) => {
      const sums = new Map<string, number>();
      for (const row of rows) {
        const key = row[column] ?? "";
        sums.set(key, (sums.get(key) ?? 0) + minorOf(row.amount ?? ""));
      }
      return sums;
    };
    expect(new Set(sumBy("transaction").values())).toEqual(new Set([0]));
    expect([...sumBy("currency")]).toEqual([["USD", 0]]);
    expect(sumBy("account")).toEqual(await balancesByName());
  });

  test("as a journal has transactions that balance, and the same balances with the sign turned round", async () => {
    const answer = await ask(life.admin, `/documents/ledger.journal?${range}`);
    expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    const transactions = (await answer.text()).split("\n\n").filter((part) => /^\d{4}-/.test(part));
    const sums = new Map<string, number>();
    for (const transaction of transactions) {
      const postings = [...transaction.matchAll(/^ {4}([A-Z][\w:-]+) {2}(-?\d+\.\d\d) USD$/gm)];
      expect(postings).toHaveLength(transaction.trim().split("\n").length - 1);
      let left = 0;
      for (const [, account = "", amount = ""] of postings) {
        left += minorOf(amount);
        sums.set(account, (sums.get(account) ?? 0) - minorOf(amount));
      }
      expect(left).toBe(0);
    }
    expect(transactions).toHaveLength(await ctx.db.prisma.ledgerTransaction.count());
    expect(sums).toEqual(await balancesByName());
  });

  async function balancesByName(): Promise<Map<string, number>> {
    const names = {
      available: (owner: string) => `Liabilities:Customers:${owner}:Available`,
      held: (owner: string) => `Liabilities:Customers:${owner}:Held`,
      withdrawals_in_transit: (owner: string) => `Liabilities:Customers:${owner}:Withdrawals`,
      receivable: (owner: string) => `Assets:Receivable:${owner}`,
      earnings_pending: (owner: string) => `Liabilities:Vendors:${owner}:Pending`,
      earnings_available: (owner: string) => `Liabilities:Vendors:${owner}:Available`,
      payouts_in_transit: (owner: string) => `Liabilities:Vendors:${owner}:Payouts`,
      fees: () => "Income:Fees",
      funding: () => "Assets:Outside",
      adjustments: () => "Expenses:Adjustments",
    };
    const accounts = await ctx.db.prisma.ledgerAccount.findMany({ where: { entries: { some: {} } } });
    return new Map(accounts.map((a) => [names[a.kind](a.ownerId ?? ""), Number(a.balanceMinor)]));
  }
});
