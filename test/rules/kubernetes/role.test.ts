import { kubernetesTable } from './table';
import { says } from '../judge';

says({
  'role/has-valid-aggregation': {
    allowed: [
      'a value',
      'nothing, or at most 63 letters, digits, -, _ and ., starting and ending with a letter or digit',
    ],
  },
  'role/has-valid-rule': {
    allowed: [
      'a value',
      'one verb or more',
      'nothing in a Role',
      'a rule of their own',
    ],
  },
});

describe('role', () => kubernetesTable('role', [
  ['rules', [{ resources: ['pods'], verbs: ['get'] }], ['role/has-valid-rule', 'rules[0].apiGroups']],
  ['rules', [{ apiGroups: [''], verbs: ['get'] }], ['role/has-valid-rule', 'rules[0].resources']],
  ['rules', [{ apiGroups: [''], resources: ['pods'], verbs: [] }], ['role/has-valid-rule', 'rules[0].verbs', 'nothing']],
  ['rules', [{ nonResourceURLs: ['/x'], verbs: ['get'] }], ['role/has-valid-rule', 'rules[0].nonResourceURLs', '["/x"]']],
  ['rules', [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }]],
  ['rules', [{ apiGroups: [''], resources: ['pods'], verbs: ['get'], resourceNames: ['a'] }]],
  ['rules', []],
  ['rules', undefined],
]));

describe('cluster-role', () => kubernetesTable('cluster-role', [
  ['aggregationRule', {}, ['role/has-valid-aggregation', 'aggregationRule.clusterRoleSelectors']],
  [
    'aggregationRule',
    { clusterRoleSelectors: [{ matchLabels: { a: 'b c' } }] },
    ['role/has-valid-aggregation', 'aggregationRule.clusterRoleSelectors[0].matchLabels.a', 'a: b c', { reported: 'matchLabels' }],
  ],
  ['aggregationRule', { clusterRoleSelectors: [{ matchLabels: { a: 'b' } }] }],
  ['rules', [{ resources: ['pods'], verbs: ['get'] }], ['role/has-valid-rule', 'rules[0].apiGroups']],
  ['rules', [{ apiGroups: [''], verbs: ['get'] }], ['role/has-valid-rule', 'rules[0].resources']],
  ['rules', [{ apiGroups: [''], resources: ['pods'], verbs: [] }], ['role/has-valid-rule', 'rules[0].verbs', 'nothing']],
  [
    'rules',
    [{ apiGroups: [''], resources: ['pods'], verbs: ['get'], nonResourceURLs: ['/x'] }],
    ['role/has-valid-rule', 'rules[0].nonResourceURLs', '["/x"]'],
  ],
  ['rules', [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }]],
  ['rules', [{ nonResourceURLs: ['/x'], verbs: ['get'] }]],
  ['rules', [{ apiGroups: [''], resources: ['pods'], verbs: ['get'], resourceNames: ['a'] }]],
  ['rules', []],
  ['rules', undefined],
]));
