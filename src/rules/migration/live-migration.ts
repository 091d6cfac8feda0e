import type { VirtualMachineInstanceMigration } from '../../../imports/kubevirt.io';
import { claimModesFinder } from '../../manifests/claim-modes';
import type { ClaimModes } from '../../manifests/claim-modes';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { HOST_NAME } from '../../manifests/node-label';
import { ofKind } from '../../manifests/of-kind';
import { oncePerInput } from '../../manifests/once-per-input';
import { claimsByName, claimsIn } from '../../manifests/storage-claims';
import type { StorageClaim } from '../../manifests/storage-claims';
import { claimNameOf } from '../../manifests/volume-claim';
import { workloadsOf } from '../../manifests/workload';
import type { Workload } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

/** With this annotation of the VMI, whatever its value, KubeVirt migrates a VM that is bridged to the pod network. */
const BRIDGE_MAY_MIGRATE = 'kubevirt.io/allow-pod-bridge-network-live-migration';
const SHARED = 'ReadWriteMany';
const STUCK = 'KubeVirt admits it, then marks the VM as not migratable and refuses every eviction of its pod';

type ClaimFinder = (workload: Workload) => (claim: string) => ClaimModes | undefined;

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'live-migration/requires-shared-storage',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: `A VM with evictionStrategy LiveMigrate must have storage that is ${SHARED}`,
    why: `${STUCK}: a claim that is not ${SHARED} cannot be on two nodes at once, and the drain of its node waits for good.`,
    fix: `Write accessModes: [${SHARED}] on a storage class that can do it, or evictionStrategy: LiveMigrateIfPossible, or None.`,
    * check(manifests, cluster) {
      const find = claimFinder(manifests, cluster);
      for (const workload of migrating(manifests, cluster)) {
        for (const { field, got } of unsharedClaims(workload, find)) yield { manifest: workload.manifest, field, got, allowed: `a claim that is ${SHARED}` };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'live-migration/avoids-pod-network-bridge',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'A VM with evictionStrategy LiveMigrate must not be bridged to the pod network',
    why: `${STUCK}: a bridged VM has the address of its pod, which changes with the pod.`,
    fix: `Write masquerade: {} for the pod network, or annotate the template with ${BRIDGE_MAY_MIGRATE} where the network plugin keeps addresses.`,
    * check(manifests, cluster) {
      for (const workload of migrating(manifests, cluster)) {
        const found = podBridge(workload);
        if (found) yield { manifest: workload.manifest, ...found, allowed: 'masquerade, or a secondary network' };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'live-migration/requires-migratable-guest',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'A migration must be of a VM that can be on two nodes at once',
    why: 'KubeVirt marks the VM as not migratable (DisksNotLiveMigratable, InterfaceNotLiveMigratable) and refuses the migration; for a guest that is bound to its node it finds no other.',
    fix: `Give the VM claims that are ${SHARED}, and masquerade on the pod network, and do not select a node by its name; or restart it on another node.`,
    * check(manifests, cluster) {
      const migrations = ofKind<Manifest & VirtualMachineInstanceMigration>(manifests, 'kubevirt.io/VirtualMachineInstanceMigration');
      if (!migrations.length) return;
      const find = claimFinder(manifests, cluster);
      const machines = workloadsOf(manifests, cluster).filter(({ manifest: { kind } }) => ONE.includes(kind));
      const guests = new Map(machines.map((guest) => [nameOf(guest.manifest), guest]));
      for (const manifest of migrations) {
        const guest = guests.get(`${manifest.metadata.namespace}/${manifest.spec.vmiName}`);
        const reason = guest && reasonAgainst(guest, find);
        if (!reason) continue;
        yield { manifest, other: guest.manifest, field: 'spec.vmiName', got: `${manifest.spec.vmiName}, of which ${reason}`, allowed: 'a VM that can migrate' };
      }
    },
  }),
];

/** The kinds of which an instance has the name. */
const ONE: readonly string[] = ['VirtualMachine', 'VirtualMachineInstance'];

/** Why a guest cannot be on two nodes at once. */
function reasonAgainst(guest: Workload, find: ClaimFinder): string | undefined {
  const node = guest.written.nodeSelector?.[HOST_NAME];
  return (unsharedClaims(guest, find)[0] ?? podBridge(guest))?.got ?? (node && `nodeSelector names the node ${node}`);
}

interface Found { readonly field: string; readonly got: string }

/** The claims of a guest of which it is known that only one node can have them. */
function unsharedClaims(workload: Workload, find: ClaimFinder): Found[] {
  const { written, path } = workload;
  const modesOf = find(workload);
  return (written.volumes ?? []).flatMap((volume, i): Found[] => {
    const name = claimNameOf(volume);
    const { modes = [], by } = (name === undefined ? undefined : modesOf(name)) ?? {};
    if (!modes.length || modes.includes(SHARED)) return [];
    const field = volume.dataVolume ? 'dataVolume.name' : 'persistentVolumeClaim.claimName';
    return [{ field: `${path}.volumes[${i}].${field}`, got: `${name} is ${modes.join(', ')}${by ? `, by ${by}` : ''}` }];
  });
}

/** The interface that is bridged to the pod network, where the network plugin does not keep addresses. */
function podBridge({ written, path, annotations }: Workload): Found | undefined {
  if (annotations[BRIDGE_MAY_MIGRATE] !== undefined) return undefined;
  const pod = written.networks?.find((network) => network.pod !== undefined);
  const interfaces = written.domain.devices?.interfaces ?? [];
  const i = interfaces.findIndex(({ name, bridge }) => name === pod?.name && bridge !== undefined);
  return i < 0 ? undefined : { field: `${path}.domain.devices.interfaces[${i}].bridge`, got: `bridge on network ${pod?.name}, the pod network` };
}

function nameOf({ metadata: { name, namespace } }: Manifest): string {
  return `${namespace}/${name}`;
}

/** What is evicted by live migration only. An instancetype has no say in that. */
function migrating(manifests: readonly Manifest[], cluster: Cluster): Workload[] {
  return workloadsOf(manifests, cluster).filter(({ written }) => (written.evictionStrategy ?? cluster.evictionStrategy) === 'LiveMigrate');
}

/** Finds the modes of what a guest refers to by name: a claim that it makes itself, or one of its namespace. */
const claimFinder = oncePerInput((manifests, cluster): ClaimFinder => {
  const modesOf = claimModesFinder(manifests, cluster);
  const claims = claimsByName(manifests);
  return ({ manifest, namespace }) => {
    let own: Map<string | undefined, StorageClaim> | undefined;
    return (name) => {
      own ??= new Map(claimsIn(manifest).map((claim) => [claim.volume?.metadata.name, claim]));
      const claim = own.get(name) ?? claims.get(`${namespace}/${name}`);
      return claim && modesOf(claim);
    };
  };
});
