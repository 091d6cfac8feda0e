import type { ObjectMeta } from '../../../imports/kubernetes';
import { isMapping } from '../../kubernetes/is-mapping';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { VMI_SPEC_PATHS } from '../../manifests/vmi';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf, partsOf } from '../subject';
import type { Subject } from '../subject';

/** The members of a status that are not objects, by the JSON type that upstream's own schema demands. */
const MEMBERS: ReadonlyMap<string, readonly (readonly [type: string, members: readonly string[]])[]> = new Map([
  ['kubevirt.io/VirtualMachine', [
    ['array', ['conditions', 'stateChangeRequests', 'volumeRequests', 'volumeSnapshotStatuses']],
    ['boolean', ['created', 'ready']],
    ['number', ['desiredGeneration', 'observedGeneration']],
    ['string', ['printableStatus', 'restoreInProgress', 'runStrategy', 'snapshotInProgress']],
  ]],
  ['kubevirt.io/VirtualMachineInstance', [
    ['array', ['conditions', 'interfaces', 'migratedVolumes', 'phaseTransitionTimestamps', 'volumeStatus']],
    ['number', ['VSOCKCID', 'runtimeUser']],
    ['string', ['nodeName', 'phase', 'qosClass', 'reason']],
  ]],
  ['kubevirt.io/VirtualMachineInstanceReplicaSet', [
    ['array', ['conditions']],
    ['number', ['readyReplicas', 'replicas']],
    ['string', ['labelSelector']],
  ]],
]);

interface StatusMember {
  readonly value: unknown;
  /** The type that upstream demands. */
  readonly type: string;
}

const statusMember: Subject<StatusMember> = partsOf(
  objectsOf<Manifest & { readonly status?: { readonly [member: string]: unknown } }>(...MEMBERS.keys()),
  (manifest) => (manifest.status ? MEMBERS.get(kindOf(manifest)) ?? [] : []).flatMap(([type, members]) => (
    members.map((member) => ({ value: { value: manifest.status?.[member], type }, path: `status.${member}` }))
  )),
);

/** Not that of a dump of a cluster, nor the empty one of a tool that knows no better. */
const writtenStatus: Subject<{ readonly [member: string]: unknown }> = partsOf(
  objectsOf<Manifest & { readonly status?: unknown }>(...VMI_SPEC_PATHS.keys()),
  ({ metadata, status }) => {
    const { uid, resourceVersion, creationTimestamp } = metadata as ObjectMeta;
    const isDump = uid !== undefined || resourceVersion !== undefined || Boolean(creationTimestamp);
    const members = isMapping(status) ? Object.entries(status).filter(([, value]) => value !== null && value !== undefined) : [];
    return isDump || !members.length ? [] : [{ value: Object.fromEntries(members), path: 'status' }];
  },
);

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'status/has-valid-types',
    level: FindingLevel.REJECTED,
    subject: statusMember,
    summary: 'The members of a status must have the types that KubeVirt gives them',
    why: 'KubeVirt checks the types of a status that comes with an object, and refuses the object without saying which field it was.',
    fix: 'Remove status: it is not part of what is applied.',
    upstream: ['schema/status-type'],
    * check({ value, type }) {
      if (value !== undefined && typeOf(value) !== type) yield { field: '', got: value, allowed: `no status, or a value of type ${type}` };
    },
  }),
  defineRule({
    id: 'status/avoids-written-status',
    level: FindingLevel.ADVISED,
    subject: writtenStatus,
    summary: 'A manifest must not say what the status of a VM is',
    why: 'status is what KubeVirt reports, by a subresource of its own: the API server drops what is applied. There is no status.phase of a VM, it has printableStatus, ready, created and '
      + 'conditions. What is wanted is spec.runStrategy; start, stop and pause are calls.',
    fix: 'Remove status.',
    * check(status) {
      const [member] = Object.keys(status);
      yield { field: member, got: status[member], allowed: 'no status' };
    },
  }),
];

function typeOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : typeof value;
}
