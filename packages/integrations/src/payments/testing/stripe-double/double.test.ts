import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { STRIPE_API_VERSION } from "../../stripe/provider.ts";
import { type StripeDouble, startStripeDouble } from "./double.ts";

let double: StripeDouble;
beforeAll(async () => {
  double = await startStripeDouble();
});
afterAll(() => double.close());

async function call(path: string, body: string, headers: Record<string, string> = {}) {
  const answer = await fetch(new URL(path, double.url), {
    method: "POST",
    body,
    headers: {
      authorization: `Bearer ${double.secretKey}`,
      "stripe-version": STRIPE_API_VERSION,
      "content-type": "application/x-www-form-urlencoded",
      ...headers,
    },
  });
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
}

const key = () => ({ "idempotency-key": crypto.randomUUID() });

describe("the double refuses, as Stripe does,", () => {
  test.each<[string, number, string, string, Record<string, string>]>([
    ["a path that it does not have", 404, "/v1/account", "type=express", {}],
    ["an unknown parameter", 400, "/v1/accounts", "type=express&colour=red", {}],
    ["a missing parameter", 400, "/v1/accounts", "email=a", {}],
    ["a parameter twice", 400, "/v1/accounts", "type=express&type=express", {}],
    ["a wrong key", 401, "/v1/accounts", "type=express", { authorization: "Bearer sk_test_other" }],
    ["another version", 400, "/v1/accounts", "type=express", { "stripe-version": "2020-08-27" }],
    ["JSON", 400, "/v1/accounts", "{}", { "content-type": "application/json" }],
    [
      "an idempotency key of 256 characters",
      400,
      "/v1/accounts",
      "type=express",
      { "idempotency-key": "x".repeat(256) },
    ],
    ["an amount below 1", 400, "/v1/refunds", "payment_intent=pi_none&amount=0", {}],
    ["an unknown object", 404, "/v1/transfers", "amount=1&currency=usd&destination=acct_none", {}],
  ])("%s: %i", async (_name, status, path, body, headers) => {
    const answer = await call(path, body, headers);
    expect(answer).toMatchObject({ status, body: { error: { type: "invalid_request_error" } } });
  });
});

describe("a key", () => {
  test("gives the first answer again, and says so", async () => {
    const headers = key();
    const first = await call("/v1/accounts", "type=express", headers);
    const second = await call("/v1/accounts", "type=express", headers);
    expect(second.body).toEqual(first.body);
    expect([first, second].map((answer) => answer.headers.get("idempotent-replayed"))).toEqual([
      null,
      "true",
    ]);
  });

  test("keeps a decline too, and belongs to its parameters", async () => {
    const customer = double.addCustomer("customer@paygo.test");
    const card = double.addCard(customer, "0002");
    const body = (amount: number) =>
      `amount=${amount}&currency=usd&customer=${customer}&payment_method=${card}&off_session=true&confirm=true`;
    const headers = key();
    const first = await call("/v1/payment_intents", body(5), headers);
    expect(first).toMatchObject({ status: 402, body: { error: { code: "card_declined" } } });
    const second = await call("/v1/payment_intents", body(5), headers);
    expect(second).toMatchObject({ status: 402, body: first.body });
    expect(second.headers.get("idempotent-replayed")).toBe("true");
    const other = await call("/v1/payment_intents", body(6), headers);
    expect(other).toMatchObject({ status: 400, body: { error: { type: "idempotency_error" } } });
  });

  test("is refused while its first call is under way", async () => {
    const headers = key();
    let finish = () => {};
    const until = new Promise<void>((resolve) => {
      finish = resolve;
    });
    double.faults.next({ kind: "slow", until });
    const first = call("/v1/accounts", "type=express", headers);
    await expect.poll(() => double.seen.at(-1)?.idempotencyKey).toBe(headers["idempotency-key"]);
    expect(await call("/v1/accounts", "type=express", headers)).toMatchObject({ status: 409 });
    finish();
    expect(await first).toMatchObject({ status: 200 });
  });
});

describe("the hosted page", () => {
  const checkout = async () => {
    const price = "line_items[0][price_data]";
    const body = new URLSearchParams({
      mode: "payment",
      success_url: "https://paygo.example/done",
      cancel_url: "https://paygo.example/left",
      "line_items[0][quantity]": "1",
      [`${price}[currency]`]: "usd",
      [`${price}[unit_amount]`]: "700",
      [`${price}[product_data][name]`]: "Funds",
    });
    return (await call("/v1/checkout/sessions", body.toString())).body as { id: string; url: string };
  };
  const choose = (url: string, choice: string) =>
    fetch(url, { method: "POST", body: new URLSearchParams({ choice }), redirect: "manual" });

  test.each([
    ["pay", "https://paygo.example/done", "checkout.session.completed"],
    ["bank", "https://paygo.example/done", "checkout.session.completed"],
    ["expire", "https://paygo.example/left", "checkout.session.expired"],
  ])("%s leads back to %s", async (choice, location, type) => {
    const { url } = await checkout();
    expect(await (await fetch(url)).text()).toContain("700 usd");
    const answer = await choose(url, choice);
    expect([answer.status, answer.headers.get("location")]).toEqual([303, location]);
    expect(double.events.at(-1)?.type).toBe(type);
  });

  test("a declined card leaves the payer there", async () => {
    const { url } = await checkout();
    const answer = await choose(url, "decline");
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("declined");
    expect((await choose(url, "pay")).status).toBe(303);
  });
});
