import { KNOWN_RELEASES } from './releases';
import { compareReleases, minorOf } from '../kubernetes/release';

/** What there is since a release; `null` where that release no longer has it. */
interface Histories { readonly [name: string]: { readonly [release: string]: string | null } }
interface File { readonly metrics: Histories; readonly alerts: Histories }

const tables = new Map<string, { readonly metrics: ReadonlyMap<string, string>; readonly alerts: ReadonlyMap<string, string> }>();

/**
 * The series that a release of KubeVirt exports or records, each as a `histogram`, a `series`, or `deprecated`, some `deprecated for <another>`; of a
 * release that is not known, those of the nearest.
 */
export function kubevirtMetrics(kubevirtVersion: string): ReadonlyMap<string, string> {
  return tableOf(kubevirtVersion).metrics;
}

/** The names of the alerts that virt-operator installs. */
export function kubevirtAlerts(kubevirtVersion: string): ReadonlyMap<string, string> {
  return tableOf(kubevirtVersion).alerts;
}

/** Whether a known release has a series of this name. */
export function isKnownMetric(name: string): boolean {
  return Object.hasOwn(file().metrics, name);
}

function tableOf(kubevirtVersion: string): NonNullable<ReturnType<typeof tables.get>> {
  const [oldest] = KNOWN_RELEASES.kubevirt;
  const minor = minorOf(kubevirtVersion);
  const release = compareReleases(minor, oldest) < 0 ? oldest : minor;
  const { metrics, alerts } = file();
  const known = tables.get(release) ?? { metrics: statesIn(metrics, release), alerts: statesIn(alerts, release) };
  tables.set(release, known);
  return known;
}

function statesIn(histories: Histories, release: string): ReadonlyMap<string, string> {
  return new Map(Object.entries(histories).flatMap(([name, history]): [string, string][] => {
    const since = Object.keys(history).filter((each) => compareReleases(each, release) <= 0).sort(compareReleases).pop();
    const state = since === undefined ? null : history[since];
    return state === null ? [] : [[name, state]];
  }));
}

function file(): File {
  return require('../../imports/releases/metrics.json') as File;
}
