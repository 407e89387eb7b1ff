import { DomainError } from "@paygo/core";
import { describe, expect, test } from "vitest";
import { walletHint } from "./hints.ts";
import { makePerson, setUpSuite } from "./testing/index.ts";
import { transact } from "./transact.ts";

const suite = setUpSuite();

describe("a transaction", () => {
  test("gives its hints after the commit, and none when it fails", async () => {
    const ctx = suite.context();
    const { userId } = await makePerson(ctx, "user");
    const hint = walletHint(userId);
    await transact(ctx, async (tx) => {
      tx.hint(hint);
      expect(ctx.hub.hints).toEqual([]);
    });
    expect(ctx.hub.hints).toEqual([hint]);
    const failing = transact(ctx, async (tx) => {
      tx.hint(hint);
      await tx.db.user.update({ where: { id: userId }, data: { name: "Changed" } });
      throw new DomainError("forbidden");
    });
    await expect(failing).rejects.toMatchObject({ code: "forbidden" });
    expect(ctx.hub.hints).toEqual([hint]);
    expect((await ctx.db.prisma.user.findUniqueOrThrow({ where: { id: userId } })).name).toBe("user");
  });

  test("that is chosen to end a deadlock is done again: both happen once, and each hints once", async () => {
    const ctx = suite.context();
    const people = [await makePerson(ctx, "user"), await makePerson(ctx, "user")] as const;
    const isHeld = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
    const attempts = [0, 0];
    const cross = (self: 0 | 1, other: 0 | 1) =>
      transact(ctx, async (tx) => {
        attempts[self] = (attempts[self] ?? 0) + 1;
        const increment = async (index: 0 | 1) =>
          tx.db.user.update({
            where: { id: people[index].userId },
            data: { sessionVersion: { increment: 1 } },
          });
        await increment(self);
        isHeld[self].resolve();
        await isHeld[other].promise;
        await increment(other);
        tx.hint(walletHint(people[self].userId));
      });
    await Promise.all([cross(0, 1), cross(1, 0)]);
    expect(attempts.toSorted()).toEqual([1, 2]);
    expect(ctx.hub.hints).toHaveLength(2);
    for (const { userId } of people) {
      const user = await ctx.db.prisma.user.findUniqueOrThrow({ where: { id: userId } });
      expect(user.sessionVersion).toBe(3);
    }
  });
});
