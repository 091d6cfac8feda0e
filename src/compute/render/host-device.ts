import type { GPU, HostDevice as HostDeviceWire } from '../../../imports/kubevirt.io';
import { Gpu, HostDevice } from '../guest/host-device';

export function renderHostDevice({ name, deviceName, request, tag }: HostDevice): HostDeviceWire {
  return { name, deviceName, claimName: request?.claim.name, requestName: request?.name, tag };
}

export function renderGpu(gpu: Gpu): GPU {
  const { display: enabled, ramFb } = gpu;
  const display = { enabled, ramFB: ramFb === undefined ? undefined : { enabled: ramFb } };
  return { ...renderHostDevice(gpu), virtualGPUOptions: enabled === undefined && ramFb === undefined ? undefined : { display } };
}
