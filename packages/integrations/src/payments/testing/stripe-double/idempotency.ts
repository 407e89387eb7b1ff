import { createHash } from "node:crypto";
import { Refusal } from "./refusal.ts";

export interface Answer {
  status: number;
  body: object;
}

/** What the double keeps of calls with an `Idempotency-Key` (API reference, "Idempotent requests"). */
export class Keys {
  private readonly kept = new Map<string, { digest: string; answer: Answer | null }>();

  /** As when more than a day went by. */
  forget(): void {
    this.kept.clear();
  }

  /**
   * Runs a call once a key. The same call again gets the first answer, an error of it too; another call under the
   * key is refused, and so is one that comes while the first is under way.
   */
  async once(
    key: string | null,
    request: string,
    run: () => Promise<Answer & { isForgotten?: boolean }>,
  ): Promise<Answer & { isReplayed: boolean }> {
    if (key === null) return { ...(await run()), isReplayed: false };
    const digest = createHash("sha256").update(request).digest("hex");
    const kept = this.kept.get(key);
    if (kept && kept.digest !== digest) {
      const message = "Keys for idempotent requests can only be used with the same parameters.";
      throw new Refusal(400, "idempotency_error", message);
    }
    if (kept && kept.answer === null) {
      const message = "There is currently another in-progress request using this Idempotent Key.";
      throw new Refusal(409, "idempotency_error", message, { code: "idempotency_key_in_use" });
    }
    if (kept?.answer) return { ...kept.answer, isReplayed: true };
    this.kept.set(key, { digest, answer: null });
    try {
      const { isForgotten, ...answer } = await run();
      if (isForgotten) this.kept.delete(key);
      else this.kept.set(key, { digest, answer: structuredClone(answer) });
      return { ...answer, isReplayed: false };
    } catch (error) {
      this.kept.delete(key);
      throw error;
    }
  }
}
