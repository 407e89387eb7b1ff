import { DomainError } from "@paygo/core";
import type { Database } from "@paygo/db";
import type { Fault } from "./script.ts";

/** What a program that was killed cannot say any more; nothing of the services knows it. */
class SimulatedCrash extends Error {
  readonly code = "SIMULATED_CRASH";
}

/** The outside world's faults: armed for one step, over with the next. */
export interface Faults {
  arm(fault: Fault | null): void;
  /** Whether the armed fault has struck; a fault further on than the step went never does. */
  hasStruck(): boolean;
  /** Asks the provider for something; it may be away, or its answer may be lost. */
  atProvider<T>(work: () => Promise<T>): Promise<T>;
  /** Lets every statement of a pool pass by here. */
  watch(db: Database): void;
}

/** Fails at the server as a real one would: the transaction that it is in is over. */
const failingText = (code: string) =>
  `DO $$ BEGIN RAISE EXCEPTION 'simulated' USING ERRCODE = '${code}'; END $$`;

type Verdict = "pass" | "refuse" | "lose_answer" | "conflict";

export function createFaults(): Faults {
  let armed: Fault | null = null;
  let calls = 0;
  let providerCalls = 0;
  let hasStruck = false;
  // A process that crashed does nothing more; its connections end, so its transactions are rolled back.
  let isDead = false;

  function judge(text: string): Verdict {
    if (/^\s*ROLLBACK/i.test(text)) return "pass";
    if (isDead) return "refuse";
    if (!armed || hasStruck || armed.kind === "unreachable" || armed.kind === "answer_lost") return "pass";
    calls += 1;
    if (calls !== armed.at) return "pass";
    if (armed.kind === "conflict") {
      // Only within a transaction, which is done again; a conflict of BEGIN or COMMIT is none.
      if (/^\s*(BEGIN|COMMIT)/i.test(text)) {
        calls -= 1;
        return "pass";
      }
      hasStruck = true;
      return "conflict";
    }
    hasStruck = true;
    isDead = true;
    return armed.kind === "crash_before" ? "refuse" : "lose_answer";
  }

  function watchClient(client: object): void {
    const query: unknown = Reflect.get(client, "query");
    if (typeof query !== "function") throw new TypeError("a connection without a query");
    const send = (...args: unknown[]): unknown => Reflect.apply(query, client, args);
    const watched = (...args: unknown[]): unknown => {
      const [sent] = args;
      const text = typeof sent === "string" ? sent : textOf(sent);
      const last = args.at(-1);
      const done = typeof last === "function" ? (last as (error: unknown, result?: unknown) => void) : null;
      const refused = (error: unknown) => {
        if (!done) return Promise.reject(error);
        queueMicrotask(() => done(error));
        return undefined;
      };
      switch (judge(text)) {
        case "pass":
          return send(...args);
        case "refuse":
          return refused(new SimulatedCrash(text.slice(0, 60)));
        case "conflict":
          return done ? send(failingText("40P01"), done) : send(failingText("40P01"));
        case "lose_answer": {
          const lost = new SimulatedCrash(`after ${text.slice(0, 60)}`);
          if (done) return send(...args.slice(0, -1), () => done(lost));
          return Promise.resolve(send(...args)).then(() => Promise.reject(lost));
        }
      }
    };
    Object.assign(client, { query: watched });
  }

  return {
    arm(fault) {
      armed = fault;
      calls = 0;
      providerCalls = 0;
      hasStruck = false;
      isDead = false;
    },
    hasStruck: () => hasStruck,
    async atProvider(work) {
      if (isDead) throw new SimulatedCrash("at the provider");
      providerCalls += 1;
      const isHere = armed !== null && !hasStruck && providerCalls === armed.at;
      if (isHere && armed?.kind === "unreachable") {
        hasStruck = true;
        throw new DomainError("unavailable", "the provider is away");
      }
      const answer = await work();
      if (isHere && armed?.kind === "answer_lost") {
        hasStruck = true;
        throw new DomainError("unavailable", "the provider's answer was lost");
      }
      return answer;
    },
    watch(db) {
      db.pool.on("connect", watchClient);
    },
  };
}

function textOf(query: unknown): string {
  if (typeof query !== "object" || query === null || !("text" in query)) return "";
  return String(query.text);
}
