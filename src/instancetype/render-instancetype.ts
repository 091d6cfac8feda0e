import { InstancetypeProps } from './instancetype-props';
import type { CPUInstancetype, VirtualMachineInstancetypeSpec } from '../../imports/instancetype.kubevirt.io';
import { CPUS } from '../compute/wire-forms';
import { formatQuantity } from '../format-quantity';
import { omitEmpty } from '../kubernetes/omit-empty';

/** Renders the spec of an instancetype. */
export function renderInstancetype(props: InstancetypeProps): VirtualMachineInstancetypeSpec {
  const { memory, maxGuest, hugepages, memoryOvercommitPercent, gpus = [], hostDevices = [] } = props;
  return {
    cpu: renderCpu(props),
    memory: {
      guest: formatQuantity(memory),
      maxGuest: maxGuest && formatQuantity(maxGuest),
      hugepages: hugepages && { pageSize: hugepages },
      overcommitPercent: memoryOvercommitPercent,
    },
    gpus: omitEmpty(gpus.map(({ name, deviceName }) => ({ name, deviceName }))),
    hostDevices: omitEmpty(hostDevices.map(({ name, deviceName }) => ({ name, deviceName }))),
    ioThreadsPolicy: props.ioThreadsPolicy,
    annotations: props.annotations,
    nodeSelector: props.nodeSelector,
    schedulerName: props.schedulerName,
  };
}

function renderCpu({ cpu }: InstancetypeProps): CPUInstancetype {
  const { model, maxSockets, dedicatedCpuPlacement, isolateEmulatorThread, numa, realtime } = CPUS.of(cpu);
  return { guest: cpu.vcpus, model, maxSockets, dedicatedCPUPlacement: dedicatedCpuPlacement, isolateEmulatorThread, numa, realtime };
}
