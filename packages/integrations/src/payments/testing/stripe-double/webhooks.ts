import Stripe from "stripe";
import type { StripeEvent } from "./objects.ts";

/** How a webhook is to differ from an honest one. */
export interface Forgery {
  /** Another secret than the endpoint's. */
  secret?: string;
  /** When it claims to be signed; now by default. */
  signedAt?: Date;
  /** Bytes of padding in the event. */
  padding?: number;
}

export interface SignedWebhook {
  body: string;
  signature: string;
}

/** Signs an event as Stripe does, with the test signer of Stripe's own library. */
function signEvent(event: object, secret: string, now: Date, forgery: Forgery = {}): SignedWebhook {
  const padded = forgery.padding ? { ...event, padding: "x".repeat(forgery.padding) } : event;
  const body = JSON.stringify(padded, null, 2);
  const timestamp = Math.floor((forgery.signedAt ?? now).getTime() / 1_000);
  const signature = Stripe.webhooks.generateTestHeaderString({
    payload: body,
    secret: forgery.secret ?? secret,
    timestamp,
  });
  return { body, signature };
}

/** Sends webhooks to one address, each when it happens or all of them when they are let go. */
export class Webhooks {
  /** Where they go; null keeps them all here. */
  endpoint: URL | null = null;
  /** Kept back until {@link release}. */
  isHeld = false;
  private readonly held: StripeEvent[] = [];
  private readonly underway = new Set<Promise<unknown>>();
  private readonly secret: string;
  private readonly now: () => Date;

  constructor(secret: string, now: () => Date) {
    this.secret = secret;
    this.now = now;
  }

  sign(event: object, forgery?: Forgery): SignedWebhook {
    return signEvent(event, this.secret, this.now(), forgery);
  }

  /** A good signature over any text. */
  signText(text: string): string {
    return Stripe.webhooks.generateTestHeaderString({
      payload: text,
      secret: this.secret,
      timestamp: Math.floor(this.now().getTime() / 1_000),
    });
  }

  offer(event: StripeEvent): void {
    if (this.endpoint === null) return;
    if (this.isHeld) this.held.push(event);
    else this.track(this.send(event));
  }

  /** The status of the answer to one webhook. Throws without an endpoint. */
  async send(event: object, forgery?: Forgery): Promise<number> {
    if (this.endpoint === null) throw new Error("nobody said where webhooks go");
    const { body, signature } = this.sign(event, forgery);
    const headers = { "content-type": "application/json; charset=utf-8", "stripe-signature": signature };
    const answer = await fetch(this.endpoint, { method: "POST", headers, body });
    await answer.arrayBuffer();
    return answer.status;
  }

  /** Sends what was held, in the order and as often as asked, one after the other. */
  async release(
    order: (held: readonly StripeEvent[]) => readonly StripeEvent[] = (held) => held,
  ): Promise<void> {
    for (const event of order(this.held.splice(0))) await this.send(event);
  }

  /** Until everything that was on its way arrived. */
  async settled(): Promise<void> {
    while (this.underway.size > 0) await Promise.allSettled(this.underway);
  }

  private track(sending: Promise<unknown>): void {
    const ended = sending.catch(() => {}).finally(() => this.underway.delete(ended));
    this.underway.add(ended);
  }
}
