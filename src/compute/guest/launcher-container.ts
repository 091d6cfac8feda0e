import * as kplus from 'cdk8s-plus-28';
import { Guest } from './guest';

/**
 * The `compute` container of the launcher pod as cdk8s-plus sees it: the ports of the guest for services and connections, and
 * the requests by which an autoscaler measures utilization. KubeVirt makes the real one and adds its overhead.
 *
 * @param cpuAllocationRatio virtual CPUs per requested CPU
 */
export function launcherContainer(guest: Guest, cpuAllocationRatio: number): kplus.Container {
  const { resources, props: { cpu, memory } } = guest;
  const derivedCpu = cpu && kplus.Cpu.millis(cpu.requestedMillis(cpuAllocationRatio));
  const memoryRequest = resources?.memoryRequest ?? resources?.memoryLimit ?? memory;
  const cpuRequest = resources?.cpuRequest ?? resources?.cpuLimit ?? derivedCpu;
  return new kplus.Container({
    name: 'compute',
    image: 'virt-launcher',
    ports: guest.networks
      .filter(({ isPodNetwork }) => isPodNetwork)
      .flatMap(({ ports }) => ports.map(({ port, name, protocol }) => ({ number: port, name, protocol }))),
    resources: {
      cpu: cpuRequest && { request: cpuRequest, limit: resources?.cpuLimit },
      memory: memoryRequest && { request: memoryRequest, limit: resources?.memoryLimit },
    },
  });
}
