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
/** Plugins that pass on only what has the MAC address that they gave. */
const OWN_ADDRESS: readonly unknown[] = ['macvlan', 'ipvlan'];
const WITHOUT_DEVICE: readonly unknown[] = ['bridge', 'cnv-bridge', 'macvlan', 'ipvlan', 'ptp'];
const MIGRATED: readonly unknown[] = ['LiveMigrate', 'LiveMigrateIfPossible'];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'attachment/requires-resource-for-sriov',
    level: FindingLevel.UNSTARTABLE,
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
  defineCrossObjectRule({
    id: 'attachment/avoids-own-address-under-bridge',
    level: FindingLevel.ADVISED,
    summary: 'A guest must not be bridged to a network of macvlan or ipvlan',
    why: 'The bridge binding gives the MAC address of the interface of the pod to the guest, and the pod another one. macvlan and ipvlan pass on only what has the address that they gave: '
      + 'KubeVirt lists both as known not to work (user guide, interfaces and networks): the guest starts, and nobody reaches it.',
    fix: 'Use a bridge on the node (type bridge), SR-IOV, or the macvtap binding plugin.',
    * check(manifests, cluster) {
      const definitions = attachmentsOf(manifests);
      if (!definitions.size) return;
      for (const [name, workload] of firstAttached(workloadsOf(manifests, cluster), ({ bridge }) => bridge !== undefined)) {
        const manifest = definitions.get(name);
        const type = manifest && cniPlugins(manifest.spec?.config ?? '').map((plugin) => plugin.type).find((each) => OWN_ADDRESS.includes(each));
        if (type) yield { manifest, field: 'spec.config', got: `"type": "${String(type)}"`, allowed: `another plugin: ${textOf(workload)} is bridged to it` };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'attachment/fits-sriov',
    level: FindingLevel.ADVISED,
    summary: 'The network of an SR-IOV interface must be of a plugin that hands out functions of a device',
    why: 'KubeVirt passes a PCI device on to the guest. A bridge, macvlan or ipvlan asks for none, and sets none up: the launcher finds no PCI address for the network, or that of a device '
      + 'without the VLAN and the MAC address that the network says.',
    fix: 'Write bridge: {} into the interface, or use a network of type sriov.',
    * check(manifests, cluster) {
      const definitions = attachmentsOf(manifests);
      if (!definitions.size) return;
      for (const [name, workload] of firstAttached(workloadsOf(manifests, cluster), ({ sriov }) => sriov !== undefined)) {
        const manifest = definitions.get(name);
        const [first] = manifest ? cniPlugins(manifest.spec?.config ?? '') : [];
        if (manifest && WITHOUT_DEVICE.includes(first?.type)) {
          yield { manifest, field: 'spec.config', got: `"type": "${String(first.type)}"`, allowed: `a plugin for devices: ${textOf(workload)} is on it by SR-IOV` };
        }
      }
    },
  }),
  defineCrossObjectRule({
    id: 'attachment/has-unique-address',
    level: FindingLevel.ADVISED,
    summary: 'A network whose IPAM is static must be that of one pod',
    why: 'The IPAM plugin static gives the same addresses to each pod that is attached: two of them answer for one address, and nothing in the cluster notices it.',
    fix: 'Use whereabouts, or give guests addresses in the network data of cloud-init; or define a network for each.',
    * check(manifests, cluster) {
      const fixed = [...attachmentsOf(manifests)].filter(([, { spec }]) => cniPlugins(spec?.config ?? '').some(({ ipam }) => isMapping(ipam) && ipam.type === 'static' && hasAddresses(ipam)));
      if (!fixed.length) return;
      const users = new Map<string, { count: number; readonly names: string[] }>();
      for (const workload of workloadsOf(manifests, cluster)) {
        for (const name of new Set(attachedInterfaces(workload).map(({ attachment }) => attachment))) {
          const { count, names } = users.get(name) ?? { count: 0, names: [] };
          users.set(name, { count: count + workload.replicas, names: [...names, textOf(workload)] });
        }
      }
      for (const [name, manifest] of fixed) {
        const { count = 0, names = [] } = users.get(name) ?? {};
        if (count > 1) yield { manifest, field: 'spec.config', got: `static addresses for ${count} guests: ${names.slice(0, 3).join(', ')}`, allowed: 'one guest' };
      }
    },
  }),
];

function hasAddresses({ addresses }: { readonly [key: string]: unknown }): boolean {
  return Array.isArray(addresses) && addresses.length > 0;
}

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
