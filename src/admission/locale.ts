import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { dnsLabel } from './dns-label';
import type { Finding } from './finding';
import { findingOf } from './finding-of';
import { stableNames } from '../rules/object/engine-rules';

/** How long cdk8s makes the names of these. */
const SHORTER_NAMES: ReadonlyMap<string, number> = new Map([['CronJob', 52]]);

/** How a name of cdk8s ends, in charts that add the hash of the path. Without it only a name that cdk8s would make again is known to be its. */
const HASH = /-[0-9a-f]{8}$/;

/** The finding that the locale of this process, such as Turkish, has changed names of objects that cdk8s has made. One for the whole tree. */
export function localeFindings(root: IConstruct, objects: readonly ApiObject[]): Finding[] {
  // With no locale at all some versions of Node.js lower-case by the locale in some strings only.
  if ('I'.toLocaleLowerCase([]) === 'i') return [];
  const [first, ...more] = objects.filter(isNamedByLocale);
  if (!first) return [];
  const got = `${first.kind} ${first.name} of ${first.node.path}${more.length ? ` and ${more.length} more` : ''}`;
  return [findingOf({ rule: stableNames, field: '', got }, { apiVersion: '', kind: 'App', name: root.node.id || 'app', constructPath: root.node.path })];
}

function isNamedByLocale(object: ApiObject): boolean {
  const chart = Chart.of(object);
  if (chart.generateObjectName !== Chart.prototype.generateObjectName) return false;
  const [hashed, plain] = [true, false].map((includeHash) => dnsLabel(object, { includeHash, maxLen: SHORTER_NAMES.get(object.kind) }));
  if (object.name === hashed || object.name === plain) return false;
  const [hash] = HASH.exec(hashed) ?? [];
  return (hash !== undefined && object.name.endsWith(hash)) || object.name === chart.generateObjectName(object);
}
