import { App, Chart, Size } from 'cdk8s';
import { Admission } from '../../src/admission';
import { GuestCpu, Hugepages, Instancetype, VirtualMachine, VirtualMachineProps } from '../../src/compute';
import { CommonInstancetype, InstancetypeProps, VirtualMachineClusterInstancetype } from '../../src/instancetype';
import { Platform } from '../../src/platform';

/** What is found of a VM on nodes of 8 CPUs, 32Gi and no huge pages. */
function found(size: (platform: Chart) => VirtualMachineProps): string[] {
  const app = new App();
  new Platform(app, 'Platform', { nodes: [{ count: 2, cpus: 8, memory: Size.gibibytes(32), hugepages2Mi: Size.gibibytes(0) }] });
  const sizes = new Chart(app, 'sizes');
  new VirtualMachine(new Chart(app, 'apps', { namespace: 'apps' }), 'vm', size(sizes));
  return Admission.of(app).findings().map(({ rule, field, got }) => `${rule} ${field}: ${got}`);
}

const HUGE = { cpu: GuestCpu.dedicated({ cores: 16 }), memory: Size.gibibytes(64) };
const PAGES = { cpu: GuestCpu.cores(1), memory: Size.gibibytes(2), hugepages: Hugepages.TWO_MEBIBYTES };

const of = (props: InstancetypeProps) => (sizes: Chart) => ({ instancetype: Instancetype.of(new VirtualMachineClusterInstancetype(sizes, 'size', props)) });

test.each<[string, (sizes: Chart) => VirtualMachineProps, string[]]>([
  ['a size by hand', () => HUGE, ['spec.template.spec: 16 CPUs, 66024Mi of memory']],
  ['an instancetype of that size', of(HUGE), ['spec.template.spec: 16 CPUs, 66024Mi of memory']],
  ['an instancetype with huge pages', of(PAGES), ['spec.instancetype: 2048Mi of huge pages of 2Mi']],
  ['a common one that is too large', () => ({ instancetype: CommonInstancetype.U1_8XLARGE }), ['spec.instancetype: 131588Mi of memory']],
  ['a common one that fits', () => ({ instancetype: CommonInstancetype.U1_MEDIUM }), []],
])('nodes must hold %s', (_, size, told) => {
  expect(found(size)).toEqual(told.map((each) => `placement/fits-node ${each}`));
});
