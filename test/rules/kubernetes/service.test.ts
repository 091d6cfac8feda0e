import { kubernetesTable } from './table';
import type { KubernetesRow } from './table';
import { says } from '../judge';

says({
  'service/has-unique-port': { allowed: 'a value that no earlier entry has' },
  'service/has-valid-port': {
    allowed: [
      'a port from 1 to 65535',
      'a name where there are several ports',
      'at most 63 lower-case letters, digits and -, starting and ending with a letter or digit',
      'a port from 1 to 65535, or the name of a port',
      'at most 63 letters, digits, -, _ and ., after an optional DNS subdomain and /',
    ],
  },
  'service/has-valid-selector': {
    allowed: [
      'at most 63 letters, digits, -, _ and ., after an optional DNS subdomain and /',
      'nothing, or at most 63 letters, digits, -, _ and ., starting and ending with a letter or digit',
      'an IP address',
    ],
  },
  'service/matches-type': {
    allowed: [
      'nothing, or type NodePort or LoadBalancer',
      'nothing, or type LoadBalancer',
      'nothing, or type LoadBalancer with externalTrafficPolicy Local',
    ],
  },
  'service/requires-ports': {
    allowed: [
      'a port, or clusterIP: None',
      'a DNS name',
    ],
  },
});

describe('service', () => kubernetesTable('service', [
  ['spec', { type: '', clusterIP: 'None', selector: { app: 'a' } }],
  ['spec.allocateLoadBalancerNodePorts', false, ['service/matches-type', 'spec.allocateLoadBalancerNodePorts', 'false']],
  ['spec.externalIPs', ['x'], ['service/has-valid-selector', 'spec.externalIPs[0]', 'x']],
  ['spec.externalIPs', ['1.2.3.4']],
  ...['0.0.0.0', '127.0.0.1', '169.254.1.1', '224.0.0.5', '::', '::1', 'fe80::1', 'ff02::1'].map((address): KubernetesRow => (
    ['spec.externalIPs', [address], ['service/has-valid-selector', 'spec.externalIPs[0]', address, { allowed: 'an address of one host, which neither the host itself nor its link has by itself' }]]
  )),
  ['spec.externalIPs', ['10.0.0.0', 'fd00::1']],
  ['spec.externalIPs', ['1.2.3.04']],
  ['spec.ipFamilies', ['IPv4', 'IPv4'], ['service/has-valid-selector', 'spec.ipFamilies[1]', 'IPv4', { allowed: 'a value that no earlier entry has' }]],
  ['spec.ipFamilies', ['IPv4', 'IPv6']],
  ['spec.externalTrafficPolicy', 'Local', ['service/matches-type', 'spec.externalTrafficPolicy', 'Local']],
  ['spec.healthCheckNodePort', 30000, ['service/matches-type', 'spec.healthCheckNodePort', '30000']],
  ['spec.loadBalancerClass', 'a.b/c', ['service/matches-type', 'spec.loadBalancerClass', 'a.b/c']],
  ['spec.loadBalancerSourceRanges', ['10.0.0.0/8'], ['service/matches-type', 'spec.loadBalancerSourceRanges', '["10.0.0.0/8"]']],
  ['spec.ports', [], ['service/requires-ports', 'spec.ports', 'nothing']],
  ['spec.ports', [{ port: 0 }], ['service/has-valid-port', 'spec.ports[0].port', '0']],
  ['spec.ports', [{ port: 80 }, { port: 81 }], ['service/has-valid-port', 'spec.ports[0].name'], ['service/has-valid-port', 'spec.ports[1].name']],
  ['spec.ports', [{ port: 80, name: 'a' }, { port: 81, name: 'a' }], ['service/has-unique-port', 'spec.ports[1].name', 'a']],
  ['spec.ports', [{ port: 80, name: 'a' }, { port: 80, name: 'b' }], ['service/has-unique-port', 'spec.ports[1]', '80/TCP']],
  ['spec.ports', [{ port: 80, name: 'A' }], ['service/has-valid-port', 'spec.ports[0].name', 'A']],
  ['spec.ports', [{ port: 80, targetPort: 'Web' }], ['service/has-valid-port', 'spec.ports[0].targetPort', 'Web']],
  ['spec.ports', [{ port: 80, nodePort: 30000 }], ['service/matches-type', 'spec.ports[0].nodePort', '30000']],
  ['spec.ports', [{ port: 80, appProtocol: 'a b' }], ['service/has-valid-port', 'spec.ports[0].appProtocol', 'a b']],
  ['spec.ports', [{ port: 80, name: 'a' }, { port: 80, name: 'b', protocol: 'UDP' }]],
  ['spec.ports', [{ port: 80, name: 'xxxxxxxxxxxxxxxx' }]],
  ['spec.ports', [{ port: 80, targetPort: 0 }]],
  ['spec.ports', [{ port: 80, targetPort: 'web' }]],
  ['spec.ports', [{ port: 80, name: '' }]],
  ['spec.ports', [{ port: 10250, name: 'a' }]],
  ['spec.selector', { 'a b': 'c' }, ['service/has-valid-selector', 'spec.selector[a b]', 'a b: c']],
  ['spec.selector', { a: 'b c' }, ['service/has-valid-selector', 'spec.selector[a]', 'a: b c']],
  ['spec.selector', undefined],
  ['spec.selector', {}],
  ['spec.type', 'ExternalName', ['service/requires-ports', 'spec.externalName']],
  ['spec.type', 'ClusterIP'],
  ['spec.type', 'NodePort'],
  ['spec.type', 'LoadBalancer'],
  ['spec.type', ''],
]));
