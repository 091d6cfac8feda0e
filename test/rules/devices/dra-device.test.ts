import type { AdmissionProfile } from '../../../src/manifests/profile';
import { gates } from '../gates';
import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import { judge, pool, replicaSet, says, virtualMachine } from '../judge';
import type { Json } from '../judge';

says({
  'dra-device/excludes-mixed-gpus': { allowed: 'deviceName, or a claim, for all' },
  'dra-device/has-unique-request': { allowed: 'a claimName and requestName that no other device has' },
  'dra-device/references-declared-claim': { allowed: 'the name of a resource claim: c', reported: 'spec.template.spec.resourceClaims' },
  'dra-device/requires-claim-and-request': { allowed: 'a name' },
  'dra-device/requires-gate-for-gpus': { allowed: 'only while the feature gate GPUsWithDRA is on' },
  'dra-device/requires-gate-for-host-devices': { allowed: 'only while the feature gate HostDevicesWithDRA is on' },
  'dra-device/requires-one-source': {
    allowed: 'either deviceName, or claimName and requestName',
    reported: ['spec.template.spec.domain.devices.gpus', 'spec.template.spec.domain.devices.hostDevices'],
  },
});

const GPUS = 'domain.devices.gpus';
const HOST_DEVICES = 'domain.devices.hostDevices';
const ON = gates('GPUsWithDRA', 'HostDevicesWithDRA', 'HostDevices', 'NetworkDevicesWithDRA');
const claim = (requestName: string, claimName = 'c') => ({ name: `d-${requestName}`, claimName, requestName });
const plain = { name: 'p', deviceName: 'v.com/d' };
const using = (gpus: object[], hostDevices: object[] = [], more: Json = {}) => (
  { domain: { devices: { gpus, hostDevices } }, resourceClaims: [{ name: 'c', resourceClaimName: 'rc' }], ...more }
);
const whileOn = (rows: Row[]) => guestTable(rows, virtualMachine, undefined, ON);

describe('dra-device/excludes-mixed-gpus', () => {
  whileOn([
    ['admits GPUs from claims', using([claim('r'), claim('s')])],
    ['admits GPUs by name', using([plain, plain])],
    ['admits host devices both ways', using([], [plain, claim('r')])],
    ['admits GPUs one way and host devices the other', using([plain], [claim('r')])],
    ['refuses GPUs both ways', using([plain, claim('r')]), ['dra-device/excludes-mixed-gpus', GPUS, '["p","d-r"]']],
    ['refuses GPUs both ways, and looks no further at them', using([{ name: 'g' }, claim('r', 'd'), { name: 'h', claimName: 'c' }], [claim('r')]),
      ['dra-device/excludes-mixed-gpus', GPUS, '["g","d-r","h"]']],
    ['looks further at host devices', using([plain, claim('r')], [{ name: 'g' }]),
      ['dra-device/excludes-mixed-gpus', GPUS, '["p","d-r"]'],
      ['dra-device/requires-one-source', `${HOST_DEVICES}[0]`, '{"name":"g"}']],
  ]);
});

describe('dra-device/requires-one-source', () => {
  whileOn([
    ['refuses a GPU without a source', using([{ name: 'g' }]), ['dra-device/requires-one-source', `${GPUS}[0]`, '{"name":"g"}']],
    ['refuses a GPU with a device name and a claim', using([{ ...plain, claimName: 'c' }]),
      ['dra-device/requires-one-source', `${GPUS}[0]`, '{"name":"p","deviceName":"v.com/d","claimName":"c"}']],
    ['refuses a host device without a source', using([], [plain, { name: 'g' }]),
      ['dra-device/requires-one-source', `${HOST_DEVICES}[1]`, '{"name":"g"}']],
    ['refuses a host device with a device name and a request', using([], [{ ...plain, requestName: 'r' }]),
      ['dra-device/requires-one-source', `${HOST_DEVICES}[0]`, '{"name":"p","deviceName":"v.com/d","requestName":"r"}']],
  ]);
  describe('while the gates are off', () => guestTable([
    ['refuses a GPU without a source', using([{ name: 'g' }]), ['dra-device/requires-one-source', `${GPUS}[0]`, '{"name":"g"}']],
  ], virtualMachine, undefined, gates()));
});

describe('dra-device/requires-claim-and-request', () => {
  const refused = (field: string): Row[2] => ['dra-device/requires-claim-and-request', field];
  whileOn([
    ['refuses a GPU without a claim', using([{ name: 'g', requestName: 'r' }]), refused(`${GPUS}[0].claimName`)],
    ['refuses a GPU without a request', using([{ name: 'g', claimName: 'c' }]), refused(`${GPUS}[0].requestName`)],
    ['refuses a host device with an empty request', using([], [{ name: 'g', claimName: 'c', requestName: '' }]),
      ['dra-device/requires-claim-and-request', `${HOST_DEVICES}[0].requestName`, '']],
    ['refuses requests without a claim, which it does not compare', using([{ name: 'g', requestName: 'r' }, { name: 'h', requestName: 'r' }]),
      refused(`${GPUS}[0].claimName`), refused(`${GPUS}[1].claimName`)],
    ['refuses claims without a request, which it does not compare', using([{ name: 'g', claimName: 'x' }, { name: 'h', claimName: 'x' }]),
      refused(`${GPUS}[0].requestName`), refused(`${GPUS}[1].requestName`)],
  ]);
});

describe('dra-device/has-unique-request', () => {
  const refused = (field: string): Row[2] => ['dra-device/has-unique-request', field, 'c/r'];
  const network = (name: string, requestName: string) => ({ name, resourceClaim: { claimName: 'c', requestName } });
  const networks = (...requests: string[]) => ({
    domain: { devices: { gpus: [claim('r')], interfaces: requests.map((_, i) => ({ name: `n${i}`, sriov: {} })) } },
    resourceClaims: [{ name: 'c', resourceClaimName: 'rc' }],
    networks: requests.map((request, i) => network(`n${i}`, request)),
  });
  const foundOnDevices = (fragment: Json, on: AdmissionProfile) => (
    judge(virtualMachine(fragment), on).filter(([rule]) => rule.startsWith('dra-device/'))
  );
  whileOn([
    ['admits the same request of two claims', using([claim('r', 'c'), { ...claim('r', 'd'), name: 'e' }], [], {
      resourceClaims: [{ name: 'c', resourceClaimName: 'rc' }, { name: 'd', resourceClaimName: 'rd' }],
    })],
    ['refuses a request for two GPUs', using([claim('r'), claim('r')]), refused(`${GPUS}[1]`)],
    ['refuses a request for a GPU and a host device', using([claim('r')], [claim('s'), claim('r')]), refused(`${HOST_DEVICES}[1]`)],
    ['admits another request for a network', networks('s')],
    ['refuses a request for a GPU and a network', networks('r'), refused('networks[0]')],
  ]);
  test('leaves a request for two networks to another rule', () => {
    expect(foundOnDevices(networks('s', 's'), ON)).toEqual([]);
  });
  test('does not look at networks while their gate is off', () => {
    expect(foundOnDevices(networks('r'), gates('GPUsWithDRA'))).toEqual([]);
  });
});

describe('dra-device/references-declared-claim', () => {
  whileOn([
    ['refuses a claim that is not declared', using([claim('r', 'd')]), ['dra-device/references-declared-claim', `${GPUS}[0].claimName`, 'd']],
    ['names the claims that are', using([], [claim('r', 'd')], {
      resourceClaims: [{ name: 'a', resourceClaimName: 'ra' }, { name: 'b', resourceClaimName: 'rb' }],
    }),
    ['dra-device/references-declared-claim', `${HOST_DEVICES}[0].claimName`, 'd', { allowed: 'the name of a resource claim: a, b' }]],
    ['says that there are none', using([claim('r')], [], { resourceClaims: undefined }),
      ['dra-device/references-declared-claim', `${GPUS}[0].claimName`, 'c', { allowed: 'the name of a resource claim; there are none' }]],
  ]);
});

describe('while the gates are off', () => {
  const rows: Row[] = [
    ['GPUs by name are admitted', using([plain], [plain])],
    ['GPUs from claims are refused, whatever they lack', using([{ name: 'g', claimName: 'd' }]),
      ['dra-device/requires-gate-for-gpus', GPUS, '["g"]']],
    ['mixed GPUs are refused as such', using([plain, claim('r')]), ['dra-device/excludes-mixed-gpus', GPUS, '["p","d-r"]']],
    ['host devices from claims are refused', using([], [claim('r'), plain]), ['dra-device/requires-gate-for-host-devices', HOST_DEVICES, '["d-r"]']],
    ['host devices from claims are refused beside mixed GPUs', using([plain, claim('s')], [claim('r')]),
      ['dra-device/excludes-mixed-gpus', GPUS, '["p","d-s"]'],
      ['dra-device/requires-gate-for-host-devices', HOST_DEVICES, '["d-r"]']],
  ];
  const off = gates('HostDevices');
  guestTable(rows, virtualMachine, undefined, off);
  describe('in a replica set', () => guestTable(rows, replicaSet, undefined, off));
  describe('in a pool', () => guestTable(rows, pool, 'spec.virtualMachineTemplate.spec.template.spec', off));
});

describe('while one gate is on', () => {
  const both = using([claim('r', 'x')], [claim('s', 'x')]);
  const undeclared = (field: string): Row[2] => ['dra-device/references-declared-claim', `${field}[0].claimName`, 'x'];
  guestTable([
    ['looks at the claims of GPUs alone', both,
      undeclared(GPUS), ['dra-device/requires-gate-for-host-devices', HOST_DEVICES, '["d-s"]']],
  ], virtualMachine, undefined, gates('HostDevices', 'GPUsWithDRA'));
  guestTable([
    ['looks at the claims of host devices alone', both,
      ['dra-device/requires-gate-for-gpus', GPUS, '["d-r"]'], undeclared(HOST_DEVICES)],
  ], virtualMachine, undefined, gates('HostDevices', 'HostDevicesWithDRA'));
});
