/** What one part of `npm test` came to. */
export interface SuiteResult {
  readonly passed: number;
  readonly failed: number;
  /** Shown when the suite failed. */
  readonly output: string;
}

export interface Suite {
  readonly name: string;
  readonly title: string;
  run(): Promise<SuiteResult>;
}

/** A step that is no collection of tests counts as one. */
export function countAsOne(isPassed: boolean, output: string): SuiteResult {
  return isPassed ? { passed: 1, failed: 0, output: "" } : { passed: 0, failed: 1, output };
}
