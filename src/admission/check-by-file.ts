import { assembled, checkObjects } from './check';
import type { Checked, CheckedObject, Sources } from './check';
import type { CheckMemory } from './check-memory';
import type { LocatedFinding } from './located-finding';
import { groupBy } from '../kubernetes/group-by';
import type { AdmissionProfile } from '../manifests/profile';

/** A cluster, and what reports call it. */
export interface NamedCluster {
  readonly name: string;
  readonly profile: AdmissionProfile;
}

/** What is found in an object on one of the clusters that its file goes to. */
interface Result extends CheckedObject {
  readonly cluster: NamedCluster;
}

/**
 * Judges objects for the clusters that their files go to. Of objects that go to more than one, what is found on each is told once.
 *
 * @param clustersOf the clusters of a file, one at least
 * @param memory what is known from earlier judgements
 */
export function checkByFile(sources: Sources, clustersOf: (file: string) => readonly NamedCluster[], memory?: CheckMemory): Checked {
  const ofEach = sources.files.map(clustersOf);
  const clusters = [...new Set(ofEach.flat())];
  if (clusters.length === 1) return checkObjects(sources, clusters[0].profile, memory?.of(clusters[0].profile));
  const ofFiles = new Map(sources.files.map((file, i) => [file, ofEach[i]]));
  const results = new Map(sources.objects.map((object): [typeof object, Result[]] => [object, []]));
  for (const cluster of clusters) {
    const objects = sources.objects.filter(({ document }) => ofFiles.get(document.file)?.includes(cluster));
    const { judged } = checkObjects({ ...sources, objects, unreadable: [] }, cluster.profile, memory?.of(cluster.profile));
    objects.forEach((object, i) => results.get(object)?.push({ ...judged[i], cluster }));
  }
  return assembled(sources, [...results.values()].map(merged));
}

function merged(results: readonly Result[]): CheckedObject {
  const [{ cluster: _, ...first }, ...more] = results;
  if (!more.length) return first;
  const found = results.flatMap(({ findings, cluster }) => findings.map((finding) => ({ finding, cluster })));
  const findings = [...groupBy(found, ({ finding }) => JSON.stringify(finding)).values()].map((same): LocatedFinding => (
    same.length === results.length ? same[0].finding : { ...same[0].finding, clusters: [...new Set(same.map(({ cluster }) => cluster.name))] }
  ));
  return { ...first, findings: findings.sort((a, b) => a.line - b.line || a.column - b.column) };
}
