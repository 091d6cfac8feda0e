import { GuestCpu, GuestCpuFeaturePolicy } from '../../../src/compute';
import { guestSpec } from '../fixture';

test.each<[string, GuestCpu, object, { vcpus: number; isDedicated: boolean }]>([
  ['cores', GuestCpu.cores(2), { cores: 2 }, { vcpus: 2, isDedicated: false }],
  ['cores with options', GuestCpu.cores(2, { model: 'host-passthrough', features: [{ name: 'pcid' }, { name: 'hle', policy: GuestCpuFeaturePolicy.DISABLE }] }),
    { cores: 2, model: 'host-passthrough', features: [{ name: 'pcid' }, { name: 'hle', policy: 'disable' }] }, { vcpus: 2, isDedicated: false }],
  ['topology of nothing', GuestCpu.topology({}), {}, { vcpus: 1, isDedicated: false }],
  ['topology', GuestCpu.topology({ sockets: 2, cores: 3, threads: 2, maxSockets: 8 }),
    { sockets: 2, cores: 3, threads: 2, maxSockets: 8 }, { vcpus: 12, isDedicated: false }],
  ['dedicated', GuestCpu.dedicated({ cores: 4 }), { cores: 4, dedicatedCpuPlacement: true }, { vcpus: 4, isDedicated: true }],
  ['dedicated as in CS-4', GuestCpu.dedicated({ sockets: 1, cores: 2, threads: 1, isolateEmulatorThread: true }),
    { sockets: 1, cores: 2, threads: 1, dedicatedCpuPlacement: true, isolateEmulatorThread: true }, { vcpus: 2, isDedicated: true }],
  ['NUMA', GuestCpu.dedicated({ cores: 4, numaPassthrough: true }),
    { cores: 4, dedicatedCpuPlacement: true, numa: { guestMappingPassthrough: {} } }, { vcpus: 4, isDedicated: true }],
  ['real time', GuestCpu.dedicated({ cores: 4, realtime: true }), { cores: 4, dedicatedCpuPlacement: true, realtime: {} }, { vcpus: 4, isDedicated: true }],
  ['real time of some', GuestCpu.dedicated({ cores: 4, realtime: true, realtimeMask: '0-3,^1' }),
    { cores: 4, dedicatedCpuPlacement: true, realtime: { mask: '0-3,^1' } }, { vcpus: 4, isDedicated: true }],
  ['switched off', GuestCpu.dedicated({ cores: 4, numaPassthrough: false, realtime: false }),
    { cores: 4, dedicatedCpuPlacement: true }, { vcpus: 4, isDedicated: true }],
])('%s', (_, cpu, wire, facts) => {
  expect(guestSpec({ cpu }).domain.cpu).toEqual(wire);
  expect({ vcpus: cpu.vcpus, isDedicated: cpu.isDedicated }).toEqual(facts);
});

test.each<[string, GuestCpuFeaturePolicy]>([
  ['require', GuestCpuFeaturePolicy.REQUIRE], ['optional', GuestCpuFeaturePolicy.OPTIONAL], ['force', GuestCpuFeaturePolicy.FORCE],
  ['disable', GuestCpuFeaturePolicy.DISABLE], ['forbid', GuestCpuFeaturePolicy.FORBID],
])('feature policy %s', (wire, policy) => {
  const cpu = GuestCpu.cores(1, { features: [{ name: 'pcid', policy }] });
  expect(guestSpec({ cpu }).domain.cpu.features).toEqual([{ name: 'pcid', policy: wire }]);
});

const whole = (what: string, got: number) => `cpu.${what}: got ${got}; allowed: a whole number from 1. `
  + 'Guests have whole CPUs; shares of a CPU are a request (`resources.cpuRequest`).';

test.each<[GuestCpu, string]>([
  [GuestCpu.cores(0), whole('cores', 0)],
  [GuestCpu.cores(1.5), whole('cores', 1.5)],
  [GuestCpu.cores(NaN), whole('cores', NaN)],
  [GuestCpu.topology({ sockets: -1 }), whole('sockets', -1)],
  [GuestCpu.topology({ threads: 0 }), whole('threads', 0)],
  [GuestCpu.topology({ maxSockets: 0 }), whole('maxSockets', 0)],
  [GuestCpu.dedicated({ cores: 0.5 }), whole('cores', 0.5)],
  [GuestCpu.dedicated({ cores: 4, realtimeMask: '0-3' }),
    'cpu.realtimeMask: got "0-3"; allowed: a mask where `realtime` is true. Add `realtime: true`, or drop the mask.'],
])('the workload refuses %#', (cpu, message) => {
  expect(() => guestSpec({ cpu })).toThrow(new Error(`[chart/vm] ${message}`));
});

test.each<[string, GuestCpu, number, number]>([
  ['a tenth of a shared one', GuestCpu.cores(1), 10, 100],
  ['rounded up', GuestCpu.cores(1), 3, 334],
  ['all of the dedicated ones', GuestCpu.dedicated({ sockets: 2, cores: 4 }), 10, 8000],
  ['one more for the emulator', GuestCpu.dedicated({ sockets: 2, cores: 4, isolateEmulatorThread: true }), 10, 9000],
])('requests %s', (_, cpu, ratio, millis) => {
  expect(cpu.requestedMillis(ratio)).toBe(millis);
});
