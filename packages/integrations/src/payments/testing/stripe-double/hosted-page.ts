import { endBankDebit, expireCheckout, openCheckout, payByBank, payWithCard } from "./checkout.ts";
import type { State } from "./state.ts";

export interface PageAnswer {
  status: number;
  html?: string;
  location?: string;
}

const CHECKOUT = /^\/c\/pay\/(\w+)$/;
const SETUP = /^\/setup\/(\w+)$/;

/**
 * What stands in for the pages that Stripe shows to people: the checkout, with buttons that say how it goes, and
 * the set-up of a payout account. Null for other paths.
 */
export function answerPage(
  state: State,
  {
    method,
    path,
    form,
    query,
  }: { method: string; path: string; form: URLSearchParams; query: URLSearchParams },
  setUp: (accountId: string) => void,
): PageAnswer | null {
  const checkoutId = CHECKOUT.exec(path)?.[1];
  if (checkoutId)
    return method === "POST"
      ? choose(state, checkoutId, form)
      : { status: 200, html: show(state, checkoutId) };
  const accountId = SETUP.exec(path)?.[1];
  if (!accountId) return null;
  if (method !== "POST")
    return { status: 200, html: page("Payout account", button("ready", "Finish the set-up")) };
  setUp(accountId);
  return { status: 303, location: query.get("return_url") ?? "/" };
}

function choose(state: State, id: string, form: URLSearchParams): PageAnswer {
  const session = openCheckout(state, id);
  switch (form.get("choice")) {
    case "pay":
      return payWithCard(state, id, "4242")
        ? { status: 303, location: session.success_url }
        : { status: 200, html: show(state, id, "The card was declined.") };
    case "decline":
      payWithCard(state, id, "0002");
      return { status: 200, html: show(state, id, "The card was declined. Try another one.") };
    case "bank":
    case "bank_paid":
      payByBank(state, id);
      if (form.get("choice") === "bank_paid") endBankDebit(state, id, true);
      return { status: 303, location: session.success_url };
    case "leave":
      return { status: 303, location: session.cancel_url ?? session.success_url };
    case "expire":
      expireCheckout(state, id);
      return { status: 303, location: session.cancel_url ?? session.success_url };
    default:
      return { status: 400, html: page("Checkout", "<p>No such choice.</p>") };
  }
}

function show(state: State, id: string, notice = ""): string {
  const { amount_total, currency } = openCheckout(state, id);
  const choices = [
    button("pay", "Pay"),
    button("decline", "Pay with a declined card"),
    button("bank", "Pay by bank debit"),
    button("bank_paid", "Pay by bank debit, paid at once"),
    button("leave", "Leave"),
    button("expire", "Let it expire"),
  ];
  const amount = `<p data-testid="amount">${amount_total} ${currency}</p>`;
  return page("Checkout", `<p role="status">${notice}</p>${amount}${choices.join("")}`);
}

function button(choice: string, label: string): string {
  return `<button name="choice" value="${choice}">${label}</button>`;
}

/** Only what the double itself makes gets into it. */
function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><title>${title}</title><h1>${title}</h1><form method="post">${body}</form></html>`;
}
