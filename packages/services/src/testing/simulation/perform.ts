import { DomainError } from "@paygo/core";
import { reconcile } from "../../reconciliation/reconcile.ts";
import { earningsSteps } from "./perform-earnings.ts";
import { sessionSteps } from "./perform-session.ts";
import { walletSteps } from "./perform-wallet.ts";
import type { Step, StepKind } from "./script.ts";
import type { World } from "./world.ts";

type Perform = (world: World, shares: Step["shares"]) => Promise<string>;

/** A client that got no answer, or clicked twice, asks again; one with a fault asks for something else by the same key. */
async function retry(world: World, [a]: Step["shares"]): Promise<string> {
  const { repeatable } = world;
  if (!repeatable) return "nothing to repeat";
  const { name, answerId } = repeatable;
  const isChanged = a < 0.3 && answerId !== null;
  try {
    const id = await repeatable.again(world, isChanged);
    if (isChanged) world.complaints.push(`L6 a ${name} of another input was answered under a used key`);
    if (answerId !== null && answerId !== id) world.complaints.push(`L6 a repeated ${name} is another one`);
    repeatable.answerId = id;
    return `${name} again`;
  } catch (error) {
    const code = error instanceof DomainError ? error.code : "";
    const refusals = [
      "idempotency_mismatch",
      "session_not_open",
      "room_elsewhere",
      "invalid_input",
      "not_found",
    ];
    if (isChanged && code !== "" && !refusals.includes(code) && code !== "recent_sign_in_required") {
      world.complaints.push(`L6 a ${name} of another input under a used key is refused as ${code}`);
    }
    throw error;
  }
}

async function reconcileNow(world: World): Promise<string> {
  await reconcile(world.ctx);
  return "reconciled";
}

const steps: Record<StepKind, Perform> = {
  ...sessionSteps,
  ...walletSteps,
  ...earningsSteps,
  retry,
  reconcile: reconcileNow,
};

/** Plays one step; says in a word what came of it. What nobody foresaw is a complaint. */
export async function perform(world: World, step: Step): Promise<string> {
  const { faults, provider } = world;
  faults.arm(step.fault);
  const mood = step.shares[3];
  provider.mood =
    mood < 0.7
      ? "succeed"
      : mood < 0.8
        ? "decline"
        : mood < 0.88
          ? "later_yes"
          : mood < 0.95
            ? "later_no"
            : "bounce";
  try {
    return await steps[step.kind](world, step.shares);
  } catch (error) {
    if (!faults.hasStruck() && !isRefusal(error)) {
      world.complaints.push(`${step.kind} failed: ${error instanceof Error ? error.stack : String(error)}`);
    }
    return error instanceof DomainError ? error.code : faults.hasStruck() ? "crashed" : "failed";
  } finally {
    // Whoever crashed is started anew, and remembers nothing.
    if (faults.hasStruck()) world.restart();
    faults.arm(null);
  }
}

/** A refusal with a reason is an answer; `internal` is none. */
function isRefusal(error: unknown): boolean {
  return error instanceof DomainError && error.code !== "internal";
}
