/** Why a verb ends without success, in words for the user. */

/** Exit codes of the `bulkhead` command. */
export const exitCode = { good: 0, input: 1, usage: 2, toolMissing: 3, firmwareFailed: 4, timeLimit: 5 } as const;
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** A user's mistake or a condition outside the program: shown as `message` alone, without a stack trace. */
export class Failure extends Error {
  override name = 'Failure';
  readonly exitCode: ExitCode;

  constructor(code: ExitCode, message: string) {
    super(message);
    this.exitCode = code;
  }
}

/** The command line is wrong. */
export function usageError(message: string): Failure {
  return new Failure(exitCode.usage, message);
}
