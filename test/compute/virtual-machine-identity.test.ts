import { Chart } from 'cdk8s';
import { guestSpec, newChart, object, Rendered, SMALL } from './fixture';
import { Firmware, VirtualMachineIdentity, VirtualMachine, VirtualMachinePool, VirtualMachineInstanceReplicaSet } from '../../src/compute';
import { GuestNetwork } from '../../src/network';

const UUID = '5d307ca9-b3ef-428c-8861-06e72d69f223';
const DERIVED = { uuid: '2c46fc3b-6488-57a7-9b85-7f220ef30e61', serial: 'dd1ea752-1edc-56b7-9f09-0c344e878d3b' };

test.each<[string, VirtualMachineIdentity | undefined, object | undefined]>([
  ['by default', undefined, DERIVED],
  ['derived', VirtualMachineIdentity.derived(), DERIVED],
  ['given in full', VirtualMachineIdentity.of({ uuid: UUID, serial: 'A-1' }), { uuid: UUID, serial: 'A-1' }],
  ['a given UUID', VirtualMachineIdentity.of({ uuid: UUID }), { ...DERIVED, uuid: UUID }],
  ['a given serial', VirtualMachineIdentity.of({ serial: 'A-1' }), { ...DERIVED, serial: 'A-1' }],
  ['nothing given', VirtualMachineIdentity.of({}), DERIVED],
  ['from the cluster', VirtualMachineIdentity.fromCluster(), undefined],
])('%s', (_, identity, firmware) => {
  expect(guestSpec({ identity }).domain.firmware).toEqual(firmware);
});

test('a boot loader beside an identity from the cluster', () => {
  const { domain } = guestSpec({ identity: VirtualMachineIdentity.fromCluster(), firmware: Firmware.bios() });
  expect(domain.firmware).toEqual({ bootloader: { bios: {} } });
});

test('it follows the path, not the name', () => {
  const firmware = (make: (chart: Chart) => void): Rendered => {
    const chart = newChart();
    make(chart);
    return object(chart, 'VirtualMachine').spec.template.spec.domain.firmware;
  };
  expect(firmware((chart) => new VirtualMachine(chart, 'vm', { ...SMALL, metadata: { name: 'renamed' } }))).toEqual(DERIVED);
  expect(firmware((chart) => new VirtualMachine(chart, 'other', { ...SMALL, metadata: { name: 'vm' } })).uuid).toBe('fed84836-7e80-5b7b-83de-7eb77184d5cc');
});

test.each(['VirtualMachinePool', 'VirtualMachineInstanceReplicaSet'])('a template of %s has none', (kind) => {
  const chart = newChart();
  const props = { ...SMALL, firmware: Firmware.bios(), networks: [GuestNetwork.masquerade()] };
  new VirtualMachinePool(chart, 'pool', props);
  new VirtualMachineInstanceReplicaSet(chart, 'set', props);
  const { spec } = object(chart, kind);
  const { domain } = (spec.virtualMachineTemplate?.spec ?? spec).template.spec;
  expect(domain.firmware).toEqual({ bootloader: { bios: {} } });
  expect(domain.devices.interfaces).toEqual([{ name: 'default', masquerade: {} }]);
});
