import { App, Chart, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Admission } from '../../../src/admission';
import { VirtualMachine, VirtualMachinePool } from '../../../src/compute';
import { Platform } from '../../../src/platform';
import { BackupMode, VirtualMachineBackup, VirtualMachineBackupProps, VirtualMachineBackupSource, VirtualMachineBackupTracker } from '../../../src/storage';
import { newChart, object } from '../../compute/fixture';
import { resourceOf } from '../imported-and-made';

const CHART = newChart();
const VM = VirtualMachine.fromVirtualMachineName(CHART, 'vm', 'db');
const POOL = VirtualMachinePool.fromVirtualMachinePoolName(CHART, 'pool', 'runners');
const TOKEN = kplus.Secret.fromSecretName(CHART, 'token', 'backup-token');
const BASE: VirtualMachineBackupProps = {
  source: VirtualMachineBackupSource.virtualMachine(VM), claim: kplus.PersistentVolumeClaim.fromClaimName(CHART, 'claim', 'backups'),
};
const backup = (props: Partial<VirtualMachineBackupProps> = {}) => {
  const chart = newChart();
  new VirtualMachineBackup(chart, 'full', { ...BASE, ...props });
  return object(chart, 'VirtualMachineBackup');
};

test('a backup emits only what it is given', () => {
  expect(backup()).toEqual({
    apiVersion: 'backup.kubevirt.io/v1alpha1',
    kind: 'VirtualMachineBackup',
    metadata: { name: 'full', namespace: 'apps' },
    spec: { source: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'db' }, pvcName: 'backups' },
  });
});

test.each<[string, Partial<VirtualMachineBackupProps>, object]>([
  ['a tracker', { source: VirtualMachineBackupSource.tracker(VirtualMachineBackupTracker.fromVirtualMachineBackupTrackerName(CHART, 't', 'db')) }, {
    source: { apiGroup: 'backup.kubevirt.io', kind: 'VirtualMachineBackupTracker', name: 'db' },
  }],
  ['push', { mode: BackupMode.push() }, { mode: 'Push' }],
  ['pull', { mode: BackupMode.pull(TOKEN) }, { mode: 'Pull', tokenSecretRef: 'backup-token' }],
  ['pull for a time', { mode: BackupMode.pull(TOKEN, { ttlDuration: Duration.minutes(5) }) }, { mode: 'Pull', tokenSecretRef: 'backup-token', ttlDuration: '5m0s' }],
  ['no quiescing', { skipQuiesce: true }, { skipQuiesce: true }],
  ['all data', { forceFullBackup: true }, { forceFullBackup: true }],
])('renders %s', (_, props, expected) => expect(backup(props).spec).toEqual({ ...backup().spec, ...expected }));

test('a tracker', () => {
  const chart = newChart();
  new VirtualMachineBackupTracker(chart, 'db', { source: VM });
  expect(object(chart, 'VirtualMachineBackupTracker')).toEqual({
    apiVersion: 'backup.kubevirt.io/v1alpha1',
    kind: 'VirtualMachineBackupTracker',
    metadata: { name: 'db', namespace: 'apps' },
    spec: { source: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'db' } },
  });
});

test('refuses a pool, and no time', () => {
  const only = 'allowed: a VirtualMachine. KubeVirt backs up single VMs only.';
  const got = 'got "VirtualMachinePool \\"runners\\""';
  const mode = BackupMode.pull(TOKEN, { ttlDuration: Duration.seconds(0) });
  expect(() => backup({ source: VirtualMachineBackupSource.virtualMachine(POOL), mode })).toThrow([
    `[chart/full] VirtualMachineBackupSource.virtualMachine: ${got}; ${only}`,
    '[chart/full] BackupMode.pull ttlDuration: got 0; allowed: more than 0 seconds. Its time is over as soon as it is there: leave it out for two hours.',
  ].join('\n'));
  expect(() => new VirtualMachineBackupTracker(newChart(), 'db', { source: POOL })).toThrow(`[chart/db] source: ${got}; ${only}`);
});

test.each([
  ['without its gate', {}, ['backup/requires-gate']],
  ['with its gate', { featureGates: ['IncrementalBackup'] }, []],
  ['on KubeVirt 1.7', { kubevirtVersion: 'v1.7.0' }, ['object/requires-served-version']],
])('%s', (_, platform, rules) => {
  const app = new App();
  new Platform(app, 'Platform', platform);
  new VirtualMachineBackup(new Chart(app, 'chart', { namespace: 'apps' }), 'full', BASE);
  expect(Admission.of(app).findings().map(({ rule }) => rule)).toEqual(rules);
});

test('both are resources for cdk8s-plus', () => {
  const type = { apiGroup: 'backup.kubevirt.io', apiVersion: 'backup.kubevirt.io/v1alpha1', name: 'b', resourceName: 'b' };
  expect(resourceOf(VirtualMachineBackup.fromVirtualMachineBackupName(CHART, 'a', 'b'))).toEqual({
    ...type, kind: 'VirtualMachineBackup', resourceType: 'virtualmachinebackups',
  });
  expect(resourceOf(VirtualMachineBackupTracker.fromVirtualMachineBackupTrackerName(CHART, 'b', 'b'))).toEqual({
    ...type, kind: 'VirtualMachineBackupTracker', resourceType: 'virtualmachinebackuptrackers',
  });
});
