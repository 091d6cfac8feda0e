import { workloadsOf } from '../../manifests/workload';
import type { Workload } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

interface Identity {
  readonly workload: Workload;
  readonly what: 'MAC address' | 'firmware UUID' | 'serial number';
  readonly value: string;
  readonly field: string;
}

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'machine-identity/is-unique',
    level: FindingLevel.ADVISED,
    summary: 'No two VMs share a MAC address, a firmware UUID or a serial number',
    why: 'KubeVirt does not compare them. Two guests with one MAC address lose packets, and licences, agents and cloud-init take guests with one UUID or serial for the same machine.',
    fix: 'Give each VM its own, or leave it out: KubeVirt makes one.',
    * check(manifests, cluster) {
      const owners = new Map<string, string>();
      for (const { workload, what, value, field } of identities(workloadsOf(manifests, cluster))) {
        const key = `${what} ${normalized(what, value)}`;
        const owner = owners.get(key);
        if (owner !== undefined) yield { manifest: workload.manifest, field, got: value, allowed: `a ${what} that is not also ${owner}'s` };
        else owners.set(key, `${workload.manifest.kind} ${workload.manifest.metadata.name}`);
      }
    },
  }),
  defineCrossObjectRule({
    id: 'machine-identity/differs-between-replicas',
    level: FindingLevel.ADVISED,
    summary: 'The template of several VMs names no MAC address, firmware UUID or serial number',
    why: 'KubeVirt copies them from the template of a pool or replica set to each of its VMs: they lose packets, or are taken for one machine.',
    fix: 'Leave it out: KubeVirt makes one for each VM.',
    * check(manifests, cluster) {
      const several = workloadsOf(manifests, cluster).filter(({ replicas }) => replicas > 1);
      for (const { workload: { manifest, replicas }, what, value, field } of identities(several)) {
        yield { manifest, field, got: `${value} for ${replicas} VMs`, allowed: `no ${what} in the template` };
      }
    },
  }),
];

/** As they are written: what KubeVirt fills in differs from VM to VM. */
function* identities(workloads: readonly Workload[]): Iterable<Identity> {
  for (const workload of workloads) {
    const { path, written: { domain } } = workload;
    const { uuid, serial } = domain?.firmware ?? {};
    if (uuid) yield { workload, what: 'firmware UUID', value: uuid, field: `${path}.domain.firmware.uuid` };
    if (serial) yield { workload, what: 'serial number', value: serial, field: `${path}.domain.firmware.serial` };
    for (const [i, { macAddress }] of (domain?.devices?.interfaces ?? []).entries()) {
      if (macAddress) yield { workload, what: 'MAC address', value: macAddress, field: `${path}.domain.devices.interfaces[${i}].macAddress` };
    }
  }
}

function normalized(what: Identity['what'], value: string): string {
  return what === 'serial number' ? value : value.toLowerCase().replace(/[^\da-f]/g, '');
}
