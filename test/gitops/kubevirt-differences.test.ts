import { ApiObject, Chart, Size, Testing } from 'cdk8s';
import { Admission, Architecture, DataVolumeSource, Disk, Instancetype, Platform, Preference, VirtualMachine, VirtualMachinePreference, VirtualMachineProps } from '../../src';
import { ArgoApplication, ArgoApplicationProps, ArgoDestination, ArgoSource, KubeVirtDifferences } from '../../src/gitops';

const { DATA_VOLUME_TEMPLATES, INFERRED_SIZES, PREFERRED_STORAGE_CLASSES } = KubeVirtDifferences;
const GUEST = { memory: Size.gibibytes(1) };
const template = (storageClassName?: string) => [Disk.dataVolumeTemplate('root', {
  source: DataVolumeSource.http('https://images.example.com/a.qcow2'), size: Size.gibibytes(10), storageClassName,
})];

function ignored(props: VirtualMachineProps, kubevirtVersion: string, more: Partial<ArgoApplicationProps> = {}): unknown {
  const app = Testing.app();
  new Platform(app, 'platform', { kubevirtVersion });
  const vms = new Chart(app, 'vms', { namespace: 'apps' });
  const delivery = new Chart(app, 'delivery', { namespace: 'argocd' });
  const application = new ArgoApplication(delivery, 'vms', {
    source: ArgoSource.directory('https://git.example.com/vms.git', 'dist'), destination: ArgoDestination.inCluster(), charts: [vms], ...more,
  });
  new VirtualMachinePreference(vms, 'fast', { storageClassName: 'fast' });
  new VirtualMachinePreference(vms, 'plain', {});
  new VirtualMachine(vms, 'vm', props);
  return ApiObject.of(application).toJson().spec.ignoreDifferences;
}

test.each<[string, VirtualMachineProps, string, unknown]>([
  ['a VM', GUEST, '1.6.0', undefined],
  ['a DataVolume template', { ...GUEST, disks: template() }, '1.9.0', undefined],
  ['a DataVolume template on KubeVirt 1.8', { ...GUEST, disks: template() }, '1.8.0', undefined],
  ['a DataVolume template on KubeVirt 1.7', { ...GUEST, disks: template() }, '1.7.0', [DATA_VOLUME_TEMPLATES]],
  ['an inferred size', { instancetype: Instancetype.inferFromVolume('root'), disks: template() }, '1.9.0', [INFERRED_SIZES]],
  ['an inferred preference', { ...GUEST, preference: Preference.inferFromVolume('root'), disks: template() }, '1.6.0', [DATA_VOLUME_TEMPLATES, INFERRED_SIZES]],
  ['a storage class of a preference', { ...GUEST, preference: Preference.namespaced('fast'), disks: template() }, '1.9.0', [PREFERRED_STORAGE_CLASSES]],
  ['a storage class that is stated', { ...GUEST, preference: Preference.namespaced('fast'), disks: template('slow') }, '1.9.0', undefined],
  ['a preference without storage class', { ...GUEST, preference: Preference.namespaced('plain'), disks: template() }, '1.9.0', undefined],
])('%s', (_, props, version, expected) => expect(ignored(props, version)).toEqual(expected));

test('what is ignored besides', () => {
  const own = { kind: 'Secret', jsonPointers: ['/data/token'] };
  expect(ignored({ ...GUEST, disks: template() }, '1.6.0', { ignoreDifferences: [own] })).toEqual([DATA_VOLUME_TEMPLATES, own]);
});

test('a VM that states what KubeVirt would add is admitted', () => {
  const app = Testing.app();
  new Platform(app, 'platform', { kubevirtVersion: '1.9.0', architecture: Architecture.AMD64 });
  const chart = new Chart(app, 'vms', { namespace: 'apps' });
  const vm = new VirtualMachine(chart, 'vm', { ...GUEST, machineType: 'q35' });
  vm.podMetadata.addAnnotation('kubevirt.io/pci-topology-version', 'v3');
  expect(Admission.of(app).findings()).toEqual([]);
  const { metadata, spec: { architecture, domain } } = ApiObject.of(vm).toJson().spec.template;
  expect([metadata.annotations, architecture, domain.machine, Object.keys(domain.firmware)]).toEqual([
    { 'kubevirt.io/pci-topology-version': 'v3' }, 'amd64', { type: 'q35' }, ['serial', 'uuid'],
  ]);
});
