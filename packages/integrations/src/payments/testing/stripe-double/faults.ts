/** What goes wrong with one call. */
export type Fault =
  /** Answers with an error and does nothing. `isKept`: and says the same again to the same key, as Stripe's 500s do. */
  | { kind: "answer"; status: number; type?: string; isKept?: boolean }
  /** Does the work and breaks the connection: the classic lost answer. */
  | { kind: "lost_answer" }
  /** Breaks the connection and does nothing. */
  | { kind: "no_answer" }
  /** Does the work once `until` is over. */
  | { kind: "slow"; until: Promise<unknown> };

/** Faults that wait for the calls they are for. */
export class Faults {
  private readonly waiting: { fault: Fault; path: RegExp }[] = [];

  /** The next POST to a path like this one fails, and only it. */
  next(fault: Fault, path: RegExp = /^\/v1\//): void {
    this.waiting.push({ fault, path });
  }

  take(path: string): Fault | null {
    const index = this.waiting.findIndex((entry) => entry.path.test(path));
    return this.waiting.splice(index, index < 0 ? 0 : 1)[0]?.fault ?? null;
  }
}
