/** The error for constructs that wait for each other, in the words of cdk8s. */
export function dependencyCycle(paths: readonly string[]): Error {
  return new Error(`Dependency cycle detected: ${[...paths, paths[0]].join(' => ')}`);
}
