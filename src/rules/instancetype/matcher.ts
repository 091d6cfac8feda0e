import type { InstancetypeMatcher, PreferenceMatcher } from '../../../imports/kubevirt.io';
import { inferenceOf } from '../../manifests/inference';
import type { Inferred } from '../../manifests/inference';
import { referencedKind } from '../../manifests/reference';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { virtualMachine } from '../subjects/virtual-machine';
import type { JudgedVm } from '../subjects/virtual-machine';

const POLICIES = ['Reject', 'Ignore'];

/** What is particular to a reference; the default kind comes first. */
const REFERENCES = {
  instancetype: {
    noun: 'an instancetype',
    kinds: ['VirtualMachineClusterInstancetype', 'VirtualMachineInstancetype'],
    upstream: 'instancetype/matcher',
  },
  preference: {
    noun: 'a preference',
    kinds: ['VirtualMachineClusterPreference', 'VirtualMachinePreference'],
    upstream: 'instancetype/preference',
  },
} as const;

interface JudgedMatcher {
  readonly matcher: InstancetypeMatcher | PreferenceMatcher;
  readonly vm: JudgedVm;
}

/** The rules that a VM's references to its instancetype and to its preference share. */
export function matcherRules(field: Inferred): ObjectRule[] {
  const { noun, kinds: [clusterKind, namespacedKind], upstream } = REFERENCES[field];
  const subject: Subject<JudgedMatcher> = partsOf(virtualMachine, (vm) => {
    const matcher = vm.spec[field];
    return matcher ? [{ value: { matcher, vm }, path: field }] : [];
  });
  return [
    defineRule({
      id: `${field}/requires-name`,
      level: FindingLevel.REJECTED,
      subject,
      summary: `A reference to ${noun} must name it, or a volume to infer it from`,
      why: 'KubeVirt refuses a reference to nothing, before it looks at anything else of the VM.',
      fix: `Write spec.${field}.name, or remove spec.${field}.`,
      upstream: [`${upstream}-empty`],
      * check({ matcher }) {
        if (!matcher.name && !matcher.inferFromVolume) yield { field: '', got: matcher, allowed: 'name or inferFromVolume' };
      },
    }),
    defineRule({
      id: `${field}/excludes-name-with-inference`,
      level: FindingLevel.REJECTED,
      subject,
      summary: `A reference to ${noun} that is inferred from a volume must have neither name nor kind`,
      why: 'KubeVirt refuses inferFromVolume together with a name or a kind: the volume tells both.',
      fix: 'Keep inferFromVolume, or name and kind.',
      upstream: [`${upstream}-infer-and-name`, `${upstream}-infer-and-kind`],
      * check({ matcher }) {
        if (!matcher.inferFromVolume) return;
        for (const key of ['name', 'kind'] as const) {
          if (matcher[key]) yield { field: key, got: matcher[key], allowed: 'nothing beside inferFromVolume' };
        }
      },
    }),
    defineRule({
      id: `${field}/has-known-failure-policy`,
      level: FindingLevel.REJECTED,
      subject,
      summary: `The policy for a volume without labels must be ${POLICIES.join(' or ')}`,
      why: 'KubeVirt refuses every other word, the longer ones of the API documentation too.',
      fix: 'Write Reject or Ignore, or leave it out: Reject is the default.',
      upstream: [`${upstream}-failure-policy`],
      * check({ matcher: { inferFromVolumeFailurePolicy: policy } }) {
        if (policy === undefined || POLICIES.includes(policy)) return;
        yield { field: 'inferFromVolumeFailurePolicy', got: policy, allowed: POLICIES.join(', ') };
      },
    }),
    defineRule({
      id: `${field}/references-labelled-volume`,
      level: FindingLevel.REJECTED,
      subject,
      summary: `The volume that ${noun} is inferred from must exist and be able to carry labels`,
      why: 'KubeVirt reads labels of the PVC, DataVolume, DataSource or VolumeSnapshot behind the volume: it refuses a volume that is not in the '
        + 'template, and (unless the policy is Ignore) one of another type.',
      fix: `Name a volume that is a PVC, or a DataVolume cloned from a PVC, a snapshot or a DataSource; or write spec.${field}.name.`,
      before: { 1.9: 'a VolumeSnapshot is not looked at' },
      upstream: ['instancetype/infer-volume-missing', 'instancetype/infer-unsupported-volume'],
      * check({ matcher: { inferFromVolume, inferFromVolumeFailurePolicy: policy }, vm }, cluster) {
        if (!inferFromVolume) return;
        if (vm.vmi.expansion.suggestions?.[field] === 'unlabelled' && policy !== 'Ignore') {
          yield { field: 'inferFromVolume', got: inferFromVolume, allowed: `a volume whose claim or DataSource has the label instancetype.kubevirt.io/default-${field}` };
          return;
        }
        const inference = inferenceOf(vm, field, cluster);
        if (inference === 'possible' || (inference === 'unsupported' && policy === 'Ignore')) return;
        const allowed = inference === 'missing' ? 'the name of a volume of the template' : 'a volume that is a PVC or is cloned from one';
        yield { field: 'inferFromVolume', got: inferFromVolume, allowed };
      },
    }),
    defineRule({
      id: `${field}/avoids-inference`,
      level: FindingLevel.ADVISED,
      subject,
      summary: `${noun[0].toUpperCase()}${noun.slice(1)} should be named where a manifest is applied again`,
      why: 'KubeVirt writes the name that the volume suggests into the VM. The manifest leaves it out, so that to apply it again brings inferFromVolume back '
        + 'beside the name, which is refused: GitOps fails with its second synchronization.',
      fix: `Write spec.${field}.name, as the labels of the volume have it; or create the VM once, by hand.`,
      * check({ matcher: { inferFromVolume }, vm: { isOfPool } }) {
        if (inferFromVolume && !isOfPool) yield { field: 'inferFromVolume', got: inferFromVolume, allowed: `the name of ${noun}` };
      },
    }),
    defineRule({
      id: `${field}/has-known-kind`,
      level: FindingLevel.UNSTARTABLE,
      subject,
      summary: `The kind of ${noun} must be one that KubeVirt knows`,
      why: 'The VM never starts: the webhook ignores a reference of another kind, but the VM controller cannot follow it.',
      fix: `Write ${clusterKind} or ${namespacedKind}.`,
      * check({ matcher: { kind, inferFromVolume, revisionName }, vm }) {
        const suggestion = vm.vmi.expansion.suggestions?.[field];
        const got = inferFromVolume && typeof suggestion === 'object' ? suggestion.kind : kind;
        if ((inferFromVolume && !suggestion) || (!inferFromVolume && revisionName) || referencedKind(field, got)) return;
        yield { field: inferFromVolume ? 'inferFromVolume' : 'kind', got, allowed: `${clusterKind}, the default, or ${namespacedKind}` };
      },
    }),
  ];
}
