import type { Interface } from '../../../imports/kubevirt.io';
import { fieldOf } from '../../kubernetes/field-path';
import { isMapping } from '../../kubernetes/is-mapping';
import { attachedInterfaces, attachmentsOf, cniPlugins } from '../../manifests/network-attachment';
import { workloadsOf } from '../../manifests/workload';
import type { Workload } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

const RESOURCE_NAME = 'k8s.v1.cni.cncf.io/resourceName';
/** The IPAM plugins that give each pod an address of its own, and take it back when the pod ends. */
const PER_POD: readonly unknown[] = ['host-local', 'whereabouts', 'dhcp'];
const MIGRATED: readonly unknown[] = ['LiveMigrate', 'LiveMigrateIfPossible'];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'attachment/requires-resource-for-sriov',
    level: FindingLevel.ADVISED,
    summary: `The network of an SR-IOV interface must name the resource of its devices in the annotation ${RESOURCE_NAME}`,
    why: 'KubeVirt reads from it what the launcher pod requests. Without it the pod gets no virtual function: the sriov plugin of CNI fails for want of '
      + 'a device, or the launcher finds no PCI address for the network, and the VM never starts.',
    fix: `Annotate the NetworkAttachmentDefinition with ${RESOURCE_NAME}: <prefix>/<name>, as nodes list the functions under allocatable.`,
    * check(manifests, cluster) {
      const definitions = attachmentsOf(manifests);
      if (!definitions.size) return;
      for (const [name, workload] of firstAttached(workloadsOf(manifests, cluster), ({ sriov }) => sriov !== undefined)) {
        const manifest = definitions.get(name);
        if (!manifest || manifest.metadata.annotations?.[RESOURCE_NAME]) continue;
        yield { manifest, field: fieldOf('metadata.annotations', RESOURCE_NAME), allowed: `the resource of the functions that ${textOf(workload)} gets` };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'attachment/avoids-ipam-under-bridge',
    level: FindingLevel.ADVISED,
    summary: 'The network to which a VM that migrates live is bridged must not have IPAM',
    why: 'KubeVirt hands the address of the pod to the guest by DHCP. The pod at the end of a migration gets another one, while the guest keeps the first, '
      + 'which IPAM gives to the next pod: its connections break, or two have one address.',
    fix: 'Remove ipam, and give the guest its address in the network data of cloud-init or by a DHCP server of that network.',
    * check(manifests, cluster) {
      const definitions = attachmentsOf(manifests);
      if (!definitions.size) return;
      const migrating = workloadsOf(manifests, cluster).filter(({ written }) => MIGRATED.includes(written.evictionStrategy));
      for (const [name, workload] of firstAttached(migrating, ({ bridge }) => bridge !== undefined)) {
        const manifest = definitions.get(name);
        const ipam = manifest && cniPlugins(manifest.spec?.config ?? '').map((plugin) => plugin.ipam).find(isPerPod);
        if (ipam) yield { manifest, field: 'spec.config', got: `"ipam": ${JSON.stringify(ipam)}`, allowed: `no ipam: ${textOf(workload)} is bridged to it` };
      }
    },
  }),
];

/** By network the first workload that has such an interface on it. */
function firstAttached(workloads: readonly Workload[], isMeant: (entry: Interface) => boolean): Map<string, Workload> {
  const first = new Map<string, Workload>();
  for (const workload of workloads) {
    for (const { entry, attachment } of attachedInterfaces(workload)) {
      if (isMeant(entry) && !first.has(attachment)) first.set(attachment, workload);
    }
  }
  return first;
}

function isPerPod(ipam: unknown): boolean {
  return isMapping(ipam) && PER_POD.includes(ipam.type);
}

function textOf({ manifest: { kind, metadata } }: Workload): string {
  return `${kind} ${metadata.name}`;
}
