import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testNow } from "../testing/provider-contract.ts";
import { openStripeWorld, type StripeWorld } from "../testing/stripe-world.ts";

let world: StripeWorld;
let event: object;
beforeAll(async () => {
  world = await openStripeWorld();
  event = world.double.tellUnknown();
});
afterAll(() => world.close());

const ago = (seconds: number) => ({ signedAt: new Date(testNow.getTime() - seconds * 1_000) });
function read(
  forgery: object,
  change: (signed: { body: string; signature: string | null }) => object = () => ({}),
) {
  const signed = world.double.webhooks.sign(event, forgery);
  const { body, signature } = { ...signed, ...change(signed) };
  return () => world.provider.readWebhook(body, signature);
}

describe("a webhook is believed only with a good signature:", () => {
  test("signed by any of the endpoints, up to five minutes ago", () => {
    expect(read({})()).toMatchObject({ kind: "ignored", type: "treasury.surprise" });
    expect(read(ago(300))()).toMatchObject({ kind: "ignored" });
    expect(read({ secret: "whsec_ofAnotherEndpoint0000000" })()).toMatchObject({ kind: "ignored" });
  });

  test.each<[string, () => () => unknown]>([
    ["another secret", () => read({ secret: "whsec_somebodyElse000000000" })],
    ["an old timestamp", () => read(ago(301))],
    ["a timestamp from the future", () => read(ago(-301))],
    ["no signature", () => read({}, () => ({ signature: null }))],
    ["an empty signature", () => read({}, () => ({ signature: "" }))],
    ["a signature that is none", () => read({}, () => ({ signature: "t=now,v1=abc" }))],
    ["a body that was changed", () => read({}, ({ body }) => ({ body: `${body} ` }))],
    ["no body", () => read({}, () => ({ body: "" }))],
    [
      "a newer timestamp put before an old signature",
      () =>
        read(ago(3_600), ({ signature }) => ({
          signature: signature?.replace(/t=\d+/, `t=${testNow.getTime() / 1_000}`),
        })),
    ],
  ])("not with %s", (_name, attempt) => {
    expect(attempt()).toThrow(expect.objectContaining({ code: "invalid_signature" }));
  });
});

describe("a body that is signed but none of Stripe's is refused:", () => {
  test.each([
    "[]",
    "null",
    "12",
    "{}",
    '{"object":"event"}',
    '{"object":"v2.core.event","id":"evt_1"}',
    "not json",
    '{"id":"evt_1","object":"event","type":"charge.succeeded","created":1,"data":{"object":{"metadata":{"paymentId":"p","origin":"checkout"},"payment_intent":"pi_1","amount":"x","currency":7}}}',
  ])("%s", (body) => {
    const signature = world.double.webhooks.signText(body);
    expect(() => world.provider.readWebhook(body, signature)).toThrow(
      expect.objectContaining({ code: "invalid_input" }),
    );
  });
});

test("events about what others made on the same account are ignored", () => {
  const foreign = {
    id: "evt_foreign",
    object: "event",
    created: testNow.getTime() / 1_000,
    type: "payment_intent.succeeded",
    data: {
      object: { id: "pi_1", object: "payment_intent", amount_received: 5, currency: "usd", metadata: {} },
    },
  };
  const { body, signature } = world.double.webhooks.sign(foreign);
  expect(world.provider.readWebhook(body, signature)).toEqual({
    eventId: "evt_foreign",
    occurredAt: testNow,
    kind: "ignored",
    type: "payment_intent.succeeded",
  });
});
