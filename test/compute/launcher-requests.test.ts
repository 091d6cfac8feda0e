import { App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { KubeVirt } from '../../src/cluster';
import { GuestCpu, Instancetype, VirtualMachine, VirtualMachineProps } from '../../src/compute';
import { CommonInstancetype } from '../../src/instancetype';
import { Architecture, Platform } from '../../src/platform';

const MEMORY = { memory: Size.gibibytes(2) };
/** Without graphics card on arm64: processes 220Mi, a vCPU 8Mi, an I/O thread 8Mi, firmware 128Mi. */
const ARM: VirtualMachineProps = { ...MEMORY, architecture: Architecture.ARM64, autoattachGraphicsDevice: false };
/** guest-console-log requests 35M. */
const LOG = 35e6 / 1024;

const chartOn = (kubevirtVersion = '1.9.0') => {
  const chart = new Chart(new App(), 'test', { namespace: 'apps' });
  new Platform(chart, 'Platform', { kubevirtVersion });
  return chart;
};
const said = (chart: Chart, props: VirtualMachineProps) => {
  const requests = new VirtualMachine(chart, 'vm', props).launcherRequests;
  return requests && [requests.cpu.amount, requests.memory.toKibibytes(), requests.memoryOverhead.toMebibytes()];
};

test.each<[string, VirtualMachineProps, string, number, number]>([
  ['the smallest', { ...MEMORY }, '105m', 268, 1],
  ['without graphics card, on arm64', ARM, '105m', 364, 1],
  ['four cores', { ...ARM, cpu: GuestCpu.cores(4) }, '405m', 388, 1],
  ['a request of its own', { ...ARM, resources: { cpuRequest: kplus.Cpu.units(1) } }, '1005m', 364, 1],
  ['without log', { ...ARM, logSerialConsole: false }, '100m', 364, 0],
])('%s', (_, props, cpu, overhead, logs) => {
  expect(said(chartOn(), props)).toEqual([cpu, (2048 + overhead) * 1024 + logs * LOG, overhead]);
});

test('of a common instancetype, and of one that is not known', () => {
  expect(said(chartOn(), { instancetype: CommonInstancetype.U1_SMALL })).toEqual(['105m', (2048 + 268) * 1024 + LOG, 268]);
  expect(said(chartOn(), { instancetype: Instancetype.cluster('theirs') })).toBeUndefined();
});

test('by the KubeVirt CR of its chart', () => {
  const chart = chartOn();
  new KubeVirt(chart, 'kubevirt', { guestDefaults: { serialConsoleLog: false } });
  expect(said(chart, ARM)).toEqual(['100m', (2048 + 364) * 1024, 364]);
});
