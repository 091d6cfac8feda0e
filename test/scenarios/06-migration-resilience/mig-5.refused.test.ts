import { Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  DataVolumeSource, Disk, EvictionStrategy, GuestProps, LaunchSecurity, PodDisruptionBudget, PodDisruptionBudgetProps, VirtualMachine,
  VirtualMachinePool,
} from '../../../src';
import { refused } from '../refused';

const { absolute, percent } = kplus.PercentOrAbsolute;
const moving = (props: Partial<GuestProps>) => (chart: Chart) => {
  new VirtualMachine(chart, 'vm', { memory: Size.gibibytes(1), evictionStrategy: EvictionStrategy.LIVE_MIGRATE, ...props });
};
const pooled = (props: Partial<PodDisruptionBudgetProps>) => (chart: Chart) => {
  const selector = new VirtualMachinePool(chart, 'web-vms', { replicas: 3, memory: Size.gibibytes(1) });
  new PodDisruptionBudget(chart, 'budget', { selector, ...props });
};

refused({
  '06-migration-resilience/R17': [moving({ launchSecurity: LaunchSecurity.sev() }), '[apps/vm] evictionStrategy: got "LiveMigrate"'],
  '06-migration-resilience/R17, disks': [moving({
    disks: [Disk.dataVolumeTemplate('root', {
      source: DataVolumeSource.dataSource({ name: 'ubuntu-22-04', namespace: 'golden-images' }),
      accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE],
    })],
  }), 'advised live-migration/requires-shared-storage spec.template.spec.volumes[0].dataVolume.name: vm-root is ReadWriteOnce'],
  '06-migration-resilience/R18': [pooled({ minAvailable: percent(50) }), '[apps/budget] minAvailable: got "50%"'],
  '06-migration-resilience/R18, unavailable': [pooled({ maxUnavailable: absolute(1) }), '[apps/budget] maxUnavailable: got 1'],
  '06-migration-resilience/R19': [pooled({ minAvailable: absolute(3) }), 'advised disruption-budget/leaves-one-to-evict spec.minAvailable: 3'],
  '06-migration-resilience/R20': [(chart) => {
    const selector = new VirtualMachine(chart, 'db', { memory: Size.gibibytes(1) });
    new PodDisruptionBudget(chart, 'budget', { selector, minAvailable: absolute(1) });
  }, 'advised disruption-budget/leaves-one-to-evict spec.minAvailable: 1'],
});
