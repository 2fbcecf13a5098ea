/** What a machine learns of the vitest test that makes it, if there is one. By vitest's own global: the project under test may have a vitest of its own. */

interface RunningTest {
  name?: string;
  fullTestName?: string;
  context?: { onTestFailed?: (callback: () => void) => void };
}

export interface TestRun {
  name: string;
  /** The callback runs after the test, when that has failed. */
  onFailed(callback: () => void): void;
}

export function currentTest(): TestRun | null {
  const { __vitest_worker__: worker } = globalThis as { __vitest_worker__?: { current?: RunningTest } };
  const test = worker?.current;
  const onTestFailed = test?.context?.onTestFailed;
  if (!test || !onTestFailed) return null;
  return { name: test.fullTestName ?? test.name ?? 'test', onFailed: (callback) => onTestFailed.call(test.context, callback) };
}

const taken = new Map<string, number>();

/** A file name that says which test, of letters, digits and hyphens; the second machine of a test has a 2 behind it. */
export function fileNameOf(name: string): string {
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? ['machine'];
  const file = words.join('-').slice(0, 100);
  const count = (taken.get(file) ?? 0) + 1;
  taken.set(file, count);
  return count === 1 ? file : `${file}-${count}`;
}
