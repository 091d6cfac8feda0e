import { counted } from '../../../kubernetes/counted';
import { at, listAt, mappingAt, textAt, textsAt } from '../../../kubernetes/untyped';
import type { Manifest } from '../../../manifests/manifest';
import { ofKind } from '../../../manifests/of-kind';
import type { ChangeContext, Consequence } from '../change';
import { always, ofObject } from '../kind-facts';
import type { Facts } from '../kind-facts';
import { poolChanges } from '../pool';
import { replicaSetChanges } from '../replica-set';
import { isRunning } from '../running';
import { vmChanges, vmReapplied } from '../vm';
import { vmiChanges } from '../vmi';

const SNAPSHOT_FIRST = 'Take a snapshot first, or keep the VM: with runStrategy: Halted it stays, and so do its disks.';
const [VOLUME, CLAIM] = ['cdi.kubevirt.io/DataVolume', '/PersistentVolumeClaim'];
const STARTING: readonly unknown[] = ['Always', 'RerunOnFailure', 'Once'];

/** The kinds that make guests: what only one side has is here, what changes in files of its own. */
export const GUEST_FACTS: Facts = [
  ['kubevirt.io/VirtualMachine', { readable: vmChanges, reapplied: vmReapplied, removed: removedMachine, added: addedMachine }],
  ['pool.kubevirt.io/VirtualMachinePool', {
    readable: poolChanges,
    *removed(pool) {
      const replicas = replicasOf(pool);
      if (replicas) yield ofObject('stop', `${counted(replicas, 'VM')} of the pool ${replicas === 1 ? 'is' : 'are'} deleted with it and shut down`);
      const templates = listAt(pool, 'spec', 'virtualMachineTemplate', 'spec', 'dataVolumeTemplates').length;
      if (templates) yield ofObject('data-at-risk', `its VMs own the DataVolumes of their templates: ${counted(templates, 'disk')} of each ${templates === 1 ? 'is' : 'are'} deleted`, { fix: SNAPSHOT_FIRST });
    },
    *added(pool) {
      const replicas = replicasOf(pool);
      if (replicas) yield ofObject('start', `${counted(replicas, 'VM')} ${replicas === 1 ? 'is' : 'are'} made, and started where runStrategy says so`);
    },
  }],
  ['kubevirt.io/VirtualMachineInstanceReplicaSet', {
    readable: replicaSetChanges,
    removed: (set) => (replicasOf(set) ? [ofObject('stop', `its ${counted(replicasOf(set), 'VMI')} ${replicasOf(set) === 1 ? 'is' : 'are'} deleted and shut down`)] : []),
    added: (set) => (replicasOf(set) ? [ofObject('start', `${counted(replicasOf(set), 'VMI')} ${replicasOf(set) === 1 ? 'is' : 'are'} started`)] : []),
  }],
  ['kubevirt.io/VirtualMachineInstance', {
    changed: vmiChanges,
    reapplied: vmiChanges,
    removed: always('stop', 'the guest is shut down, and what it wrote to ephemeral disks is lost; volumes that it names stay'),
    added: always('start', 'the guest is started'),
  }],
  ['kubevirt.io/VirtualMachineInstancePreset', { fields: [{ field: 'spec', effect: 'next-start', why: 'it is applied when a VMI is made' }] }],
];

function* removedMachine(machine: Manifest, context: ChangeContext): Generator<Consequence> {
  if (isRunning(machine, context.situation)) {
    yield ofObject('stop', 'the VM is deleted: its guest is shut down, within terminationGracePeriodSeconds', { fix: 'If it was only to be stopped, keep it and set runStrategy: Halted.' });
  }
  const templates = listAt(machine, 'spec', 'dataVolumeTemplates').map((template) => textAt(template, 'metadata', 'name') ?? '');
  if (templates.length) {
    yield ofObject('data-at-risk', `the VM owns the DataVolumes of its templates: ${templates.join(', ')} ${templates.length === 1 ? 'is' : 'are'} deleted with it, and the data on ${templates.length === 1 ? 'it' : 'them'}`, { fix: SNAPSHOT_FIRST });
  }
  const domain = at(machine, 'spec', 'template', 'spec', 'domain');
  if (at(domain, 'devices', 'tpm', 'persistent') === true || at(domain, 'firmware', 'bootloader', 'efi', 'persistent') === true) {
    yield ofObject('data-at-risk', 'the volume with the state of its TPM or EFI belongs to the VM and is deleted with it: what is sealed by that TPM cannot be read again', { fix: SNAPSHOT_FIRST });
  }
}

function* addedMachine(machine: Manifest, { before }: ChangeContext): Generator<Consequence> {
  const { runStrategy, running } = mappingAt(machine, 'spec');
  if (STARTING.includes(runStrategy) || running === true) yield ofObject('start', `the VM is made, and started as ${running === true ? 'running' : 'runStrategy'} is ${String(runStrategy ?? running)}`);
  const { namespace } = machine.metadata;
  for (const [i, template] of listAt(machine, 'spec', 'dataVolumeTemplates').entries()) {
    const name = at(template, 'metadata', 'name');
    const isMeant = ({ metadata }: Manifest) => metadata.name === name && metadata.namespace === namespace;
    const adopted = [VOLUME, CLAIM].flatMap((kind) => ofKind(before.manifests, kind)).find(isMeant);
    if (!adopted) continue;
    yield {
      effect: 'data-at-risk',
      field: `spec.dataVolumeTemplates[${i}].metadata.name`,
      to: name,
      why: `there is a ${adopted.kind} of this name already: the VM adopts it as it is, and from then on it is deleted with the VM`,
      fix: 'Name it in a volume without a template of this name, or give the template another name.',
    };
  }
}

function replicasOf(manifest: Manifest): number {
  const replicas = at(manifest, 'spec', 'replicas') ?? 1;
  return typeof replicas === 'number' ? replicas : 1;
}

/** The methods by which KubeVirt brings running guests up to date. */
export function updateMethods(cr: Manifest): string[] {
  return textsAt(cr, 'spec', 'workloadUpdateStrategy', 'workloadUpdateMethods');
}
