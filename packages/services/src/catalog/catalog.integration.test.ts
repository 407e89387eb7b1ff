import { listServicesInput, updateServiceInput } from "@paygo/contracts";
import { DomainError } from "@paygo/core";
import { describe, expect, test } from "vitest";
import { checkIn } from "../dashboard/check-in.ts";
import { startSession } from "../sessions/start-session.ts";
import { stopSession } from "../sessions/stop-session.ts";
import {
  makeCustomer,
  makePerson,
  makeService,
  makeVendor,
  setUpSuite,
  type TestContext,
} from "../testing/index.ts";
import { createService } from "./create-service.ts";
import { getService } from "./get-service.ts";
import { listMyServices } from "./list-my-services.ts";
import { listServices } from "./list-services.ts";
import { updateService } from "./update-service.ts";

const suite = setUpSuite();

async function search(ctx: TestContext, query: string): Promise<string[]> {
  const { items } = await listServices(ctx, null, listServicesInput.parse({ query, limit: 100 }));
  return items.map((item) => item.title);
}

describe("search", () => {
  test("looks into titles, descriptions and vendors' names, whatever the capitals", async () => {
    const ctx = suite.context();
    const vendor = await makePerson(ctx, "vendor", "Zephyrine");
    await makeService(ctx, vendor, { title: "Harpsichord tuning", description: "With QUILLS" });
    for (const query of ["HARPSI", "quills", "zephyr"]) {
      expect(await search(ctx, query)).toEqual(["Harpsichord tuning"]);
    }
    expect(await search(ctx, "bagpipe")).toEqual([]);
  });

  test.each([
    { query: "100%", hit: "Learn 100% of it", miss: "Learn 1000 of it" },
    { query: "a_b", hit: "Type a_b safely", miss: "Type aXb safely" },
    { query: "c:\\d", hit: "Clean c:\\d today", miss: "Clean c:d today" },
  ])("takes $query for the characters that were typed", async ({ query, hit, miss }) => {
    const ctx = suite.context();
    const { vendor } = await makeVendor(ctx);
    await makeService(ctx, vendor, { title: hit });
    await makeService(ctx, vendor, { title: miss });
    expect(await search(ctx, query)).toEqual([hit]);
  });

  test("shows what is switched on only, newest first, page by page", async () => {
    const ctx = suite.context();
    const vendor = await makePerson(ctx, "vendor", "Paginator");
    const made = [];
    for (const title of ["First", "Second", "Third"]) made.push(await makeService(ctx, vendor, { title }));
    const [off] = made;
    await updateService(ctx, vendor, { serviceId: off?.id ?? "", isActive: false });
    const first = await listServices(ctx, null, { query: "Paginator", limit: 1 });
    expect(first.items.map((item) => item.title)).toEqual(["Third"]);
    const second = await listServices(ctx, null, {
      query: "Paginator",
      limit: 1,
      cursor: first.nextCursor ?? "",
    });
    expect(second.items.map((item) => item.title)).toEqual(["Second"]);
    expect(second.nextCursor).toBeNull();
  });
});

describe("availability", () => {
  test("is offline without a sign of life, online for 45 s after one, and cannot stick", async () => {
    const ctx = suite.context();
    const { vendor, service } = await makeVendor(ctx);
    const availability = async () => (await getService(ctx, null, { serviceId: service.id })).availability;
    expect(await availability()).toBe("offline");
    await checkIn(ctx, vendor);
    ctx.clock.advance(45_000);
    expect(await availability()).toBe("online");
    ctx.clock.advance(1);
    expect(await availability()).toBe("offline");
  });

  test("is busy exactly while one of the vendor's sessions is open, for all services of the vendor", async () => {
    const ctx = suite.context();
    const { vendor, service } = await makeVendor(ctx);
    const other = await makeService(ctx, vendor, { title: "Another lesson" });
    const customer = await makeCustomer(ctx);
    await checkIn(ctx, vendor);
    const availability = async () => (await getService(ctx, null, { serviceId: other.id })).availability;
    const { session } = await startSession(ctx, customer, {
      serviceId: service.id,
      device: "customer-tab-1",
    });
    expect(await availability()).toBe("busy");
    await stopSession(ctx, customer, { sessionId: session.id });
    expect(await availability()).toBe("online");
  });
});

describe("a service", () => {
  test("that is switched off is seen by its vendor and admins alone", async () => {
    const ctx = suite.context();
    const { vendor, service } = await makeVendor(ctx);
    await updateService(ctx, vendor, { serviceId: service.id, isActive: false });
    const get = (viewer: Parameters<typeof getService>[1]) =>
      getService(ctx, viewer, { serviceId: service.id });
    await expect(get(null)).rejects.toMatchObject({ code: "not_found" });
    await expect(get(await makePerson(ctx, "user"))).rejects.toMatchObject({ code: "not_found" });
    await expect(get(await makePerson(ctx, "vendor"))).rejects.toMatchObject({ code: "not_found" });
    expect((await get(vendor)).isActive).toBe(false);
    expect((await get(await makePerson(ctx, "admin"))).isActive).toBe(false);
    expect((await listMyServices(ctx, vendor)).items.map((item) => item.id)).toEqual([service.id]);
  });

  test("says what a customer needs to ring, one increment, and what is held at most: five minutes", async () => {
    const ctx = suite.context();
    const { service } = await makeVendor(ctx, {
      pricePerMinuteMinor: 90,
      initialSeconds: 120,
      freeSeconds: 30,
    });
    expect(service).toMatchObject({ minimumHoldMinor: 180, firstHoldMinor: 450 });
  });

  test("is changed field by field, by its own vendor", async () => {
    const ctx = suite.context();
    const { vendor, service } = await makeVendor(ctx, { description: "Kept" });
    ctx.clock.advance(1_000);
    const change = updateServiceInput.parse({ serviceId: service.id, pricePerMinuteMinor: 250 });
    expect(await updateService(ctx, vendor, change)).toMatchObject({
      title: service.title,
      description: "Kept",
      tariff: { ...service.tariff, pricePerMinuteMinor: 250 },
      updatedAt: "2026-03-02T10:00:01.000Z",
    });
    const stranger = await makePerson(ctx, "vendor");
    await expect(updateService(ctx, stranger, change)).rejects.toMatchObject({ code: "not_found" });
    const customer = await makePerson(ctx, "user");
    await expect(updateService(ctx, customer, change)).rejects.toMatchObject({ code: "forbidden" });
    await expect(updateService(ctx, null, change)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  test("has no minimum charge within its free seconds, whichever of the three is changed", async () => {
    const ctx = suite.context();
    const { vendor, service } = await makeVendor(ctx, { freeSeconds: 20 });
    const refusal = { code: "invalid_input", details: { fields: "minimumAfterSeconds" } };
    const change = (changes: object) =>
      updateService(ctx, vendor, updateServiceInput.parse({ serviceId: service.id, ...changes }));
    await expect(change({ minimumMinor: 500 })).rejects.toMatchObject(refusal);
    await expect(change({ minimumMinor: 500, minimumAfterSeconds: 19 })).rejects.toMatchObject(refusal);
    const changed = await change({ minimumMinor: 500, minimumAfterSeconds: 60 });
    expect(changed).toMatchObject({
      minimumHoldMinor: 500,
      tariff: { minimumMinor: 500, minimumAfterSeconds: 60 },
    });
    await expect(change({ freeSeconds: 61 })).rejects.toMatchObject(refusal);
    await expect(change({ minimumAfterSeconds: 0 })).rejects.toMatchObject(refusal);
    await expect(makeService(ctx, vendor, { freeSeconds: 20, minimumMinor: 1 })).rejects.toMatchObject(
      refusal,
    );
    expect((await change({ minimumMinor: 0, minimumAfterSeconds: 0 })).minimumHoldMinor).toBe(100);
  });

  test("is not offered beyond the vendor's rate", async () => {
    const vendor = await makePerson(suite.context(), "vendor");
    const uses: string[] = [];
    const limited = suite.context({
      rateLimits: {
        consume: async (name, key) => {
          uses.push(`${name} ${key}`);
          throw new DomainError("rate_limited");
        },
        refund: async () => {},
      },
    });
    await expect(makeService(limited, vendor)).rejects.toMatchObject({ code: "rate_limited" });
    expect(uses).toEqual([`create_service ${vendor.userId}`]);
    expect((await listMyServices(limited, vendor)).items).toEqual([]);
  });

  test("is offered and listed as one's own by vendors alone", async () => {
    const ctx = suite.context();
    const customer = await makePerson(ctx, "user");
    await expect(makeService(ctx, customer)).rejects.toMatchObject({ code: "forbidden" });
    await expect(listMyServices(ctx, customer)).rejects.toMatchObject({ code: "forbidden" });
    await expect(listMyServices(ctx, null)).rejects.toMatchObject({ code: "unauthenticated" });
    const { title, description } = { title: "Lesson", description: "" };
    const price = {
      pricePerMinuteMinor: 100,
      initialSeconds: 60,
      subsequentSeconds: 60,
      freeSeconds: 0,
      minimumMinor: 0,
      minimumAfterSeconds: 0,
    };
    const anonymous = createService(ctx, null, { title, description, ...price });
    await expect(anonymous).rejects.toMatchObject({ code: "unauthenticated" });
  });
});
