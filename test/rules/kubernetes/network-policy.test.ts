import { kubernetesTable } from './table';
import { says } from '../judge';

says({
  'network-policy/has-valid-cidr': {
    allowed: [
      'an address and the length of its prefix, such as 10.0.0.0/8',
      'a smaller network inside 10.0.0.0/8',
    ],
  },
  'network-policy/has-valid-peer': {
    allowed: [
      'podSelector, namespaceSelector or ipBlock; to mean everybody, leave the whole list out',
      'ipBlock alone, or selectors',
    ],
  },
  'network-policy/has-valid-port': {
    allowed: [
      'a port from 1 to 65535, or its name: at most 15 lower-case letters, digits and -, with a letter, not starting or ending with - and without --',
      '80 to 65535',
      'nothing, or a number as port',
    ],
  },
  'network-policy/has-valid-selector': {
    allowed: [
      'a key of at most 63 letters, digits, -, _ and ., after an optional DNS subdomain and /',
      'nothing, or at most 63 letters, digits, -, _ and ., starting and ending with a letter or digit',
      'one value or more with In',
      'no values with Exists',
      'at most two types',
    ],
  },
});

describe('network-policy', () => kubernetesTable('network-policy', [
  ['spec.ingress', [{ ports: [{ port: '80' }] }], ['network-policy/has-valid-port', 'spec.ingress[0].ports[0].port', 'string 80', { fix: 'Write it without quotes: a text is the name of a port.' }]],
  ['spec.egress', [{ ports: [{ port: 0 }] }], ['network-policy/has-valid-port', 'spec.egress[0].ports[0].port', '0']],
  ['spec.egress', [{ ports: [{ port: 80, endPort: 70 }] }], ['network-policy/has-valid-port', 'spec.egress[0].ports[0].endPort', '70']],
  ['spec.egress', [{ ports: [{ port: 'http', endPort: 90 }] }], ['network-policy/has-valid-port', 'spec.egress[0].ports[0].endPort', '90']],
  ['spec.egress', [{ ports: [{ port: 80 }] }]],
  ['spec.egress', [{ ports: [{ port: 65535 }] }]],
  ['spec.egress', [{ ports: [{ port: 'http' }] }]],
  ['spec.egress', [{ ports: [{ port: 80, endPort: 90 }] }]],
  ['spec.egress', [{ ports: [{ protocol: 'SCTP' }] }]],
  ['spec.egress', [{ ports: [{ port: 80, endPort: 80 }] }]],
  ['spec.ingress', [{ from: [{}] }], ['network-policy/has-valid-peer', 'spec.ingress[0].from[0]']],
  [
    'spec.ingress',
    [{ from: [{ ipBlock: { cidr: '10.0.0.0' } }] }],
    ['network-policy/has-valid-cidr', 'spec.ingress[0].from[0].ipBlock.cidr', '10.0.0.0'],
  ],
  [
    'spec.ingress',
    [{ from: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['11.0.0.0/16'] } }] }],
    ['network-policy/has-valid-cidr', 'spec.ingress[0].from[0].ipBlock.except[0]', '11.0.0.0/16'],
  ],
  [
    'spec.ingress',
    [{ from: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['x'] } }] }],
    ['network-policy/has-valid-cidr', 'spec.ingress[0].from[0].ipBlock.except[0]', 'x'],
  ],
  [
    'spec.ingress',
    [{ from: [{ ipBlock: { cidr: '10.0.0.0/8' }, podSelector: {} }] }],
    ['network-policy/has-valid-peer', 'spec.ingress[0].from[0]', '["ipBlock","podSelector"]'],
  ],
  [
    'spec.ingress',
    [{ from: [{ podSelector: { matchLabels: { a: 'b c' } } }] }],
    ['network-policy/has-valid-selector', 'spec.ingress[0].from[0].podSelector.matchLabels.a', 'a: b c', { reported: 'matchLabels' }],
  ],
  [
    'spec.ingress',
    [{ from: [{ namespaceSelector: { matchExpressions: [{ key: 'a', operator: 'In' }] } }] }],
    ['network-policy/has-valid-selector', 'spec.ingress[0].from[0].namespaceSelector.matchExpressions[0].values', 'nothing'],
  ],
  ['spec.ingress', [{ from: [{ podSelector: {} }] }]],
  ['spec.ingress', [{ from: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }]],
  ['spec.ingress', [{ from: [{ ipBlock: { cidr: '10.0.0.1/8' } }] }]],
  ['spec.ingress', [{ from: [{ ipBlock: { cidr: '010.0.0.0/8' } }] }]],
  ['spec.ingress', [{ from: [{ ipBlock: { cidr: 'fd00::/8', except: ['fd00:1::/32'] } }] }]],
  ['spec.ingress', [{ from: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }] }]],
  ['spec.ingress', [{ from: [{ namespaceSelector: {}, podSelector: {} }] }]],
  ['spec.ingress', [{}]],
  ['spec.ingress', [{ ports: [{}] }]],
  ['spec.ingress', [{ from: [] }]],
  [
    'spec.podSelector',
    { matchLabels: { 'a b': 'c' } },
    ['network-policy/has-valid-selector', 'spec.podSelector.matchLabels[a b]', 'a b: c', { reported: 'matchLabels' }],
  ],
  [
    'spec.podSelector',
    { matchLabels: { app: 'b c' } },
    ['network-policy/has-valid-selector', 'spec.podSelector.matchLabels.app', 'app: b c', { reported: 'matchLabels' }],
  ],
  [
    'spec.podSelector',
    { matchExpressions: [{ key: 'app', operator: 'In' }] },
    ['network-policy/has-valid-selector', 'spec.podSelector.matchExpressions[0].values', 'nothing'],
  ],
  [
    'spec.podSelector',
    { matchExpressions: [{ key: 'app', operator: 'Exists', values: ['a'] }] },
    ['network-policy/has-valid-selector', 'spec.podSelector.matchExpressions[0].values', '["a"]'],
  ],
  ['spec.podSelector', undefined],
  ['spec.podSelector', {}],
  ['spec.podSelector', { matchLabels: { app: 'a' } }],
  ['spec.podSelector', { matchLabels: { app: 'b' } }],
  ['spec.podSelector', { matchExpressions: [{ key: 'app', operator: 'In', values: ['a'] }] }],
  ['spec.podSelector', { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['a'] }] }],
  [
    'spec.policyTypes',
    ['Ingress', 'Egress', 'Ingress'],
    ['network-policy/has-valid-selector', 'spec.policyTypes', '["Ingress","Egress","Ingress"]'],
  ],
  ['spec.policyTypes', ['Ingress']],
  ['spec.policyTypes', ['Ingress', 'Ingress']],
  ['spec.policyTypes', []],
]));
