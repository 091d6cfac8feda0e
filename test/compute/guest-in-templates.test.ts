import { Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { newChart, object, Rendered } from './fixture';
import {
  GuestClock, GuestProps, GuestResourceClaim, HypervFeatures, InputBus, LaunchSecurity, PanicDeviceModel, RebootPolicy, SoundModel, Tpm,
  UpdateVolumesStrategy, VideoType, VirtualMachine, VirtualMachineInstanceReplicaSet, VirtualMachinePool,
} from '../../src/compute';

const PROPS: GuestProps = {
  memory: Size.gibibytes(4),
  launchSecurity: LaunchSecurity.sevEs({ attestation: true }),
  features: { acpi: true, kvmHidden: true, hyperv: HypervFeatures.of({ relaxed: true, spinlockRetries: 8191 }) },
  clock: GuestClock.utc({ timers: { hpet: false } }),
  kernelBoot: { image: 'reg/kernel:v1', kernelPath: '/boot/vmlinuz' },
  acpiTables: { msdm: kplus.Secret.fromSecretName(newChart(), 'msdm', 'licence') },
  chassis: { asset: 'A1' },
  rebootPolicy: RebootPolicy.TERMINATE,
  reservedOverhead: { addedOverhead: Size.mebibytes(100) },
  resources: { overcommitGuestOverhead: true },
  dns: { searches: ['shop.example'] },
  gpus: [{ name: 'gpu', request: GuestResourceClaim.fromTemplate('cards', 'a100').request('card'), display: true }],
  tpm: Tpm.EPHEMERAL,
  sound: SoundModel.ICH9,
  video: VideoType.VIRTIO,
  inputs: [{ name: 'tablet', bus: InputBus.USB }],
  panicDevices: [PanicDeviceModel.PVPANIC],
  clientPassthrough: true,
  downwardMetrics: true,
  disableHotplug: true,
};

function templateOf(make: (chart: Chart) => unknown, kind: string): Rendered {
  const chart = newChart();
  make(chart);
  const { spec } = object(chart, kind);
  const { firmware: { uuid, serial, ...firmware }, ...domain } = (spec.virtualMachineTemplate?.spec ?? spec).template.spec.domain;
  return { ...(spec.virtualMachineTemplate?.spec ?? spec).template.spec, domain: { ...domain, firmware } };
}

test('pools and replica sets have all that a VM has', () => {
  const expected = templateOf((chart) => new VirtualMachine(chart, 'guest', PROPS), 'VirtualMachine');
  expect(templateOf((chart) => new VirtualMachinePool(chart, 'guest', PROPS), 'VirtualMachinePool')).toEqual(expected);
  expect(templateOf((chart) => new VirtualMachineInstanceReplicaSet(chart, 'guest', PROPS), 'VirtualMachineInstanceReplicaSet')).toEqual(expected);
});

test.each([['VirtualMachine', VirtualMachine], ['VirtualMachinePool', VirtualMachinePool]])('%s says what replaced volumes come to', (kind, Workload) => {
  const strategyOf = (updateVolumesStrategy?: UpdateVolumesStrategy) => {
    const chart = newChart();
    new Workload(chart, 'vm', { memory: Size.gibibytes(1), updateVolumesStrategy });
    const { spec } = object(chart, kind);
    return (spec.virtualMachineTemplate?.spec ?? spec).updateVolumesStrategy;
  };
  expect([undefined, UpdateVolumesStrategy.MIGRATION, UpdateVolumesStrategy.REPLACEMENT].map(strategyOf)).toEqual([undefined, 'Migration', 'Replacement']);
});
