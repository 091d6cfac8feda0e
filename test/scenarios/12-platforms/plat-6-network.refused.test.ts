import { refused } from '../refused';
import { card, DEVICES, GUEST, MASQUERADE, POD, secondCard, vm } from './minimal-vm.shared';

const tcp = { tcpSocket: { port: 22 } };

refused({
  '12-platforms/R30': [vm({ spec: { networks: [] } }), `rejected interface/references-network ${DEVICES}.interfaces[0].name: default`],
  '12-platforms/R30 vice versa': [vm({ devices: { interfaces: [] } }), `rejected network/requires-interface ${GUEST}.networks[0].name: default`],
  '12-platforms/R31': [vm(card({ bridge: {} })), `rejected interface/requires-one-binding ${DEVICES}.interfaces[0]: ["bridge","masquerade"]`],
  '12-platforms/R32': [
    vm(secondCard({ masquerade: {} }, { pod: {} })),
    `rejected network/excludes-second-pod-network ${GUEST}.networks[1].pod: ["default","lan"]`,
  ],
  '12-platforms/R33': [
    vm(secondCard({ bridge: {} }, { multus: { networkName: 'lan', default: true } })),
    `rejected network/excludes-second-default ${GUEST}.networks[1].multus.default: true`,
  ],
  '12-platforms/R34': [
    vm(secondCard({ masquerade: {} })),
    `rejected interface-binding/requires-pod-network ${DEVICES}.interfaces[1].masquerade: network lan is not the pod network`,
  ],
  ...Object.fromEntries(['slirp', 'macvtap', 'passt'].map((binding) => [
    `12-platforms/R35 ${binding}`,
    [
      vm({ devices: { interfaces: [{ name: 'default', [binding]: {} }] } }),
      `rejected interface-binding/excludes-removed-binding ${DEVICES}.interfaces[0].${binding}: {}`,
    ],
  ])),
  '12-platforms/R36': [
    vm(secondCard({ sriov: {}, state: 'down' })),
    `rejected interface-state/excludes-sriov-link ${DEVICES}.interfaces[1].state: down`,
  ],
  '12-platforms/R37': [
    vm(card({ state: 'absent' })),
    `rejected interface-state/requires-secondary-bridge-when-absent ${DEVICES}.interfaces[0].state: absent without a bridge binding`,
  ],
  '12-platforms/R38': [vm(card({ macAddress: 'de:ad:00' })), `rejected interface/has-valid-mac ${DEVICES}.interfaces[0].macAddress: de:ad:00`],
  '12-platforms/R39': [
    vm(card({ ports: [{ name: 'web', port: 80 }, { name: 'web', port: 81 }] })),
    `rejected port/has-unique-name ${DEVICES}.interfaces[0].ports[1].name: web`,
  ],
  '12-platforms/R40': [
    vm({ spec: { networks: [{ name: 'net.1', pod: {} }] }, devices: { interfaces: [{ ...MASQUERADE, name: 'net.1' }] } }),
    `rejected interface/has-valid-name ${DEVICES}.interfaces[0].name: net.1`,
  ],
  '12-platforms/R41': [
    vm(card({ dhcpOptions: { privateOptions: [{ option: 119, value: 'a' }] } })),
    `rejected dhcp/has-valid-private-option ${DEVICES}.interfaces[0].dhcpOptions.privateOptions[0].option: 119`,
  ],
  '12-platforms/R41 twice': [
    vm(card({ dhcpOptions: { privateOptions: [240, 240].map((option) => ({ option, value: 'a' })) } })),
    `rejected dhcp/has-unique-option ${DEVICES}.interfaces[0].dhcpOptions.privateOptions[1].option: 240`,
  ],
  '12-platforms/R41 name': [
    vm(card({ dhcpOptions: { ntpServers: ['time.example.com'] } })),
    `rejected dhcp/has-valid-ntp-server ${DEVICES}.interfaces[0].dhcpOptions.ntpServers[0]: time.example.com`,
  ],
  '12-platforms/R42': [
    vm({
      spec: { readinessProbe: tcp, networks: [{ name: 'lan', multus: { networkName: 'lan' } }] },
      devices: { interfaces: [{ name: 'lan', bridge: {} }] },
    }),
    `rejected probe/requires-pod-network ${GUEST}.readinessProbe.tcpSocket: no pod network`,
  ],
  '12-platforms/R43': [
    vm({ spec: { readinessProbe: { ...tcp, exec: { command: ['true'] } }, networks: [POD] } }),
    `rejected probe/requires-one-handler ${GUEST}.readinessProbe: ["tcpSocket","exec"]`,
  ],
});
