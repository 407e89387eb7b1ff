import { createTestDatabase, type TestDatabase } from "@paygo/db/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { play } from "./run.ts";
import { writeScript } from "./script.ts";
import { shrink } from "./shrink.ts";
import { openStage } from "./stage.ts";
import { skipShortWaits } from "./timers.ts";

type OpenStage = Awaited<ReturnType<typeof openStage>>;
const databases: TestDatabase[] = [];
const stages: OpenStage[] = [];
let putBack: () => void;

async function makeStage(): Promise<OpenStage> {
  const database = await createTestDatabase(1);
  const stage = await openStage(database.url);
  databases.push(database);
  stages.push(stage);
  return stage;
}

beforeAll(() => {
  putBack = skipShortWaits();
});
afterAll(async () => {
  putBack();
  for (const stage of stages) await stage.close();
  for (const database of databases) await database.close();
});

describe("a money life at random, with crashes at any point", () => {
  test.each([1, 8, 33, 1_000_001, 1_000_002, 1_000_003])(
    "keeps every invariant after every step, and agrees with the reference model: seed %i",
    { timeout: 120_000 },
    async (seed) => {
      const { finding, outcomes } = await play(await makeStage(), seed, writeScript(seed, 600));
      expect(finding).toBeNull();
      expect(outcomes.size).toBeGreaterThan(40);
    },
  );

  test("goes the same way again with the same seed", { timeout: 120_000 }, async () => {
    const [one, other] = [await makeStage(), await makeStage()];
    const first = await play(one, 77, writeScript(77, 300));
    // On a database that was played on before, too.
    await play(other, 78, writeScript(78, 100));
    const second = await play(other, 77, writeScript(77, 300));
    expect(second.story).toEqual(first.story);
  });

  test("shrinks what goes wrong to the few steps that it takes", { timeout: 240_000 }, async () => {
    const stage = await makeStage();
    await stage.eye.pool.query(`
      CREATE FUNCTION overcharge() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.charged_minor > 0 THEN
          NEW.charged_minor := NEW.charged_minor + 1;
          NEW.vendor_minor := NEW.vendor_minor + 1;
        END IF;
        RETURN NEW;
      END $$`);
    await stage.eye.pool.query(
      "CREATE TRIGGER overcharge BEFORE UPDATE ON sessions FOR EACH ROW WHEN (NEW.state = 'ended') EXECUTE FUNCTION overcharge()",
    );
    const script = writeScript(4, 400);
    const { finding } = await play(stage, 4, script);
    expect(finding?.problems.join("\n")).toContain("what was captured is not the charge");
    const shrunk = await shrink(stage, 4, script, 120);
    expect(shrunk.run.finding?.problems.join("\n")).toContain("what was captured is not the charge");
    // A wallet, a ring, an answer, two heartbeats some seconds apart, an end.
    expect(shrunk.run.story.length).toBeLessThanOrEqual(30);
  });
});
