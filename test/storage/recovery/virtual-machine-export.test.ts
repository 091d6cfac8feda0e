import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { VirtualMachine, VirtualMachinePool } from '../../../src/compute';
import { Platform } from '../../../src/platform';
import {
  VirtualMachineExport, VirtualMachineExportProps, VirtualMachineExportSource, VirtualMachineSnapshot,
} from '../../../src/storage';
import { newChart, object } from '../../compute/fixture';
import { resourceOf } from '../imported-and-made';

const CHART = newChart();
const SNAPSHOT = VirtualMachineExportSource.snapshot(VirtualMachineSnapshot.fromVirtualMachineSnapshotName(CHART, 'snapshot', 'nightly'));
const exported = (props: Partial<VirtualMachineExportProps> = {}, chart = newChart()) => {
  new VirtualMachineExport(chart, 'out', { source: SNAPSHOT, ...props });
  return object(chart, 'VirtualMachineExport');
};

test('emits only what it is given', () => {
  expect(exported()).toEqual({
    apiVersion: 'export.kubevirt.io/v1',
    kind: 'VirtualMachineExport',
    metadata: { name: 'out', namespace: 'apps' },
    spec: { source: { apiGroup: 'snapshot.kubevirt.io', kind: 'VirtualMachineSnapshot', name: 'nightly' } },
  });
});

test('in the version that KubeVirt 1.6 serves', () => {
  const chart = newChart();
  new Platform(chart, 'Platform', { kubevirtVersion: 'v1.6.0' });
  expect(exported({}, chart).apiVersion).toBe('export.kubevirt.io/v1beta1');
});

test.each<[string, Partial<VirtualMachineExportProps>, object]>([
  ['a VM', { source: VirtualMachineExportSource.virtualMachine(VirtualMachine.fromVirtualMachineName(CHART, 'vm', 'db')) }, {
    source: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'db' },
  }],
  ['a claim', { source: VirtualMachineExportSource.persistentVolumeClaim(kplus.PersistentVolumeClaim.fromClaimName(CHART, 'claim', 'root')) }, {
    source: { kind: 'PersistentVolumeClaim', name: 'root' },
  }],
  ['a token', { tokenSecret: kplus.Secret.fromSecretName(CHART, 'token', 'export-token') }, { tokenSecretRef: 'export-token' }],
  ['a time', { ttlDuration: Duration.hours(3) }, { ttlDuration: '180m0s' }],
])('renders %s', (_, props, expected) => expect(exported(props).spec).toEqual({ ...exported().spec, ...expected }));

test('refuses a pool, and no time', () => {
  const source = VirtualMachineExportSource.virtualMachine(VirtualMachinePool.fromVirtualMachinePoolName(newChart(), 'pool', 'runners'));
  expect(() => exported({ source, ttlDuration: Duration.seconds(0) })).toThrow([
    '[chart/out] VirtualMachineExportSource.virtualMachine: got "VirtualMachinePool \\"runners\\""; allowed: a VirtualMachine. KubeVirt exports single VMs only.',
    '[chart/out] ttlDuration: got 0; allowed: more than 0 seconds. Its time is over as soon as it is there: leave it out for two hours.',
  ].join('\n'));
});

test('is one resource for cdk8s-plus', () => {
  expect(resourceOf(VirtualMachineExport.fromVirtualMachineExportName(newChart(), 'imported', 'out'))).toEqual({
    apiGroup: 'export.kubevirt.io',
    apiVersion: 'export.kubevirt.io/v1',
    kind: 'VirtualMachineExport',
    resourceType: 'virtualmachineexports',
    resourceName: 'out',
    name: 'out',
  });
});
