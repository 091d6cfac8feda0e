import type { Interface, VirtualMachineSpec } from '../../../imports/kubevirt.io';
import { oncePer } from '../../kubernetes/recall';
import { guestParts } from '../../manifests/guest-parts';
import { LayerTwoNetworks } from '../../manifests/layer-two';
import type { Manifest } from '../../manifests/manifest';
import { Owners } from '../../manifests/owners';
import { workloadsOf } from '../../manifests/workload';
import type { Workload } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

interface Identifier {
  readonly name: 'MAC address' | 'firmware UUID' | 'serial number';
  readonly value: string;
  /** Equal of what means the same. */
  readonly key: string;
  readonly field: string;
  /** The interface that has it. */
  readonly nic?: Interface;
}

const CLUSTER = 'cluster';
const identityParts = guestParts('domain.firmware', 'domain.devices.interfaces', 'networks');

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'machine-identity/is-unique',
    reads: (manifest) => [isReceiver(manifest), identityParts(manifest)],
    level: FindingLevel.ADVISED,
    summary: 'A firmware UUID or a serial number must not be used twice in a cluster, nor a MAC address in one guest or on one layer-2 network',
    why: 'KubeVirt does not compare them, within a namespace or between two. Two interfaces with one MAC address on one network lose packets, and '
      + 'cloud-init cannot tell those of one guest apart; licences, agents and cloud-init take guests with one UUID or serial number for the same '
      + 'machine. The MAC address of a masqueraded interface stays in its pod: other guests may have it.',
    fix: 'Give each VM its own, or leave it out: KubeVirt makes one.',
    * check(manifests, cluster) {
      const networks = new LayerTwoNetworks(manifests);
      const machines = workloadsOf(manifests, cluster).filter(({ manifest }) => !isReceiver(manifest));
      let related: Owners | undefined;
      const owners = new Map<string, Manifest>();
      for (const machine of machines) {
        const { manifest } = machine;
        const identifiers = identifiersOf(machine);
        if (!identifiers.length) continue;
        const own = new Set<string>();
        for (const identifier of identifiers) {
          const { name, value, key, field } = identifier;
          const realm = realmOf(identifier, machine, networks);
          const inRealm = realm && `${key} ${realm}`;
          const owner = inRealm && owners.get(inRealm);
          if (own.has(key)) {
            yield { manifest, field, got: value, allowed: `a ${name} that another interface does not have` };
          } else if (owner && !(related ??= new Owners(machines.map((each) => each.manifest))).areRelated(owner, manifest)) {
            yield { manifest, field, got: value, allowed: `a ${name} that ${nameOf(owner, manifest)} does not have` };
          }
          own.add(key);
          if (inRealm && !owner) owners.set(inRealm, manifest);
        }
      }
    },
  }),
  defineCrossObjectRule({
    id: 'machine-identity/is-unique-among-replicas',
    reads: identityParts,
    level: FindingLevel.ADVISED,
    summary: 'The template of several VMs must not set a firmware UUID or serial number, nor a MAC address on a layer-2 network',
    why: 'KubeVirt copies them from the template of a pool or replica set to each of its VMs: they lose packets, or are taken for one machine. '
      + 'The MAC address of a masqueraded interface stays in its pod.',
    fix: 'Leave it out: KubeVirt makes one for each VM.',
    * check(manifests, cluster) {
      const networks = new LayerTwoNetworks(manifests);
      for (const workload of workloadsOf(manifests, cluster).filter(({ replicas }) => replicas > 1)) {
        const { manifest, replicas } = workload;
        for (const identifier of identifiersOf(workload)) {
          const { name, value, field } = identifier;
          if (realmOf(identifier, workload, networks)) yield { manifest, field, got: `${value} for ${replicas} VMs`, allowed: `no ${name} in the template` };
        }
      }
    },
  }),
];

/** Whether it takes over the guest of another VM in a migration between namespaces: it is the same machine, then. */
function isReceiver({ kind, spec }: Manifest): boolean {
  return kind === 'VirtualMachine' && (spec as VirtualMachineSpec | undefined)?.runStrategy === 'WaitAsReceiver';
}

/** With its namespace where that is not the reader's. */
function nameOf({ kind, metadata: { namespace, name } }: Manifest, reader: Manifest): string {
  return namespace === undefined || namespace === reader.metadata.namespace ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
}

/** As they are written: what KubeVirt fills in differs from VM to VM. */
const identifiersOf = oncePer(({ path, written: { domain } }: Workload): readonly Identifier[] => {
  const found: Identifier[] = [];
  const add = (name: Identifier['name'], value: string | undefined, field: string, nic?: Interface) => {
    if (value) found.push({ name, value, key: `${name} ${normalized(name, value)}`, field: `${path}.domain.${field}`, nic });
  };
  add('firmware UUID', domain?.firmware?.uuid, 'firmware.uuid');
  add('serial number', domain?.firmware?.serial, 'firmware.serial');
  for (const [i, nic] of (domain?.devices?.interfaces ?? []).entries()) add('MAC address', nic.macAddress, `devices.interfaces[${i}].macAddress`, nic);
  return found;
});

/** Where it must not be there twice; `undefined` where only its own guest sees it. */
function realmOf({ nic }: Identifier, workload: Workload, networks: LayerTwoNetworks): string | undefined {
  return nic ? networks.of(nic, workload.written.networks?.find(({ name }) => name === nic.name), workload) : CLUSTER;
}

function normalized(name: Identifier['name'], value: string): string {
  return name === 'serial number' ? value : value.toLowerCase().replace(/[^\da-f]/g, '');
}
