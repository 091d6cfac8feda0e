import { vmByHand } from '../network-mistakes';
import { refused } from '../refused';

const dhcp = (dhcpOptions: object) => [{ name: 'default', masquerade: {}, dhcpOptions }];
const options = (...numbers: number[]) => ({ privateOptions: numbers.map((option) => ({ option, value: 'trusted-network' })) });

refused({
  '08-security/R20': [(chart) => vmByHand(chart, dhcp(options(223, 255))), 'rejected dhcp/has-valid-private-option spec.template.spec.domain.devices.interfaces[0].dhcpOptions.privateOptions[0].option: 223', 'rejected dhcp/has-valid-private-option spec.template.spec.domain.devices.interfaces[0].dhcpOptions.privateOptions[1].option: 255'],
  '08-security/R21': [(chart) => vmByHand(chart, dhcp(options(240, 240))), 'rejected dhcp/has-unique-option spec.template.spec.domain.devices.interfaces[0].dhcpOptions.privateOptions[1].option: 240'],
  '08-security/R22': [(chart) => vmByHand(chart, dhcp({ ntpServers: ['ntp.example.com', '2001:db8::1'] })), 'rejected dhcp/has-valid-ntp-server spec.template.spec.domain.devices.interfaces[0].dhcpOptions.ntpServers[0]: ntp.example.com', 'rejected dhcp/has-valid-ntp-server spec.template.spec.domain.devices.interfaces[0].dhcpOptions.ntpServers[1]: 2001:db8::1'],
  '08-security/R23': [
    (chart) => vmByHand(chart, [{ name: 'default', sriov: {}, dhcpOptions: { ntpServers: ['10.0.0.1'] } }], [
      { name: 'default', multus: { networkName: 'fast' } },
    ]),
    'advised dhcp/avoids-sriov spec.template.spec.domain.devices.interfaces[0].dhcpOptions: {"ntpServers":["10.0.0.1"]}',
  ],
  '08-security/R24': [(chart) => vmByHand(chart, dhcp(options(119))), 'rejected dhcp/has-valid-private-option spec.template.spec.domain.devices.interfaces[0].dhcpOptions.privateOptions[0].option: 119'],
});
