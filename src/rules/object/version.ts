import type { Defect } from './defect';
import { formatValue } from '../../kubernetes/format-value';
import type { KindVersions } from '../../manifests/schema/kinds';
import { FindingLevel } from '../finding-level';

/** Whether a kind that its group has not got is one of another group. */
export function* groupDefects(apiVersion: string, kind: string, elsewhere: readonly string[]): Iterable<Defect> {
  if (elsewhere.length) yield notServed(kind, apiVersion, elsewhere.join(', '));
}

/** Whether the version of a known kind is served, and not on its way out. */
export function* versionDefects(version: string, kind: string, versions: KindVersions): Iterable<Defect> {
  const known = versions.get(version);
  const current = [...versions].filter(([name, { deprecated }]) => !deprecated.includes(name)).map(([name]) => name);
  const { group } = [...versions.values()][0];
  const written = group ? `${group}/${version}` : version;
  const allowed = (current.length ? current : [...versions.keys()]).map((name) => (group ? `${group}/${name}` : name)).join(', ');
  if (!known) {
    yield notServed(kind, written, allowed);
  } else if (known.deprecated.includes(version)) {
    yield {
      level: FindingLevel.WARNED,
      rule: 'object/has-current-version',
      summary: `This version of ${kind} is deprecated`,
      field: 'apiVersion',
      got: formatValue(written),
      allowed: current.length ? allowed : 'no version: the kind itself is on its way out',
      fix: current.length ? 'Write a version that is not deprecated.' : 'Replace the object by one of another kind.',
    };
  }
}

function notServed(kind: string, written: string, allowed: string): Defect {
  return {
    level: FindingLevel.REJECTED,
    rule: 'object/has-served-version',
    summary: `${kind} is not served in this version`,
    field: 'apiVersion',
    got: formatValue(written),
    allowed,
    fix: 'Write a version that is served.',
  };
}
