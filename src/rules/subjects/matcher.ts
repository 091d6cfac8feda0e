import type { InstancetypeMatcher, VirtualMachine } from '../../../imports/kubevirt.io';
import { inferenceOf } from '../../manifests/inference';
import type { Inferred } from '../../manifests/inference';
import type { Manifest } from '../../manifests/manifest';
import { referencedKind } from '../../manifests/reference';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';

const POLICIES = ['Reject', 'Ignore'];

/** The rules that a VM's references to its instancetype and to its preference share. */
export function matcherRules(field: Inferred): ObjectRule[] {
  const path = `spec.${field}`;
  const prefix = field === 'instancetype' ? 'instancetype/matcher' : 'instancetype/preference';
  const base = { kinds: ['kubevirt.io/VirtualMachine'], level: FindingLevel.REJECTED };
  return [
    {
      ...base,
      id: `${field}/is-named`,
      summary: `A reference to ${article(field)} names it or the volume that knows it`,
      why: 'The webhook refuses a reference to nothing, before it looks at anything else of the VM.',
      fix: `Write ${path}.name, or remove ${path}.`,
      upstream: [`${prefix}-empty`],
      * check(manifest) {
        const matcher = matcherOf(manifest, field);
        if (matcher && !matcher.name && !matcher.inferFromVolume) yield { field: path, got: matcher, allowed: 'name or inferFromVolume' };
      },
    },
    {
      ...base,
      id: `${field}/is-named-or-inferred`,
      summary: `A reference to ${article(field)} that is taken from a volume says nothing else`,
      why: 'The webhook refuses inferFromVolume together with a name or a kind: the volume tells both.',
      fix: 'Keep inferFromVolume, or name and kind.',
      upstream: [`${prefix}-infer-and-name`, `${prefix}-infer-and-kind`],
      * check(manifest) {
        const matcher = matcherOf(manifest, field);
        if (!matcher?.inferFromVolume) return;
        for (const key of ['name', 'kind'] as const) {
          if (matcher[key]) yield { field: `${path}.${key}`, got: matcher[key], allowed: 'nothing beside inferFromVolume' };
        }
      },
    },
    {
      ...base,
      id: `${field}/has-known-failure-policy`,
      summary: 'What happens when a volume tells nothing is Reject or Ignore',
      why: 'The webhook refuses every other word, the longer ones of the API documentation too.',
      fix: 'Write Reject or Ignore, or leave it out: Reject is the default.',
      upstream: [`${prefix}-failure-policy`],
      * check(manifest) {
        const policy = matcherOf(manifest, field)?.inferFromVolumeFailurePolicy;
        if (policy === undefined || POLICIES.includes(policy)) return;
        yield { field: `${path}.inferFromVolumeFailurePolicy`, got: policy, allowed: POLICIES.join(', ') };
      },
    },
    {
      ...base,
      id: `${field}/is-inferred-from-labelled-volume`,
      summary: `The volume that tells the ${field} exists and can carry labels`,
      why: 'The webhook reads labels of the PVC, DataVolume, DataSource or VolumeSnapshot behind the volume: it refuses a volume that is not in the template, and (unless the policy is Ignore) one of another type.',
      fix: `Name a volume that is a PVC, or a DataVolume cloned from a PVC, a snapshot or a DataSource; or write ${path}.name.`,
      upstream: ['instancetype/infer-volume-missing', 'instancetype/infer-unsupported-volume'],
      * check(manifest) {
        const matcher = matcherOf(manifest, field);
        if (!matcher?.inferFromVolume) return;
        const inference = inferenceOf(manifest as unknown as VirtualMachine, field);
        const tolerated = inference === 'unsupported' && matcher.inferFromVolumeFailurePolicy === 'Ignore';
        if (inference === 'possible' || tolerated) return;
        const allowed = inference === 'missing' ? 'the name of a volume of the template' : 'a volume that is a PVC or is cloned from one';
        yield { field: `${path}.inferFromVolume`, got: matcher.inferFromVolume, allowed };
      },
    },
    {
      ...base,
      id: `${field}/has-known-kind`,
      level: FindingLevel.UNSTARTABLE,
      summary: `The kind of ${article(field)} is one that KubeVirt knows`,
      why: 'The webhook ignores a reference of another kind, but the VM controller cannot follow it: the VM never starts.',
      fix: `Write ${referencedKind(field)} or ${referencedKind(field)?.replace('Cluster', '')}.`,
      * check(manifest) {
        const matcher = matcherOf(manifest, field);
        if (!matcher?.kind || matcher.inferFromVolume || matcher.revisionName || referencedKind(field, matcher.kind)) return;
        yield { field: `${path}.kind`, got: matcher.kind, allowed: `${referencedKind(field)}, the default, or ${referencedKind(field)?.replace('Cluster', '')}` };
      },
    },
  ];
}

function matcherOf(manifest: Manifest, field: Inferred): InstancetypeMatcher | undefined {
  return (manifest as unknown as VirtualMachine).spec[field];
}

function article(field: Inferred): string {
  return field === 'instancetype' ? 'an instancetype' : 'a preference';
}
