/**
 * Something a person can mend: its message alone is printed, never a stack trace.
 * `exitCode` is 1 when the work found something wrong with the input or the site,
 * 2 when the work could not run at all. Any other error is our own bug and keeps its stack.
 */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2 = 2) {
    super(message);
    this.exitCode = exitCode;
  }
}
