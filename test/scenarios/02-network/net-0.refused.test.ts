import { vmByHand } from '../network-mistakes';
import { refused } from '../refused';

const multus = (name = 'default') => [{ name, multus: { networkName: 'storage' } }];

refused({
  '02-network/R1': [
    (chart) => vmByHand(chart, [{ name: 'a.b', masquerade: {} }, { name: 'other', bridge: {} }, { name: 'other', bridge: {} }], [{ name: 'a.b', pod: {} }]),
    'rejected interface/has-valid-name spec.template.spec.domain.devices.interfaces[0].name: a.b',
    'rejected interface/references-network spec.template.spec.domain.devices.interfaces[1].name: other',
    'rejected interface/has-unique-name spec.template.spec.domain.devices.interfaces[2].name: other',
    'rejected interface/references-network spec.template.spec.domain.devices.interfaces[2].name: other',
  ],
  '02-network/R2': [
    (chart) => vmByHand(chart, [{ name: 'default', masquerade: {}, bridge: {} }, { name: 'other', slirp: {} }], [{ name: 'default', pod: {} }, ...multus('other')]),
    'rejected interface/requires-one-binding spec.template.spec.domain.devices.interfaces[0]: ["bridge","masquerade"]',
    'rejected interface-binding/excludes-removed-binding spec.template.spec.domain.devices.interfaces[1].slirp: {}',
  ],
  '02-network/R3': [
    (chart) => vmByHand(chart, [{ name: 'default', masquerade: {} }, { name: 'other', masquerade: {} }, { name: 'third', bridge: {} }], [
      { name: 'default', pod: {} }, { name: 'other', pod: {} }, { name: 'third', multus: { networkName: 'storage', default: true } },
    ]),
    'rejected network/excludes-second-pod-network spec.template.spec.networks[1].pod: ["default","other"]',
    'rejected network/excludes-second-default spec.template.spec.networks[2].multus.default: true',
  ],
  '02-network/R4': [
    (chart) => vmByHand(chart, [{ name: 'default', sriov: {} }, { name: 'other', masquerade: {} }], [{ name: 'default', pod: {} }, ...multus('other')]),
    'advised interface/avoids-sriov-on-pod-network spec.template.spec.domain.devices.interfaces[0].sriov: network default is the pod network',
    'rejected interface-binding/requires-pod-network spec.template.spec.domain.devices.interfaces[1].masquerade: network other is not the pod network',
  ],
  '02-network/R5': [
    (chart) => vmByHand(chart, [
      { name: 'default', masquerade: {}, macAddress: '02:00', model: 'vmxnet3', ports: [{ name: 'http', port: 80 }, { name: 'http', port: 81 }] },
      { name: 'other', bridge: {}, macAddress: '01:00:00:00:00:01' },
    ], [{ name: 'default', pod: {} }, ...multus('other')]),
    'rejected interface/has-valid-mac spec.template.spec.domain.devices.interfaces[0].macAddress: 02:00',
    'rejected interface/has-known-model spec.template.spec.domain.devices.interfaces[0].model: vmxnet3',
    'rejected port/has-unique-name spec.template.spec.domain.devices.interfaces[0].ports[1].name: http',
    'unstartable interface/excludes-multicast-mac spec.template.spec.domain.devices.interfaces[1].macAddress: 01:00:00:00:00:01',
  ],
  '02-network/R6': [
    (chart) => vmByHand(chart, [{ name: 'default', masquerade: {}, state: 'absent' }, { name: 'other', sriov: {}, state: 'down' }], [
      { name: 'default', pod: {} }, ...multus('other'),
    ]),
    'rejected interface-state/requires-secondary-bridge-when-absent spec.template.spec.domain.devices.interfaces[0].state: absent without a bridge binding',
    'rejected interface-state/excludes-sriov-link spec.template.spec.domain.devices.interfaces[1].state: down',
  ],
});
