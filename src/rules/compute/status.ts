import { kindOf } from '../../manifests/manifest';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf } from '../subject';

type JsonType = 'array' | 'boolean' | 'number' | 'object' | 'string';

/** The members of a status that are no objects, by the type that upstream's own schema demands. */
const MEMBERS: ReadonlyMap<string, { readonly [type in JsonType]?: readonly string[] }> = new Map([
  ['kubevirt.io/VirtualMachine', {
    array: ['conditions', 'stateChangeRequests', 'volumeRequests', 'volumeSnapshotStatuses'],
    boolean: ['created', 'ready'],
    number: ['desiredGeneration', 'observedGeneration'],
    string: ['printableStatus', 'restoreInProgress', 'runStrategy', 'snapshotInProgress'],
  }],
  ['kubevirt.io/VirtualMachineInstance', {
    array: ['conditions', 'interfaces', 'migratedVolumes', 'phaseTransitionTimestamps', 'volumeStatus'],
    number: ['VSOCKCID', 'runtimeUser'],
    string: ['nodeName', 'phase', 'qosClass', 'reason'],
  }],
  ['kubevirt.io/VirtualMachineInstanceReplicaSet', {
    array: ['conditions'],
    number: ['readyReplicas', 'replicas'],
    string: ['labelSelector'],
  }],
]);

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'status/has-known-types',
    level: FindingLevel.REJECTED,
    subject: objectsOf(...MEMBERS.keys()),
    summary: 'A status has the types that KubeVirt gives it',
    why: 'KubeVirt checks the types of a status that comes with an object, and refuses the object without saying which field it was.',
    fix: 'Remove status: it is no part of what is applied.',
    upstream: ['schema/status-type'],
    * check(manifest) {
      const { status } = manifest as { readonly status?: { readonly [member: string]: unknown } };
      if (!status) return;
      for (const [type, members = []] of Object.entries(MEMBERS.get(kindOf(manifest)) ?? {})) {
        for (const member of members) {
          const value = status[member];
          if (value !== undefined && typeOf(value) !== type) {
            yield { field: `status.${member}`, got: value, allowed: `no status, or a value of type ${type}` };
          }
        }
      }
    },
  }),
];

function typeOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : typeof value;
}
