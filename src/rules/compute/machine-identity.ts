import type { Manifest } from '../../manifests/manifest';
import { workloadsOf } from '../../manifests/workload';
import type { Workload } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

interface Identifier {
  readonly workload: Workload;
  readonly name: 'MAC address' | 'firmware UUID' | 'serial number';
  readonly value: string;
  readonly field: string;
}

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'machine-identity/is-unique',
    level: FindingLevel.ADVISED,
    summary: 'A MAC address, a firmware UUID or a serial number must not be used twice',
    why: 'KubeVirt does not compare them. Two interfaces with one MAC address lose packets; licences, agents and cloud-init take guests with '
      + 'one UUID or serial number for the same machine.',
    fix: 'Give each VM its own, or leave it out: KubeVirt makes one.',
    * check(manifests, cluster) {
      const owners = new Map<string, Manifest>();
      for (const { workload: { manifest }, name, value, field } of identifiersOf(workloadsOf(manifests, cluster))) {
        const key = `${name} ${normalized(name, value)}`;
        const owner = owners.get(key);
        if (!owner) owners.set(key, manifest);
        else yield { manifest, field, got: value, allowed: `a ${name} that ${ownerName(owner, manifest)} does not have` };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'machine-identity/is-unique-among-replicas',
    level: FindingLevel.ADVISED,
    summary: 'The template of several VMs must not set a MAC address, firmware UUID or serial number',
    why: 'KubeVirt copies them from the template of a pool or replica set to each of its VMs: they lose packets, or are taken for one machine.',
    fix: 'Leave it out: KubeVirt makes one for each VM.',
    * check(manifests, cluster) {
      const replicated = workloadsOf(manifests, cluster).filter(({ replicas }) => replicas > 1);
      for (const { workload: { manifest, replicas }, name, value, field } of identifiersOf(replicated)) {
        yield { manifest, field, got: `${value} for ${replicas} VMs`, allowed: `no ${name} in the template` };
      }
    },
  }),
];

function ownerName(owner: Manifest, manifest: Manifest): string {
  return owner === manifest ? 'another interface' : `${owner.kind} ${owner.metadata.name}`;
}

/** As they are written: what KubeVirt fills in differs from VM to VM. */
function* identifiersOf(workloads: readonly Workload[]): Iterable<Identifier> {
  for (const workload of workloads) {
    const { path, written: { domain } } = workload;
    const { uuid, serial } = domain?.firmware ?? {};
    if (uuid) yield { workload, name: 'firmware UUID', value: uuid, field: `${path}.domain.firmware.uuid` };
    if (serial) yield { workload, name: 'serial number', value: serial, field: `${path}.domain.firmware.serial` };
    for (const [i, { macAddress }] of (domain?.devices?.interfaces ?? []).entries()) {
      if (macAddress) yield { workload, name: 'MAC address', value: macAddress, field: `${path}.domain.devices.interfaces[${i}].macAddress` };
    }
  }
}

function normalized(name: Identifier['name'], value: string): string {
  return name === 'serial number' ? value : value.toLowerCase().replace(/[^\da-f]/g, '');
}
