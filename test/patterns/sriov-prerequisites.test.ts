import { build, MINIMAL, tenant } from './sriov-fixture';
import { Platform, PlatformProps } from '../../src';
import { SriovAttachment } from '../../src/patterns/sriov-attachment';
import { SriovVirtualMachine } from '../../src/patterns/sriov-virtual-machine';
import { SriovVirtualMachineProps } from '../../src/patterns/sriov-virtual-machine-props';

const about = ({ vm }: { vm: SriovVirtualMachine }, what: RegExp) => vm.prerequisites.filter((sentence) => what.test(sentence)).length;

test.each<[string, PlatformProps | undefined, number]>([
  ['KubeVirt 1.9 as it comes', undefined, 1],
  ['KubeVirt 1.9 with the injector', { network: { resourcesInjector: true } }, 0],
  ['KubeVirt 1.9 with the gate off', { disabledFeatureGates: ['ExternalNetResourceInjection'] }, 0],
  ['KubeVirt 1.8', { kubevirtVersion: '1.8.0' }, 0],
  ['KubeVirt 1.8 with the gate on', { kubevirtVersion: '1.8.0', featureGates: ['ExternalNetResourceInjection'] }, 1],
])('resource injection on %s', (_, platform, expected) => {
  expect(about(build({}, platform), /network resources injector/)).toBe(expected);
});

test.each<[string, Partial<SriovVirtualMachineProps>, PlatformProps | undefined, RegExp]>([
  ['the IOMMU', {}, undefined, /intel_iommu=on iommu=pt/],
  ['Multus where there is none', {}, { network: { multus: false } }, /^Multus/],
  ['vfio-pci on an existing network', {}, undefined, /apps\/fast.*vfio-pci/],
  ['the device plugin of a plain network', { sriov: SriovAttachment.networkAttachment({ resourceName: 'intel.com/sriov' }) }, undefined,
    /device plugin.*vfio-pci.*intel\.com\/sriov/],
  ['the operator', { sriov: SriovAttachment.sriovNetwork({ resourceName: 'fastnic' }) }, undefined, /operator/],
  ['the policy of the cards', { sriov: SriovAttachment.sriovNetwork({ resourceName: 'fastnic' }) }, undefined, /fastnic.*vfio-pci/],
  ['the DHCP server', { addresses: undefined, externalDhcp: true }, undefined, /DHCP/],
])('%s', (_, props, platform, what) => {
  expect(about(build(props, platform), what)).toBe(1);
});

test('a Platform that is declared after the VM counts', () => {
  const chart = tenant();
  const vm = new SriovVirtualMachine(chart, 'db', MINIMAL);
  new Platform(chart.node.root, 'Platform', { network: { multus: false } });
  expect(about({ vm }, /^Multus/)).toBe(1);
});

test('no sentence about what the VM brings itself', () => {
  const nodePolicy = { numVfs: 8, nicSelector: { pfNames: ['ens2f0'] } };
  const { vm } = build({ sriov: SriovAttachment.sriovNetwork({ resourceName: 'fastnic', nodePolicy }) });
  expect(about({ vm }, /SriovNetworkNodePolicy/)).toBe(0);
});

test('nothing of it is in the manifests', () => {
  const { vm, manifests } = build();
  expect(vm.prerequisites.filter((sentence) => JSON.stringify(manifests).includes(sentence))).toEqual([]);
});
