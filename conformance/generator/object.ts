import type { Dice } from './dice';
import { validGuest } from './guest';
import type { JsonObject } from './guest';

/** A manifest, and the part of it that is the VMI spec. */
export interface Specimen {
  readonly manifest: JsonObject;
  readonly guest: JsonObject;
}

const KINDS = ['VirtualMachine', 'VirtualMachine', 'VirtualMachine', 'VirtualMachineInstance', 'VirtualMachineInstanceReplicaSet', 'VirtualMachinePool'];

/** An object of the VM family that KubeVirt admits. */
export function validObject(dice: Dice, name: string): Specimen {
  const guest = validGuest(dice);
  const metadata = { name, namespace: 'conformance', ...dice.maybe(0.2, () => ({ labels: { app: 'a' }, annotations: { note: 'n' } })) };
  const labels = { app: 'a' };
  const template = { metadata: { labels }, spec: guest };
  const selector = { matchLabels: labels };
  switch (dice.pick(KINDS)) {
    case 'VirtualMachineInstance':
      return { guest, manifest: { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstance', metadata, spec: guest } };
    case 'VirtualMachineInstanceReplicaSet':
      return { guest, manifest: { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstanceReplicaSet', metadata, spec: { replicas: 2, selector, template } } };
    case 'VirtualMachinePool': {
      const virtualMachineTemplate = { metadata: { labels }, spec: { runStrategy: 'Always', template } };
      return { guest, manifest: { apiVersion: 'pool.kubevirt.io/v1beta1', kind: 'VirtualMachinePool', metadata, spec: { replicas: 2, selector, virtualMachineTemplate } } };
    }
    default:
      return { guest, manifest: { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', metadata, spec: { ...machine(dice, guest), template } } };
  }
}

function machine(dice: Dice, guest: JsonObject): JsonObject {
  const runStrategy = dice.pick(['Always', 'Halted', 'Manual', 'RerunOnFailure', 'Once']);
  if (dice.chance(0.1)) {
    const domain = guest.domain as JsonObject;
    for (const sized of ['cpu', 'memory', 'resources', 'ioThreadsPolicy']) delete domain[sized];
    return { runStrategy, instancetype: { name: 'u1.medium' }, ...dice.maybe(0.5, () => ({ preference: { name: 'fedora' } })) };
  }
  if (dice.chance(0.15)) {
    (guest.volumes as JsonObject[]).push({ name: 'root', dataVolume: { name: 'root' } });
    const spec = { source: { registry: { url: 'docker://registry.example/disk' } }, storage: { resources: { requests: { storage: '10Gi' } } } };
    return { runStrategy, dataVolumeTemplates: [{ metadata: { name: 'root' }, spec }] };
  }
  return { runStrategy };
}
