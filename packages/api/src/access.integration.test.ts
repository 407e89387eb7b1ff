import type { Viewer } from "@paygo/services";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readFailure } from "./failure.ts";
import { callProcedure } from "./http/call-procedure.ts";
import { listProcedures } from "./procedures.ts";
import { createCaller } from "./router.ts";
import { type AccessRule, accessRules } from "./testing/access-rules.ts";
import { createTestServices, type TestServices } from "./testing/test-services.ts";
import { createWorld, type Person, people, type World } from "./testing/world.ts";

const procedures = listProcedures();
let suite: TestServices;

beforeAll(async () => {
  suite = await createTestServices();
});
afterAll(() => suite.close());

type Outcome = { isAnswered: true; answer: string } | { isAnswered: false; code: string };

/** Calls as the API would; of a subscription, the first item is the answer. */
async function attempt(
  path: string,
  world: World,
  person: Person,
  input: unknown,
  via: Viewer["via"] = "cookie",
): Promise<Outcome> {
  const viewer = world.viewers[person];
  const abort = new AbortController();
  const context = {
    services: suite.services,
    viewer: viewer && { ...viewer, via },
    requestId: "request",
    caller: { ip: world.sessionId },
  };
  try {
    const answer = await callProcedure(createCaller(context, { signal: abort.signal }), path, input);
    if (typeof answer === "object" && answer !== null && Symbol.asyncIterator in answer) {
      const items = answer as AsyncIterable<unknown>;
      for await (const item of items) return { isAnswered: true, answer: JSON.stringify(item) };
    }
    return { isAnswered: true, answer: JSON.stringify(answer) };
  } catch (error) {
    return { isAnswered: false, code: readFailure(error).code };
  } finally {
    abort.abort();
  }
}

const refusals = (person: Person) =>
  person === "anonymous" ? ["unauthenticated"] : ["forbidden", "not_found"];

async function expectRefusals(path: string, rule: AccessRule, world: World): Promise<void> {
  for (const person of people) {
    if (rule.mayCall.includes(person)) continue;
    const outcome = await attempt(path, world, person, rule.input(world));
    expect(outcome, `${person} is refused`).toMatchObject({ isAnswered: false });
    if (!outcome.isAnswered) expect(refusals(person), person).toContain(outcome.code);
  }
}

test("every procedure has a rule, and every rule a procedure", () => {
  expect(Object.keys(accessRules).toSorted()).toEqual(procedures.map(({ path }) => path).toSorted());
});

describe.each(procedures)("$path", ({ path }) => {
  const rule = accessRules[path];
  if (!rule) {
    test("has a rule", () => expect.fail(`add ${path} to src/testing/access-rules.ts`));
    return;
  }

  test("refuses the anonymous, the wrong role and strangers", async () => {
    await expectRefusals(path, rule, await createWorld(suite.services, rule.session ?? "ringing"));
  });

  const { isForCookieOnly: cookieOnly = [] } = rule;
  const signedIn = rule.mayCall.filter((person) => person !== "anonymous");
  const tokens = signedIn.map(
    (person) => [person, cookieOnly === true || cookieOnly.includes(person)] as const,
  );
  test.each(tokens)(
    "an access token of %s is as good as the cookie, unless it is refused (%s)",
    async (person, isRefused) => {
      const world = await createWorld(suite.services, rule.session ?? "ringing");
      const outcome = await attempt(path, world, person, rule.input(world), "access_token");
      if (isRefused) expect(outcome).toEqual({ isAnswered: false, code: "forbidden" });
      else if (!outcome.isAnswered) expect(rule.stateCodes ?? []).toContain(outcome.code);
    },
  );

  test.each(rule.mayCall)("lets in %s, and shows nobody else's data", async (person) => {
    const world = await createWorld(suite.services, rule.session ?? "ringing");
    const outcome = await attempt(path, world, person, rule.input(world));
    if (!outcome.isAnswered) {
      expect(rule.stateCodes ?? [], `${person} is let in`).toContain(outcome.code);
      return;
    }
    const isStranger = person === "anonymous" || person.startsWith("other");
    for (const secret of isStranger ? world.secrets : []) expect(outcome.answer).not.toContain(secret);
  });
});
