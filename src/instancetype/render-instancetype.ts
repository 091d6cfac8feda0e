import { InstancetypeProps } from './instancetype-props';
import type { CPUInstancetype, VirtualMachineInstancetypeSpec } from '../../imports/instancetype.kubevirt.io';
import { renderGpu, renderHostDevice } from '../compute/render/host-device';
import { renderIoThreads } from '../compute/render/io-threads';
import { CPUS, LAUNCH_SECURITY } from '../compute/wire-forms';
import { formatQuantity } from '../format-quantity';
import { omitEmpty } from '../kubernetes/omit-empty';

/** Renders the spec of an instancetype. */
export function renderInstancetype(props: InstancetypeProps): VirtualMachineInstancetypeSpec {
  const { memory, maxGuest, hugepages, memoryOvercommitPercent, launchSecurity } = props;
  return {
    cpu: renderCpu(props),
    memory: {
      guest: formatQuantity(memory),
      maxGuest: maxGuest && formatQuantity(maxGuest),
      hugepages: hugepages && { pageSize: hugepages },
      overcommitPercent: memoryOvercommitPercent,
    },
    gpus: omitEmpty(props.gpus?.map(renderGpu)),
    hostDevices: omitEmpty(props.hostDevices?.map(renderHostDevice)),
    ...renderIoThreads(props.ioThreadsPolicy),
    launchSecurity: launchSecurity && LAUNCH_SECURITY.of(launchSecurity),
    annotations: props.annotations,
    nodeSelector: props.nodeSelector,
    schedulerName: props.schedulerName,
  };
}

function renderCpu({ cpu }: InstancetypeProps): CPUInstancetype {
  const { model, maxSockets, dedicatedCpuPlacement, isolateEmulatorThread, numa, realtime } = CPUS.of(cpu);
  return { guest: cpu.vcpus, model, maxSockets, dedicatedCPUPlacement: dedicatedCpuPlacement, isolateEmulatorThread, numa, realtime };
}
