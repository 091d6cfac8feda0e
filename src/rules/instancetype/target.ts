import { closestMatch } from '../../kubernetes/closest-match';
import { DNS_SUBDOMAIN, fits, wordsOf } from '../../kubernetes/dns-name';
import { groupBy } from '../../kubernetes/group-by';
import { bringsNone, commonNames, isCommon } from '../../manifests/effective/common-instancetypes';
import { guestParts } from '../../manifests/guest-parts';
import type { Inferred } from '../../manifests/inference';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { kindsIn, ofKinds } from '../../manifests/of-kind';
import { referencedKind } from '../../manifests/reference';
import { VM_KINDS, vmSpecOf } from '../../manifests/vm-spec';
import { defineCrossObjectRule, defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, ObjectRule } from '../rule';
import { virtualMachine } from '../subjects/virtual-machine';

const NOUNS = { instancetype: 'an instancetype', preference: 'a preference' } as const;
const GROUP = 'instancetype.kubevirt.io/';
/** Shorter names may be anything. */
const LEAST_LENGTH = 5;

/** The rule that what a VM refers to can exist at all. */
export function nameRule(field: Inferred): ObjectRule {
  return defineRule({
    id: `${field}/has-valid-name`,
    level: FindingLevel.UNSTARTABLE,
    subject: virtualMachine,
    summary: `The name of ${NOUNS[field]} that a VM refers to must be one that an object can have`,
    why: 'KubeVirt admits the VM and looks for the object when it starts. None can have this name: the VM never starts.',
    fix: 'Correct the name.',
    * check({ spec: { [field]: matcher } }) {
      if (matcher?.name && !fits(DNS_SUBDOMAIN, matcher.name)) yield { field: `${field}.name`, got: matcher.name, allowed: wordsOf(DNS_SUBDOMAIN) };
    },
  });
}

/** The rule that what a VM refers to is where the VM looks for it. */
export function targetRule(field: Inferred): CrossObjectRule {
  return defineCrossObjectRule({
    id: `${field}/references-target`,
    reads: guestParts(),
    level: FindingLevel.ADVISED,
    summary: `A VM must refer to ${NOUNS[field]} by its kind and from its namespace`,
    why: 'KubeVirt admits a VM whose reference leads nowhere, and does not start it. The kind is the cluster-wide one unless the VM says otherwise; one of '
      + 'a namespace is found from that namespace only. KubeVirt brings the common ones, which are cluster-wide, unless its CR switches '
      + 'commonInstancetypesDeployment off.',
    fix: 'Correct kind or name, or make the object where the VM looks for it.',
    * check(manifests, cluster) {
      const areCommon = !bringsNone(cluster);
      const made = groupBy(ofKinds(manifests, kindsIn(manifests).filter((kind) => kind.startsWith(GROUP))), ({ metadata }) => metadata.name);
      for (const manifest of ofKinds(manifests, VM_KINDS)) {
        const { path, spec: { [field]: matcher } } = vmSpecOf(manifest);
        const kind = referencedKind(field, matcher?.kind);
        if (!matcher?.name || matcher.revisionName || !kind) continue;
        const { name } = matcher;
        const namesakes = made.get(name) ?? [];
        if ((areCommon && isCommon(kind, name, cluster)) || namesakes.some((each) => each.kind === kind && isSeen(each, manifest))) continue;
        const elsewhere = elsewhereOf({ name, kind, field, namesakes }, cluster);
        if (elsewhere) yield { manifest, field: `${path}.${field}`, got: `${kind} ${name}`, ...elsewhere };
      }
    },
  });
}

type Elsewhere = { readonly allowed: string; readonly fix: string };

interface Missing {
  readonly name: string;
  readonly kind: string;
  readonly field: Inferred;
  /** What the input makes under that name. */
  readonly namesakes: readonly Manifest[];
}

/** What was probably meant by a reference that leads nowhere, as far as that can be told. */
function elsewhereOf({ name, kind, field, namesakes }: Missing, cluster: Cluster): Elsewhere | undefined {
  const namesake = namesakes.find((each) => referencedKind(field, each.kind));
  if (namesake && namesake.kind !== kind) return { allowed: `${namesake.kind} ${name}, which the input makes`, fix: `Write kind: ${namesake.kind}.` };
  if (namesake) {
    const { namespace } = namesake.metadata;
    if (namespace === undefined) return { allowed: `one of the VM's namespace; ${name} says none`, fix: 'Write metadata.namespace of both.' };
    return { allowed: `one of the VM's namespace; ${name} is in ${namespace}`, fix: 'Make it in the namespace of the VM, or cluster-wide.' };
  }
  const clusterKind = referencedKind(field)!;
  const areCommon = !bringsNone(cluster);
  if (areCommon && isCommon(clusterKind, name, cluster)) {
    return { allowed: `${clusterKind} ${name}, which KubeVirt brings`, fix: `Write kind: ${clusterKind}, or leave kind out.` };
  }
  if (kind === clusterKind && commonNames(kind).includes(name)) return lacking(cluster);
  const [series] = name.split('.');
  const isSized = areCommon && field === 'instancetype' && kind === clusterKind;
  const ofSeries = isSized ? commonNames(kind, cluster).filter((each) => each.startsWith(`${series}.`)) : [];
  if (!ofSeries.length) return misspeltPreference(name, kind, areCommon && field === 'preference' && kind === clusterKind, cluster);
  const meant = closestMatch(name, ofSeries);
  const fix = meant ? `Did you mean ${meant}?` : 'Take one of the common ones, or make your own.';
  return { allowed: `one of the common ones: ${ofSeries.join(', ')}`, fix };
}

/** A preference is called as somebody likes, but hardly as a common one with a slip of the finger; another digit is another release. */
function misspeltPreference(name: string, kind: string, mayBeCommon: boolean, cluster: Cluster): Elsewhere | undefined {
  const meant = mayBeCommon && name.length >= LEAST_LENGTH ? closestMatch(name, commonNames(kind, cluster), 1) : undefined;
  const withoutDigits = (text: string) => text.replace(/\d/g, '');
  if (!meant || withoutDigits(meant) === withoutDigits(name)) return undefined;
  return { allowed: `${kind} ${meant}, which KubeVirt brings, or one of the cluster`, fix: `Did you mean ${meant}?` };
}

/** One that KubeVirt brings elsewhere. */
function lacking(cluster: Cluster): Elsewhere {
  if (!bringsNone(cluster)) {
    const fix = 'Take another one, make your own, or upgrade the cluster and its kubevirtVersion.';
    return { allowed: `one that KubeVirt ${cluster.releases.kubevirt} brings`, fix };
  }
  const { kind } = cluster.source!.manifest;
  return { allowed: `one that the input makes: its ${kind} switches commonInstancetypesDeployment off`, fix: 'Make it, or switch that on.' };
}

/** A cluster-wide object is seen from everywhere. */
function isSeen({ kind, metadata }: Manifest, vm: Manifest): boolean {
  return kind.includes('Cluster') || metadata.namespace === vm.metadata.namespace;
}
