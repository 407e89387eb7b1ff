/**
 * A problem that a person can solve. Its message is one whole sentence that says what to do, and is
 * meant to be shown without a stack.
 */
export class StartupProblem extends Error {
  override readonly name = "StartupProblem";
}
