import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A series that a release exports, or records by its own rules. */
export interface Metric {
  readonly name: string;
  readonly type: string;
  readonly help: string;
}

/** What a release of KubeVirt brings for Prometheus. */
export interface ReleaseMetrics {
  readonly release: string;
  readonly metrics: readonly Metric[];
  readonly alerts: readonly string[];
}

/** The table since v1.8, and the headings before. KubeVirt writes both out of its code (`tools/doc-generator`). */
const ROW = /^\| (\S+) \| [^|]+ \| (\w+) \| (.*) \|$/gm;
const HEADING = /^### (\S+)\n(.*?)\s*Type: (\w+)\./gm;
const ALERT = /^\s*Alert:\s*"(\w+)"/gm;

/**
 * Reads the module of a release.
 *
 * @param release its minor
 * @param directory where `kubevirt.io/kubevirt` of that release is
 */
export function readRelease(release: string, directory: string): ReleaseMetrics {
  const document = readFileSync(join(directory, 'docs', 'observability', 'metrics.md'), 'utf8');
  const rows = [...document.matchAll(ROW)].filter(([, name]) => name !== 'Name').map(([, name, type, help]): Metric => ({ name, type, help }));
  const headings = [...document.matchAll(HEADING)].map(([, name, help, type]): Metric => ({ name, type, help }));
  const rules = join(directory, 'pkg', 'monitoring', 'rules', 'alerts');
  const alerts = readdirSync(rules).filter((file) => file.endsWith('.go') && !file.endsWith('_test.go'))
    .flatMap((file) => [...readFileSync(join(rules, file), 'utf8').matchAll(ALERT)].map(([, name]) => name));
  return { release, metrics: [...rows, ...headings], alerts: [...new Set(alerts)].sort() };
}

/** What is said of a deprecated series, but for its replacement. */
const DEPRECATED = /^\[Deprecated\] ?(?:Replaced by (\S+?)\.?$)?/;

/** How a release has a series: as a histogram, whose series have suffixes, as another one, or as one that is going to leave. */
export function stateOf({ type, help }: Metric): string {
  const deprecated = DEPRECATED.exec(help);
  if (deprecated) return deprecated[1] ? `deprecated for ${deprecated[1]}` : 'deprecated';
  return type === 'Histogram' ? 'histogram' : 'series';
}
