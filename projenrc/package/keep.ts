/**
 * What bundled dependencies publish and no run of this library needs: source maps and the sources they lead to, builds for browsers, tests,
 * benchmarks, and the configuration of their repositories. npm packs a bundled dependency whole, whatever `files` of package.json says.
 */
const NEEDLESS = [
  /\.map$/,
  /(?<!\.d)\.[cm]?ts$/,
  /(?:^|\/)(?:browser|tests?|spec|benchmarks?|\.github)\//,
  /(?:^|\/)(?:\.[^/]+|tsconfig\.json|eslint\.config\.js)$/,
  // All that they build but what Node.js requires, with the licences in it.
  /^@dagrejs\/[^/]+\/dist\/(?!.*\.cjs(?:\.LEGAL\.txt)?$)/,
];

/** Whether a file goes into the package; its path is relative to the package. */
export function keep(path: string): boolean {
  const [, bundled] = /^node_modules\/(.+)$/.exec(path) ?? [];
  return bundled === undefined || !NEEDLESS.some((pattern) => pattern.test(bundled));
}
