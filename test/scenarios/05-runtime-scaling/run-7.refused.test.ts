import { Size } from 'cdk8s';
import { Architecture, GuestCpu, VerticalPodAutoscaler, VerticalUpdateMode, VirtualMachine, VirtualMachinePool } from '../../../src';
import { refused } from '../refused';
import { all, CPU, deployment, DEPLOYMENT, DOMAIN, hpa, POOL, vm, vpa } from './by-hand.shared';

const domain = 'spec.template.spec.domain';
const memory = (amounts: object) => ({ domain: { ...DOMAIN, memory: amounts } });
const cpu = (fields: object, more: object = {}) => ({ domain: { ...DOMAIN, cpu: fields, ...more } });
const requesting = { name: 'app', image: 'app:1', resources: { requests: { cpu: '1' } } };

refused({
  '05-runtime-scaling/R17': [vm({}, cpu({ sockets: 4, maxSockets: 2 })), `rejected cpu/fits-max-sockets ${domain}.cpu.sockets: 4`],
  '05-runtime-scaling/R18': [vm({}, memory({ guest: '4Gi', maxGuest: '2Gi' })), `rejected memory-hotplug/fits-maximum ${domain}.memory.guest: 4Gi`],
  '05-runtime-scaling/R19': [
    vm({}, { architecture: 'arm64', ...memory({ guest: '4Gi', maxGuest: '8Gi' }) }),
    `rejected memory-hotplug/requires-amd64 ${domain}.memory.maxGuest: 8Gi`,
  ],
  '05-runtime-scaling/R20': [
    vm({}, { architecture: 'amd64', ...memory({ guest: '4Gi', maxGuest: '8193Mi' }) }),
    `rejected memory-hotplug/requires-whole-blocks ${domain}.memory.maxGuest: 8193Mi`,
  ],
  '05-runtime-scaling/R21': [
    vm({}, cpu({ cores: 2 }, { resources: { requests: { cpu: '3' } } })),
    `advised sizing/avoids-cpu-request-above-vcpus ${domain}.resources.requests.cpu: 3`,
  ],
  '05-runtime-scaling/R22': [vpa(POOL, 'Recreate'), 'advised vertical-autoscaler/avoids-changing-vms spec.updatePolicy.updateMode: Recreate'],
  '05-runtime-scaling/R23': [
    all(deployment(requesting), hpa({ metrics: [CPU] }), vpa(DEPLOYMENT, 'Recreate')),
    'advised vertical-autoscaler/avoids-metric-of-horizontal spec.updatePolicy.updateMode: Recreate, made by apps/HorizontalPodAutoscaler1',
  ],
});

refused({
  '05-runtime-scaling/R17 in props': [
    (chart) => new VirtualMachine(chart, 'vm', { memory: Size.gibibytes(1), cpu: GuestCpu.topology({ sockets: 4, maxSockets: 2 }) }),
    `rejected cpu/fits-max-sockets ${domain}.cpu.sockets: 4`,
  ],
  '05-runtime-scaling/R18 in props': [
    (chart) => new VirtualMachine(chart, 'vm', { memory: Size.gibibytes(4), maxGuest: Size.gibibytes(2) }),
    `rejected memory-hotplug/fits-maximum ${domain}.memory.guest: 4Gi`,
  ],
  '05-runtime-scaling/R19 of CPUs': [
    vm({}, { architecture: 'arm64', ...cpu({ sockets: 2, maxSockets: 8 }) }),
    `advised sizing/avoids-max-sockets-on-arm64 ${domain}.cpu.maxSockets: 8`,
  ],
  '05-runtime-scaling/R19 on s390x': [
    vm({}, { architecture: 's390x', ...memory({ guest: '4Gi', maxGuest: '8Gi' }) }),
    `rejected memory-hotplug/requires-amd64 ${domain}.memory.maxGuest: 8Gi`,
  ],
  '05-runtime-scaling/R19 in props': [
    (chart) => new VirtualMachine(chart, 'vm', { memory: Size.gibibytes(4), maxGuest: Size.gibibytes(8), architecture: Architecture.ARM64 }),
    `rejected memory-hotplug/requires-amd64 ${domain}.memory.maxGuest: 8Gi`,
  ],
  ...Object.fromEntries(['Initial', 'InPlaceOrRecreate', 'Auto'].map((mode) => [`05-runtime-scaling/R22 ${mode}`, [
    vpa(POOL, mode), `advised vertical-autoscaler/avoids-changing-vms spec.updatePolicy.updateMode: ${mode}`,
  ] as const])),
  '05-runtime-scaling/R22 by default': [vpa(POOL), 'advised vertical-autoscaler/avoids-changing-vms spec.updatePolicy.updateMode: Recreate'],
  '05-runtime-scaling/R22 in props': [
    (chart) => new VerticalPodAutoscaler(chart, 'vpa', {
      target: VirtualMachinePool.fromVirtualMachinePoolName(chart, 'vms', 'vms'), updateMode: VerticalUpdateMode.RECREATE,
    }),
    '[apps/vpa] updateMode: got "Recreate"',
  ],
});
