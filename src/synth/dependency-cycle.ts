/** The error for constructs that depend on each other, with the text of cdk8s. */
export function dependencyCycle(paths: readonly string[]): Error {
  return new Error(`Dependency cycle detected: ${[...paths, paths[0]].join(' => ')}`);
}
