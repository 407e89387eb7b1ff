import { expect, test } from "vitest";
import { setUpSuite } from "../testing/index.ts";
import { purgeRateLimits } from "./purge-rate-limits.ts";

const suite = setUpSuite();

test("counters are deleted once their time is over, and only then", async () => {
  const ctx = suite.context();
  const nowMs = ctx.clock.now().getTime();
  await ctx.db.prisma.rateLimit.createMany({
    data: [
      { key: "long over", points: 9, expire: nowMs - 3_600_000 },
      { key: "just over", points: 9, expire: nowMs },
      { key: "counting", points: 9, expire: nowMs + 1 },
      { key: "for ever", points: 9, expire: null },
    ],
  });
  expect(await purgeRateLimits(ctx)).toBe(2);
  const left = await ctx.db.prisma.rateLimit.findMany({ orderBy: { key: "asc" } });
  expect(left.map(({ key }) => key)).toEqual(["counting", "for ever"]);
});
