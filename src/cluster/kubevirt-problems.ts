import type { KubeVirtProps } from './kubevirt-props';
import { wholeNumber } from './whole-number';
import type { UsageError } from '../usage-error';

const PCI = /^[0-9a-f]{4}:[0-9a-f]{4}$/i;
const RESOURCE = /^[^/\s]+\/[^/\s]+$/;

/** What KubeVirt's CRD takes, and KubeVirt then ignores or fails at. What its webhooks refuse is a finding. */
export function* kubeVirtProblems(props: KubeVirtProps): Generator<UsageError> {
  const { density = {}, guestDefaults = {}, migrations = {}, permittedDevices = [], workloadUpdates, components = {} } = props;
  yield* wholeNumber('density.cpuAllocationRatio', density.cpuAllocationRatio, 1, 'KubeVirt takes 10 for 0.');
  yield* wholeNumber('density.memoryOvercommit', density.memoryOvercommit, 10, 'Write percent: 150 gives guests half as much again as their launchers request.');
  yield* wholeNumber('density.virtualMachineInstancesPerNode', density.virtualMachineInstancesPerNode, 1, 'Leave it out for KubeVirt\'s 1000.');
  yield* wholeNumber('guestDefaults.maxHotplugRatio', guestDefaults.maxHotplugRatio, 1, 'Write 1 for VMs that cannot grow.');
  yield* wholeNumber('guestDefaults.maxCpuSockets', guestDefaults.maxCpuSockets, 1, 'Leave it out for maxHotplugRatio.');
  yield* wholeNumber('guestDefaults.memoryStatisticsSeconds', guestDefaults.memoryStatisticsSeconds, 0, 'Write 0 for no statistics.');
  yield* wholeNumber('migrations.parallelMigrationsPerCluster', migrations.parallelMigrationsPerCluster, 1, 'With none at a time nothing migrates.');
  yield* wholeNumber('migrations.parallelOutboundMigrationsPerNode', migrations.parallelOutboundMigrationsPerNode, 1, 'With none at a time nothing migrates.');
  yield* wholeNumber('workloadUpdates.batchEvictionSize', workloadUpdates?.batchEvictionSize, 1, 'Leave it out for KubeVirt\'s 10.');
  yield* wholeNumber('components.replicas', components.replicas, 1, 'Leave it out: there are two of each by default.');
  for (const { resourceName, _selector: { kind, selectors } } of permittedDevices) {
    if (!RESOURCE.test(resourceName)) {
      yield { what: 'permittedDevices.resourceName', got: resourceName, allowed: '`<domain>/<name>`', fix: 'Write the resource as guests ask for it, such as nvidia.com/GA100_A100.' };
    }
    for (const got of kind === 'mediated' ? [] : selectors.filter((selector) => !PCI.test(selector))) {
      yield { what: `PermittedDevice.${kind}`, got, allowed: 'two numbers of four hexadecimal digits each, such as 10DE:20B0', fix: 'Write vendor and device, not an address.' };
    }
  }
}
