import { Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { GuestCpu, GuestProps, VirtualMachine } from '../../../src/compute';
import { GuestNetwork } from '../../../src/network';
import { Platform } from '../../../src/platform';
import { imported, newChart, SMALL } from '../fixture';

function launcher(props: GuestProps, chart: Chart = newChart()): kplus.Container {
  const { containers } = new VirtualMachine(chart, 'vm', { ...SMALL, ...props });
  expect(containers).toHaveLength(1);
  return containers[0];
}

test('it is the container that KubeVirt calls compute', () => {
  expect(launcher({}).name).toBe('compute');
});

test.each<[string, GuestNetwork[], object[]]>([
  ['none said', [GuestNetwork.masquerade()], []],
  ['said', [GuestNetwork.masquerade({ ports: [{ port: 8080, name: 'http' }, { port: 53, protocol: kplus.Protocol.UDP }] })],
    [{ number: 8080, name: 'http' }, { number: 53, protocol: 'UDP' }]],
  ['on a secondary network', [GuestNetwork.bridge('storage', imported('storage'))], []],
  ['of a plugin on a secondary network', [GuestNetwork.binding('vhostuser', { attachment: imported('dpdk'), ports: [{ port: 80 }] })], []],
])('ports: %s', (_, networks, ports) => {
  expect(launcher({ networks }).ports).toEqual(ports);
});

test.each<[string, GuestProps, string | undefined, string | undefined]>([
  ['no CPU said', {}, undefined, undefined],
  ['shared CPUs, a tenth of them', { cpu: GuestCpu.cores(2) }, '200m', undefined],
  ['a tenth, rounded up', { cpu: GuestCpu.topology({ sockets: 3, cores: 1, threads: 1 }) }, '300m', undefined],
  ['dedicated CPUs', { cpu: GuestCpu.dedicated({ cores: 2 }) }, '2000m', undefined],
  ['a request', { cpu: GuestCpu.cores(2), resources: { cpuRequest: kplus.Cpu.millis(1500) } }, '1500m', undefined],
  ['a request and a limit', { cpu: GuestCpu.cores(2), resources: { cpuRequest: kplus.Cpu.units(1), cpuLimit: kplus.Cpu.units(2) } }, '1', '2'],
  ['a limit, which becomes the request', { cpu: GuestCpu.cores(2), resources: { cpuLimit: kplus.Cpu.units(2) } }, '2', '2'],
])('%s', (_, props, request, limit) => {
  const { cpu } = launcher(props).resources ?? {};
  expect([cpu?.request?.amount, cpu?.limit?.amount]).toEqual([request, limit]);
});

test.each<[string, GuestProps, number, number | undefined]>([
  ['guest memory', {}, 1024, undefined],
  ['a request', { resources: { memoryRequest: Size.mebibytes(512) } }, 512, undefined],
  ['a limit, which becomes the request', { resources: { memoryLimit: Size.gibibytes(2) } }, 2048, 2048],
])('%s', (_, props, request, limit) => {
  const { memory } = launcher(props).resources ?? {};
  expect([memory?.request?.toMebibytes(), memory?.limit?.toMebibytes()]).toEqual([request, limit]);
});

test('the ratio is the platform\'s', () => {
  const chart = newChart();
  new Platform(chart, 'Platform', { kubevirtConfiguration: { cpuAllocationRatio: 4 } });
  expect(launcher({ cpu: GuestCpu.cores(3) }, chart).resources?.cpu?.request?.amount).toBe('750m');
});
