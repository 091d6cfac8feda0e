import { ApiObject, App, Chart, Size } from 'cdk8s';
import {
  EffectiveSize, GuestCpu, InferFromVolumeFailurePolicy, Instancetype, Preference, VirtualMachine, VirtualMachinePool, VirtualMachineProps,
} from '../../src/compute';
import { CommonInstancetype, CommonPreference, VirtualMachineClusterInstancetype, VirtualMachineInstancetype } from '../../src/instancetype';
import { Platform } from '../../src/platform';
import { Disk } from '../../src/storage';

const FOUR = { cpu: GuestCpu.cores(4), memory: Size.gibibytes(6) };

/** A chart with instancetypes of its own, and a claim that suggests one. */
function apps(): Chart {
  const chart = new Chart(new App(), 'test', { namespace: 'apps' });
  new VirtualMachineInstancetype(chart, 'ours', FOUR);
  new VirtualMachineClusterInstancetype(chart, 'cluster-ours', { ...FOUR, memory: Size.gibibytes(7) });
  new ApiObject(chart, 'claim', {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'labelled', labels: CommonInstancetype.U1_LARGE.toVolumeLabels() },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  });
  return chart;
}

const said = ({ vcpus, memory }: EffectiveSize) => `${vcpus} ${memory?.toMebibytes()}`;
const ignoring = Instancetype.inferFromVolume('root', { failurePolicy: InferFromVolumeFailurePolicy.IGNORE });

test.each<[string, VirtualMachineProps, string]>([
  ['memory by hand', { memory: Size.gibibytes(1) }, '1 1024'],
  ['a size by hand', { cpu: GuestCpu.topology({ sockets: 2, cores: 3, threads: 2 }), memory: Size.mebibytes(512) }, '12 512'],
  ['a size by hand, and a preference', { ...FOUR, preference: CommonPreference.FEDORA }, '4 6144'],
  ['a size by hand, and a preference that is not known', { ...FOUR, preference: Preference.namespaced('theirs') }, '4 6144'],
  ['a common instancetype', { instancetype: CommonInstancetype.U1_2XLARGE }, '8 32768'],
  ['a common instancetype, spread', { instancetype: CommonInstancetype.CX1_2XLARGE, preference: CommonPreference.RHEL_9_DPDK }, '8 16384'],
  ['an instancetype of the namespace', { instancetype: Instancetype.namespaced('ours') }, '4 6144'],
  ['an instancetype of the cluster', { instancetype: Instancetype.cluster('cluster-ours') }, '4 7168'],
  ['an instancetype that is not known', { instancetype: Instancetype.cluster('theirs') }, 'undefined undefined'],
  ['a revision', { instancetype: Instancetype.cluster('u1.large', { revisionName: 'old' }) }, 'undefined undefined'],
  ['what a volume suggests', { instancetype: Instancetype.inferFromBootVolume(), disks: [disk('labelled')] }, '2 8192'],
  ['what a volume suggests, for all that', { instancetype: ignoring, memory: Size.gibibytes(1), disks: [disk('labelled')] }, '2 8192'],
  ['what a volume may suggest', { instancetype: ignoring, memory: Size.gibibytes(1), disks: [disk('theirs')] }, 'undefined undefined'],
])('%s', (_, props, expected) => {
  const chart = apps();
  expect(said(new VirtualMachine(chart, 'vm', props).effectiveSize)).toBe(expected);
  const { identity, ...ofPool } = props;
  expect(said(new VirtualMachinePool(chart, 'pool', ofPool).effectiveSize)).toBe(expected);
});

test.each([['1.7', 'undefined undefined'], ['1.8', '2 8192']])('on KubeVirt %s, which brings an instancetype or not', (kubevirtVersion, expected) => {
  const chart = apps();
  new Platform(chart, 'Platform', { kubevirtVersion });
  expect(said(new VirtualMachine(chart, 'vm', { instancetype: CommonInstancetype.D1_LARGE }).effectiveSize)).toBe(expected);
});

test('asking changes nothing: what is added later is written', () => {
  const chart = apps();
  const vm = new VirtualMachine(chart, 'vm', { instancetype: CommonInstancetype.U1_SMALL });
  expect(said(vm.effectiveSize)).toBe('1 2048');
  vm.addDisk(disk('labelled'));
  expect((chart.node.root as App).synthYaml()).toContain('- dataVolume:');
});

function disk(dataVolume: string): Disk {
  return Disk.dataVolume('root', dataVolume);
}
