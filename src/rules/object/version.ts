import type { BuiltInViolation } from './built-in';
import { formatValue } from '../../kubernetes/format-value';
import type { KindVersions } from '../../manifests/schema/kinds';
import { defineBuiltInRule } from '../define-rule';
import { FindingLevel } from '../finding-level';

const servedRule = defineBuiltInRule({
  id: 'object/requires-served-version',
  level: FindingLevel.REJECTED,
  summary: 'An object must be written in a version of its kind that is served',
  why: 'KubeVirt, CDI and Kubernetes serve the versions that their CRDs and APIs list, and no others.',
  fix: 'Write a version that is served.',
});

const deprecatedRule = defineBuiltInRule({
  id: 'object/avoids-deprecated-version',
  level: FindingLevel.WARNED,
  summary: 'An object must not be written in a deprecated version of its kind',
  why: 'The API server answers with a warning, and a later release no longer serves the version.',
  fix: 'Write a version that is not deprecated.',
});

export const versionRules = [servedRule, deprecatedRule];

/** Whether a kind that its group does not have belongs to another group. */
export function* groupViolations(apiVersion: string, elsewhere: readonly string[]): Iterable<BuiltInViolation> {
  if (elsewhere.length) yield { rule: servedRule, field: 'apiVersion', got: formatValue(apiVersion), allowed: elsewhere.join(', ') };
}

/** Whether the version of a known kind is served, and not deprecated. */
export function* versionViolations(version: string, versions: KindVersions): Iterable<BuiltInViolation> {
  const known = versions.get(version);
  const current = [...versions].filter(([name, { deprecated }]) => !deprecated.includes(name)).map(([name]) => name);
  const { group } = [...versions.values()][0];
  const got = formatValue(group ? `${group}/${version}` : version);
  const allowed = (current.length ? current : [...versions.keys()]).map((name) => (group ? `${group}/${name}` : name)).join(', ');
  if (!known) {
    yield { rule: servedRule, field: 'apiVersion', got, allowed };
  } else if (known.deprecated.includes(version)) {
    yield {
      rule: deprecatedRule,
      field: 'apiVersion',
      got,
      ...current.length ? { allowed } : { allowed: 'no version: the kind itself is deprecated', fix: 'Replace the object by one of another kind.' },
    };
  }
}
