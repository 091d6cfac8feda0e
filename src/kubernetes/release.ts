const FORM = /^v?(\d+)\.(\d+)(?:\.(\d+))?$/;

/** Whether this is `major.minor` or `major.minor.patch`, with or without a leading `v`. */
export function isRelease(version: string): boolean {
  return FORM.test(version);
}

/** Negative, zero or positive as `a` is older than, the same as or newer than `b`, as far as both state their parts. */
export function compareReleases(a: string, b: string): number {
  const [left, right] = [parts(a), parts(b)];
  const differing = left.findIndex((part, i) => i < right.length && part !== right[i]);
  return differing < 0 ? 0 : left[differing] - right[differing];
}

/** `major.minor` of a version that has more. */
export function minorOf(version: string): string {
  return parts(version).slice(0, 2).join('.');
}

function parts(version: string): number[] {
  const [, ...found] = FORM.exec(version) ?? [];
  return found.filter((part) => part !== undefined).map(Number);
}
