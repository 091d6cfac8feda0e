import type { VirtualMachineSnapshot } from '../../../imports/snapshot.kubevirt.io';
import { parseGoDuration } from '../../kubernetes/go-duration';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { defineCrossObjectRule, defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, ObjectRule } from '../rule';
import { partsOf } from '../subject';
import { kindItself } from '../subjects/kind';
import { specsOf } from '../subjects/object-spec';
import { notVirtualMachine } from '../subjects/virtual-machine-reference';

const KIND = 'snapshot.kubevirt.io/VirtualMachineSnapshot';
/** The index that a pool appends to its name for a VM. */
const POOL_INDEX = /-\d+$/;
const POLICIES: readonly string[] = ['Delete', 'Retain'];
const snapshotSpec = specsOf<VirtualMachineSnapshot>(KIND);

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'snapshot/requires-gate',
    level: FindingLevel.REJECTED,
    subject: kindItself(KIND),
    gate: 'Snapshot',
    summary: 'A VirtualMachineSnapshot must not be created while the feature gate Snapshot is off',
    upstream: ['snapshot/gate'],
    * check(kind) {
      yield { field: '', got: kind };
    },
  }),
  defineRule({
    id: 'snapshot/references-virtual-machine',
    level: FindingLevel.REJECTED,
    subject: partsOf(snapshotSpec, ({ source }) => [{ value: source, path: 'source' }]),
    summary: 'The source of a VirtualMachineSnapshot must be a VM',
    why: 'KubeVirt refuses another source, and one without apiGroup: kubevirt.io. It does not ask whether the VM exists.',
    fix: 'Write apiGroup: kubevirt.io and kind: VirtualMachine.',
    upstream: ['snapshot/api-group-missing', 'snapshot/api-group', 'snapshot/kind'],
    * check(source) {
      const violation = notVirtualMachine(source);
      if (violation) yield violation;
    },
  }),
  defineRule({
    id: 'snapshot/has-valid-deadline',
    level: FindingLevel.UNSTARTABLE,
    subject: snapshotSpec,
    summary: 'The failureDeadline of a VirtualMachineSnapshot must not be negative',
    why: 'KubeVirt admits it, and the snapshot fails before it is taken (snapshot deadline exceeded).',
    fix: 'Write a duration such as 5m, 0s for no deadline, or nothing for five minutes.',
    * check({ failureDeadline: got }) {
      if ((parseGoDuration(got ?? '') ?? 0) < 0) yield { field: 'failureDeadline', got, allowed: '0s or more' };
    },
  }),
  defineRule({
    id: 'snapshot/has-known-deletion-policy',
    level: FindingLevel.ADVISED,
    subject: snapshotSpec,
    summary: 'The deletionPolicy of a VirtualMachineSnapshot must be one that KubeVirt knows',
    why: 'KubeVirt admits any text, and keeps the content of the snapshot for every text but Delete: for delete, too.',
    fix: 'Write Delete or Retain.',
    * check({ deletionPolicy: got }) {
      if (got !== undefined && !POLICIES.includes(got)) yield { field: 'deletionPolicy', got, allowed: POLICIES.join(', ') };
    },
  }),
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'snapshot/avoids-pool-member',
    level: FindingLevel.ADVISED,
    summary: 'A VirtualMachineSnapshot must not be of a member of a pool',
    why: 'The pool makes its members of the template and never of a snapshot: a member that is lost comes back without it.',
    fix: 'Put what must not be lost into the image of the template, or onto a disk that the pool keeps; or take snapshots of a VM of its own.',
    * check(manifests) {
      const taken = ofKind<Manifest & VirtualMachineSnapshot>(manifests, KIND);
      if (!taken.length) return;
      const named = (kind: string) => (
        new Map(ofKind(manifests, kind).map((manifest) => [`${manifest.metadata.namespace}/${manifest.metadata.name}`, manifest]))
      );
      const [pools, vms] = [named('pool.kubevirt.io/VirtualMachinePool'), named('kubevirt.io/VirtualMachine')];
      for (const manifest of taken) {
        const { metadata: { namespace }, spec: { source: { name } } } = manifest;
        const other = pools.get(`${namespace}/${name.replace(POOL_INDEX, '')}`);
        if (!other || !POOL_INDEX.test(name) || vms.has(`${namespace}/${name}`)) continue;
        yield { manifest, other, field: 'spec.source.name', got: `${name}, a member of the pool ${other.metadata.name}`, allowed: 'a VM of its own' };
      }
    },
  }),
];
