import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

const POOL = 'pool.kubevirt.io/VirtualMachinePool';
const WITH_VMS: readonly string[] = ['kubevirt.io/VirtualMachine', POOL];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'autohealing/requires-own-namespace',
    level: FindingLevel.ADVISED,
    summary: 'A pool with autohealing must be the only one in its namespace that has VMs',
    why: 'The controller looks at all VMs of the namespace, not at those of the pool, and deletes each that fails to start, with its disks unless the pool '
      + 'preserves them.',
    fix: 'Give the pool a namespace of its own, or remove autohealing.',
    * check(manifests) {
      for (const manifest of ofKind(manifests, POOL).filter((each) => isHealing(each))) {
        const others = manifests.filter((other) => other !== manifest && WITH_VMS.includes(kindOf(other)) && isBeside(other, manifest));
        if (others.length === 0) continue;
        const got = others.map(({ kind, metadata: { name } }) => `${kind} ${name}`).join(', ');
        yield { manifest, field: 'spec.autohealing', got, allowed: 'a namespace without other VMs' };
      }
    },
  }),
];

function isHealing({ spec }: Manifest): boolean {
  return Boolean((spec as { readonly autohealing?: object } | undefined)?.autohealing);
}

function isBeside(other: Manifest, manifest: Manifest): boolean {
  return (other.metadata.namespace ?? 'default') === (manifest.metadata.namespace ?? 'default');
}
