import { Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Architecture, DedicatedGuestCpuOptions, GuestCpu, GuestProps, VirtualMachine } from '../../../src';
import { manifest, refused } from '../refused';

const CPU = 'spec.template.spec.domain.cpu';
const RESOURCES = 'spec.template.spec.domain.resources';

const pinned = (options: DedicatedGuestCpuOptions, more: Partial<GuestProps> = {}) => (chart: Chart) => {
  new VirtualMachine(chart, 'vm', { cpu: GuestCpu.dedicated({ cores: 2, ...options }), memory: Size.gibibytes(2), ...more });
};

refused({
  '01-cold-start/R30': [
    pinned({}, { resources: { cpuRequest: kplus.Cpu.millis(1500) } }),
    `rejected cpu/requires-whole-cores-when-dedicated ${RESOURCES}.requests.cpu: 1500m`,
  ],
  '01-cold-start/R30, another number': [
    pinned({}, { resources: { cpuRequest: kplus.Cpu.units(3) } }),
    `rejected cpu/matches-topology-when-dedicated ${CPU}: 2 vCPUs`,
  ],
  '01-cold-start/R31': [
    pinned({}, {
      resources: { cpuRequest: kplus.Cpu.units(2), cpuLimit: kplus.Cpu.units(4), memoryRequest: Size.gibibytes(2), memoryLimit: Size.gibibytes(4) },
    }),
    `rejected cpu/requires-equal-cores-when-dedicated ${RESOURCES}.requests.cpu: 2`,
    `rejected cpu/requires-equal-memory-when-dedicated ${RESOURCES}.requests.memory: 2Gi`,
  ],
  '01-cold-start/R32': [pinned({ threads: 3 }), `rejected cpu/excludes-many-threads-when-dedicated ${CPU}.threads: 3`],
  '01-cold-start/R32, on arm64': [
    pinned({ threads: 2 }, { architecture: Architecture.ARM64 }),
    `rejected cpu/requires-single-thread-when-dedicated-on-arm64 ${CPU}.threads: 2`,
  ],
  '01-cold-start/R33': [
    (chart) => manifest(chart, {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachine',
      spec: {
        runStrategy: 'Always',
        template: {
          spec: { domain: { cpu: { cores: 2, isolateEmulatorThread: true, numa: { guestMappingPassthrough: {} } }, memory: { guest: '2Gi' }, devices: {} } },
        },
      },
    }),
    `rejected cpu/requires-dedicated-cpus-for-isolated-emulator ${CPU}.isolateEmulatorThread: true`,
    `rejected numa/requires-dedicated-cpus ${CPU}.numa.guestMappingPassthrough: {}`,
    `rejected numa/requires-hugepages ${CPU}.numa.guestMappingPassthrough: {}`,
  ],
  '01-cold-start/R34': [pinned({ realtime: true }), `rejected realtime/requires-numa-passthrough ${CPU}.numa.guestMappingPassthrough: undefined`],
  '01-cold-start/R35': [pinned({ sockets: 1, maxSockets: 4 }), `advised sizing/avoids-max-sockets-with-dedicated-cpus ${CPU}.maxSockets: 4`],
});
