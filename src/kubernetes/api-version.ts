/** The API server's preference: stable before beta before alpha, then the higher number. */
export function compareApiVersions(a: string, b: string): number {
  const [left, right] = [rank(a), rank(b)];
  const differing = left.findIndex((part, i) => part !== right[i]);
  return differing < 0 ? Number(a > b) - Number(a < b) : right[differing] - left[differing];
}

function rank(version: string): readonly number[] {
  const [, major, stage, minor] = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(version) ?? [];
  if (major === undefined) return [0, 0, 0];
  return [stage === undefined ? 3 : stage === 'beta' ? 2 : 1, Number(major), Number(minor ?? 0)];
}
