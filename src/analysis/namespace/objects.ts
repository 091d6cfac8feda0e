import type { Service } from '../../../imports/kubernetes';
import { groupOf, kindOf, versionOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import type { Releases } from '../../manifests/releases';
import { versionsOf } from '../../manifests/schema/kinds';
import { VM_KINDS, vmSpecOf } from '../../manifests/vm-spec';

const ONE = 10n ** 9n;

/**
 * How many objects of what kind a manifest leads to, by the keys of a quota: itself, what a pool makes, the DataVolumes of templates. Pods, instances and
 * claims are counted where what they cost is.
 *
 * @param copies the replicas of a pool; 1 of anything else
 */
export function objectCounts(manifest: Manifest, copies: number, releases: Releases): Map<string, bigint> {
  const counts = new Map<string, bigint>();
  const add = (key: string, count: number) => counts.set(key, (counts.get(key) ?? 0n) + BigInt(count) * ONE);
  const group = groupOf(manifest);
  const kind = versionsOf(group, manifest.kind, releases)?.get(versionOf(manifest));
  const isCountedElsewhere = ['/Pod', '/PersistentVolumeClaim', 'kubevirt.io/VirtualMachineInstance'].includes(kindOf(manifest));
  if (kind?.scope === 'Namespaced' && !isCountedElsewhere) add(`count/${kind.plural}${group && `.${group}`}`, 1);
  if (VM_KINDS.includes(kindOf(manifest))) {
    const { dataVolumeTemplates = [] } = vmSpecOf(manifest).spec;
    if (manifest.kind === 'VirtualMachinePool') add('count/virtualmachines.kubevirt.io', copies);
    add('count/datavolumes.cdi.kubevirt.io', dataVolumeTemplates.length * copies);
  }
  if (kindOf(manifest) === '/Service') {
    const { type, ports = [], allocateLoadBalancerNodePorts = true } = (manifest as Manifest & Service).spec ?? {};
    if (type === 'LoadBalancer') add('services.loadbalancers', 1);
    if (type === 'NodePort' || (type === 'LoadBalancer' && allocateLoadBalancerNodePorts)) add('services.nodeports', ports.length);
  }
  return counts;
}
