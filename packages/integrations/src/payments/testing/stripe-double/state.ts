import { randomBytes } from "node:crypto";
import { STRIPE_API_VERSION } from "../../stripe/provider.ts";
import type { AnyObject, StripeEvent } from "./objects.ts";
import { noSuch } from "./refusal.ts";

/** Everything that the double knows, and the events that changes of it made. */
export class State {
  readonly events: StripeEvent[] = [];
  /** What the platform can transfer; smaller to have transfers refused. */
  balance = Number.POSITIVE_INFINITY;
  private readonly objects = new Map<string, AnyObject>();
  private readonly now: () => Date;
  private readonly onEvent: (event: StripeEvent) => void;

  constructor(now: () => Date, onEvent: (event: StripeEvent) => void) {
    this.now = now;
    this.onEvent = onEvent;
  }

  seconds(): number {
    return Math.floor(this.now().getTime() / 1_000);
  }

  newId(prefix: string): string {
    return `${prefix}_${randomBytes(12).toString("hex")}`;
  }

  add<T extends AnyObject>(object: T): T {
    this.objects.set(object.id, object);
    return object;
  }

  /** Throws Stripe's 404 for an id that is unknown, or of something else. */
  get<T extends AnyObject>(name: string, id: string, isIt: (object: AnyObject) => object is T): T {
    const found = this.objects.get(id);
    if (found && isIt(found)) return found;
    throw noSuch(name, id);
  }

  /** The newest first, as Stripe lists. */
  list(name: string): AnyObject[] {
    return [...this.objects.values()].filter(({ object }) => object === name).reverse();
  }

  /** The object as it is now; later changes of it do not reach the event. */
  tell(type: string, object: AnyObject): StripeEvent {
    const event: StripeEvent = {
      id: this.newId("evt"),
      object: "event",
      api_version: STRIPE_API_VERSION,
      created: this.seconds(),
      livemode: false,
      type,
      data: { object: structuredClone({ ...object }) },
    };
    this.events.push(event);
    this.onEvent(event);
    return event;
  }
}
