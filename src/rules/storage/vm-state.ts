import { textAt } from '../../kubernetes/untyped';
import { persistentState } from '../../manifests/guest-state';
import { storageClassesOf } from '../../manifests/storage-claims';
import { workloadsOf } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

const CONFIGURED: readonly (readonly string[])[] = [['spec', 'configuration', 'vmStateStorageClass'], ['spec', 'vmStateStorageClass'], ['spec', 'storage', 'vmStateStorageClass']];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'vm-state/requires-storage-class',
    level: FindingLevel.UNSTARTABLE,
    summary: 'A persistent TPM and persistent EFI variables must have a storage class that the cluster has',
    why: 'KubeVirt keeps them in a claim that it makes before the VM starts, of vmStateStorageClass in the KubeVirt CR, else of the default class for VMs, else of the default class. Without '
      + 'any (no default storage class found), or with a class that is not there, the VM never starts.',
    fix: 'Set vmStateStorageClass in the KubeVirt CR, or mark a default class among the storageClasses of the Platform; or remove persistent.',
    * check(manifests, cluster) {
      const { names, find } = storageClassesOf(manifests, cluster);
      if (!names.length) return;
      const given = CONFIGURED.map((path) => textAt(cluster.source?.manifest, ...path)).find((text) => text !== undefined);
      const storageClass = find({ spec: given === undefined ? {} : { storageClassName: given }, completed: true });
      if (storageClass) return;
      for (const workload of workloadsOf(manifests, cluster)) {
        const vmi = workload.guest();
        const [first] = persistentState(vmi.spec);
        if (first === undefined) continue;
        const got = given === undefined ? 'no default storage class' : `vmStateStorageClass ${given}`;
        // The KubeVirt CR may be elsewhere, and say it.
        const level = cluster.source ? {} : { level: FindingLevel.ADVISED };
        yield { manifest: workload.manifest, field: vmi.originOf(first), got, allowed: `a class of the cluster: ${names.join(', ')}`, ...level };
      }
    },
  }),
];
