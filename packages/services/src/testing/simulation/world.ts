import type { ServiceView } from "@paygo/contracts";
import type { Beat } from "@paygo/core/testing";
import type { Database } from "@paygo/db";
import { createService } from "../../catalog/create-service.ts";
import type { Viewer } from "../../context.ts";
import { setUpPayoutAccount } from "../../earnings/set-up-payout-account.ts";
import type { Ids, Log } from "../../ports.ts";
import { completeCheckout } from "../../wallet/complete-checkout.ts";
import { startTopUp } from "../../wallet/start-top-up.ts";
import { createTestClock, type TestClock } from "../clock.ts";
import { makePerson } from "../people.ts";
import { createTestContext, type TestContext } from "../test-context.ts";
import type { Faults } from "./faults.ts";
import { createSimulatedProvider, type SimulatedProvider } from "./provider.ts";
import { createRandom, type Random } from "./random.ts";

export type Part = "customer" | "vendor";

/** A session as its browsers know it. */
export interface Call {
  id: string;
  customer: Viewer;
  vendor: Viewer;
  isAnswered: boolean;
  hasEnded: boolean;
  /** Whether a part's browser is there, and whether it has to say that it was away. */
  isThere: Record<Part, boolean>;
  wasAway: Record<Part, boolean>;
  device: Record<Part, string>;
  /** Every heartbeat that the server acknowledged, in the order of arrival. */
  beats: Record<Part, Beat[]>;
}

/** A call of a client that it may send again, as it was or with another input under the same key. */
interface Repeatable {
  name: string;
  /** What the client was answered; null while it never was. */
  answerId: string | null;
  again(world: World, isChanged: boolean): Promise<string>;
}

/** One seed's world. */
export interface World {
  /** A process; after a crash another one takes its place. */
  ctx: TestContext;
  readonly db: Database;
  /** Where the world is looked at, so that looking is no statement of the services. */
  readonly eye: Database;
  readonly clock: TestClock;
  readonly provider: SimulatedProvider;
  readonly faults: Faults;
  readonly customers: Viewer[];
  readonly vendors: Viewer[];
  readonly admins: Viewer[];
  readonly services: ServiceView[];
  readonly calls: Map<string, Call>;
  readonly complaints: string[];
  repeatable: Repeatable | null;
  /** Who or what the present step is about, for the story. */
  about: string;
  restart(): void;
}

/** Ids from the seed: version 7, in the order in which they were drawn. */
function createIds(random: Random, clock: TestClock): Ids {
  let drawn = 0;
  const hex = (value: number, length: number) => value.toString(16).padStart(length, "0");
  return {
    newId() {
      drawn += 1;
      const time = hex(clock.now().getTime(), 12);
      const tail = hex(random.int(0, 0xffffff), 6);
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(drawn & 0xfff, 3)}-8${hex((drawn >> 12) & 0xfff, 3)}-${hex(drawn % 0xffffff, 6)}${tail}`;
    },
    newUid: () => random.int(1, 2_147_483_647),
    newChannel: () => `paygo-${hex(random.int(0, 0x7fffffff), 8)}${hex(random.int(0, 0x7fffffff), 8)}`,
    newSecret: () => hex(random.int(0, 0x7fffffff), 43),
  };
}

/** Opens the world of a seed on an empty database. */
export async function createWorld(seed: number, db: Database, eye: Database, faults: Faults): Promise<World> {
  const clock = createTestClock();
  const random = createRandom(seed ^ 0x5eed);
  const ids = createIds(random, clock);
  const provider = createSimulatedProvider(clock, faults, eye);
  const complaints: string[] = [];
  const log: Log = {
    info() {},
    warn() {},
    error({ error }, message) {
      if (!faults.hasStruck()) complaints.push(`${message}: ${String(error)}`);
    },
  };
  const settings = { payout: { minimumMinor: 100 } };
  const open = () => createTestContext(db, { clock, ids, payments: provider, log, settings });
  const world: World = {
    ctx: open(),
    db,
    eye,
    clock,
    provider,
    faults,
    customers: [],
    vendors: [],
    admins: [],
    services: [],
    calls: new Map(),
    complaints,
    repeatable: null,
    about: "",
    restart() {
      world.ctx = open();
    },
  };
  await populate(world, random);
  return world;
}

async function populate({ ctx, customers, vendors, admins, services }: World, random: Random): Promise<void> {
  for (let i = 0; i < 3; i++) {
    const customer = await makePerson(ctx, "user", `customer ${i + 1}`);
    customers.push(customer);
    const amountMinor = random.int(500, 20_000);
    const input = { amountMinor, idempotencyKey: ctx.ids.newId(), returnPath: "/wallet", saveCard: i < 2 };
    const { payment } = await startTopUp(ctx, customer, input);
    await completeCheckout(ctx, customer, { paymentId: payment.id, outcome: "success" });
  }
  for (let i = 0; i < 2; i++) admins.push(await makePerson(ctx, "admin", `admin ${i + 1}`));
  for (let i = 0; i < 3; i++) {
    const vendor = await makePerson(ctx, "vendor", `vendor ${i + 1}`);
    vendors.push(vendor);
    services.push(
      await createService(ctx, vendor, {
        title: `service ${i + 1}`,
        description: "",
        ...randomTariff(random),
      }),
    );
    if (i < 2) await setUpPayoutAccount(ctx, vendor);
  }
}

const increments = [
  [60, 60],
  [60, 1],
  [1, 1],
  [30, 6],
  [6, 6],
] as const;

/** A tariff like those that vendors choose, and some that nobody would. */
function randomTariff(random: Random) {
  const [initialSeconds, subsequentSeconds] = increments[random.int(0, increments.length - 1)] ?? [60, 60];
  const freeSeconds = random.int(0, 2) === 0 ? random.int(1, 40) : 0;
  const hasMinimum = random.int(0, 3) === 0;
  return {
    pricePerMinuteMinor: random.int(0, 9) === 0 ? random.int(1, 7) : random.int(20, 900),
    initialSeconds,
    subsequentSeconds,
    freeSeconds,
    minimumMinor: hasMinimum ? random.int(50, 1_000) : 0,
    minimumAfterSeconds: hasMinimum ? freeSeconds + random.int(0, 30) : 0,
  };
}
