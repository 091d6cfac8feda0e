import type { BuiltInViolation } from './built-in';
import { formerFieldsOf } from './former-field';
import { compareApiVersions } from '../../kubernetes/api-version';
import { closestMatch } from '../../kubernetes/closest-match';
import { formatValue } from '../../kubernetes/format-value';
import { compareReleases, minorOf } from '../../kubernetes/release';
import { UPSTREAM } from '../../manifests/releases';
import type { Releases } from '../../manifests/releases';
import { allGroups, apiVersionsElsewhere, isRemoved, isServedWithoutSchema, onlyApiVersionOf } from '../../manifests/schema/groups';
import type { KindVersions } from '../../manifests/schema/kinds';
import { kindUntil, lifecycleOf } from '../../manifests/schema/lifecycle';
import type { Lifecycle } from '../../manifests/schema/lifecycle';
import { kindSince } from '../../manifests/schema/since';
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

const knownKindRule = defineBuiltInRule({
  id: 'object/has-known-kind',
  level: FindingLevel.REJECTED,
  summary: 'An object must be of a kind that its API group has',
  why: 'The API server finds no resource for the kind and refuses the object; Helm and kubectl say "no matches for kind".',
  fix: 'Correct the kind, or the group in apiVersion.',
});

const knownGroupRule = defineBuiltInRule({
  id: 'object/has-known-group',
  level: FindingLevel.REJECTED,
  summary: 'An object must not be in an API group whose name is a known one misspelt, or that nothing serves',
  why: 'The API server finds no resource in the group and refuses the object; Helm and kubectl say "no matches for kind".',
  fix: 'Correct the group in apiVersion.',
});

export const versionRules = [servedRule, deprecatedRule, knownKindRule, knownGroupRule];

interface UnknownKind {
  readonly group: string;
  readonly kind: string;
  readonly apiVersion: string;
}

/** Whether a kind without schema is misspelt, in another group, in a group that is misspelt, or no longer served. */
export function* unknownKindViolations({ group, kind, apiVersion }: UnknownKind, releases: Releases): Iterable<BuiltInViolation> {
  const until = isRemoved(group, kind) ? 'Kubernetes' : kindUntil(group, kind, releases);
  if (until !== undefined) {
    const removed = { allowed: `no version: ${until} removed the kind`, fix: 'Replace the object by what took the place of its kind.' };
    yield { rule: servedRule, field: 'apiVersion', got: formatValue(apiVersion), ...removed };
    return;
  }
  const since = kindSince(group, kind, releases);
  if (since !== undefined) {
    const fix = 'Leave it out, or upgrade the cluster and its kubevirtVersion, cdiVersion or kubernetesVersion.';
    yield { rule: servedRule, field: 'kind', got: formatValue(kind), allowed: `only on ${since} or later`, fix };
    return;
  }
  const elsewhere = apiVersionsElsewhere(group, kind, releases);
  const gone = lifecycleOf(group, kind, apiVersion.slice(group.length + 1));
  const fix = removalFix(gone, apiVersion, elsewhere[0], releases, formerFieldsOf(group, kind));
  if (elsewhere.length) yield { rule: servedRule, field: 'apiVersion', got: formatValue(apiVersion), allowed: elsewhere.join(', '), ...fix, ...writes('apiVersion', elsewhere[0]) };
  else if (allGroups(releases).has(group)) yield* kindViolations(group, kind, releases);
  else yield* groupViolations(group, kind, apiVersion, releases);
}

function* kindViolations(group: string, kind: string, releases: Releases): Iterable<BuiltInViolation> {
  if (isServedWithoutSchema(group, kind)) return;
  const { kinds, whole } = allGroups(releases).get(group) ?? { kinds: [], whole: false };
  // Of a group whose kinds are not all known, only what is almost a known one is a mistake for certain.
  const meant = closestMatch(kind, kinds, whole ? undefined : 1);
  if (!whole && meant === undefined) return;
  const fix = meant === undefined ? {} : { fix: `Write ${meant}.`, ...writes('kind', meant) };
  yield { rule: knownKindRule, field: 'kind', got: formatValue(kind), allowed: whole ? kinds.join(', ') : meant, ...fix };
}

/** Groups that are written, such as management.k3s.io, though the project of the domain serves others (`pkg/apis` of k3s-io/k3s, of k3s-io/helm-controller). */
const INVENTED = /(?:^|\.)k3s\.io$/;

/** No CRD of another project comes as near: a group of its own ends in a domain of its own. */
function* groupViolations(group: string, kind: string, apiVersion: string, releases: Releases): Iterable<BuiltInViolation> {
  if (INVENTED.test(group)) {
    const fix = 'A K3s cluster is an API server like any other: deliver to it by a GitRepo of Fleet or an ApplicationSet of Argo CD.';
    yield { rule: knownGroupRule, field: 'apiVersion', got: formatValue(apiVersion), allowed: 'the groups of K3s: k3s.cattle.io, helm.cattle.io', fix };
    return;
  }
  const meant = closestMatch(group, [...allGroups(releases).keys()].filter(Boolean), 1);
  // Only Kubernetes itself serves groups without a dot.
  const known = group.includes('.') ? undefined : onlyApiVersionOf(kind, releases);
  const allowed = meant === undefined ? known : `${meant}${apiVersion.slice(group.length)}`;
  if (allowed === undefined) return;
  yield { rule: knownGroupRule, field: 'apiVersion', got: formatValue(apiVersion), allowed, fix: `Write ${allowed}.`, ...writes('apiVersion', allowed) };
}

/** Whether the version of a known kind is served, and not deprecated. */
export function* versionViolations(version: string, versions: KindVersions, releases: Releases): Iterable<BuiltInViolation> {
  const known = versions.get(version);
  if (known && !known.deprecated.includes(version)) return;
  const { group, kind } = [...versions.values()][0];
  const nameOf = (each: string) => (group ? `${group}/${each}` : each);
  const current = [...versions].filter(([name, { deprecated }]) => !deprecated.includes(name)).map(([name]) => name);
  const allowed = (current.length ? current : [...versions.keys()]).sort(compareApiVersions).map(nameOf);
  const got = formatValue(nameOf(version));
  const lifecycle = lifecycleOf(group, kind, version);
  if (!known) {
    const fix = removalFix(lifecycle, nameOf(version), allowed[0], releases, formerFieldsOf(group, kind));
    yield { rule: servedRule, field: 'apiVersion', got, allowed: allowed.join(', '), ...fix, ...writes('apiVersion', allowed[0]) };
  } else if (current.length) {
    const fix = lifecycle && { fix: `Write ${allowed[0]}: Kubernetes ${lifecycle.removed} no longer serves ${nameOf(version)}.` };
    yield { rule: deprecatedRule, field: 'apiVersion', got, allowed: allowed.join(', '), ...fix };
  } else if (lifecycle) {
    const fix = `Have another version ready before Kubernetes ${lifecycle.removed}, which no longer serves this one.`;
    yield { rule: deprecatedRule, field: 'apiVersion', got, allowed: 'no version yet: all are deprecated', fix };
  } else {
    const fix = 'Replace the object by one of another kind.';
    yield { rule: deprecatedRule, field: 'apiVersion', got, allowed: 'no version: the kind itself is deprecated', fix };
  }
}

function writes(field: string, value: string): Pick<BuiltInViolation, 'mends'> {
  return { mends: [{ to: [field], value }] };
}

/** Says what to write, and since when a version is gone, where the cluster is of such a release. */
function removalFix(
  lifecycle: Lifecycle | undefined, got: string, instead: string | undefined, releases: Releases, fields?: string,
): { fix?: string } {
  const { kubernetes = minorOf(UPSTREAM.kubernetes) } = releases;
  if (!lifecycle || compareReleases(lifecycle.removed, kubernetes) > 0) return instead === undefined ? {} : { fix: `Write ${instead}.` };
  return { fix: `Write ${instead}${fields === undefined ? '' : `, with ${fields}`}: ${got} is gone since Kubernetes ${lifecycle.removed}.` };
}
