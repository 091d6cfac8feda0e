import { kubernetesTable } from './table';
import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';

says({
  'pod-scheduling/has-valid-affinity': {
    allowed: [
      'one value or more with In',
      'no values with Exists',
      'exactly one value with Gt',
      'at most 63 letters, digits, -, _ and ., after an optional DNS subdomain and /',
      'a value',
      '1 to 100',
      'at most 63 lower-case letters, digits and -, starting and ending with a letter or digit',
      'nothing, or at most 63 letters, digits, -, _ and ., starting and ending with a letter or digit',
    ],
  },
  'pod-scheduling/has-valid-spread': {
    allowed: [
      '1 or more',
      'a value',
      'nothing, or whenUnsatisfiable DoNotSchedule',
      'nothing, or at most 63 letters, digits, -, _ and ., starting and ending with a letter or digit',
      'a value that no earlier entry has',
    ],
  },
  'pod-scheduling/has-valid-toleration': {
    allowed: [
      'Exists where there is no key',
      'nothing with Exists',
      'at most 63 letters, digits, -, _ and ., after an optional DNS subdomain and /',
      'NoExecute with tolerationSeconds',
      'nothing, or at most 63 letters, digits, -, _ and ., starting and ending with a letter or digit',
    ],
  },
});

describe('pod', () => kubernetesTable('pod', [
  ['spec.affinity', { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, preference: { matchFields: [{ key: 'metadata.uid', operator: 'In', values: ['a'] }] } }] } }, ['pod-scheduling/has-valid-affinity', 'spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].preference.matchFields[0].key', 'metadata.uid', { allowed: 'metadata.name' }]],
  ['spec.affinity', { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, preference: { matchFields: [{ key: 'metadata.name', operator: 'In', values: ['a'] }] } }] } }],
  ['spec.affinity', { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'zone', matchLabelKeys: ['app'] }] } }, ['pod-scheduling/has-valid-affinity', 'spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].matchLabelKeys', '["app"]', { allowed: 'nothing without a labelSelector' }]],
  ['spec.topologySpreadConstraints', [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', matchLabelKeys: ['app'] }], ['topology-spread/matches-own-labels', 'spec.topologySpreadConstraints[0].labelSelector', undefined, { level: FindingLevel.ADVISED, allowed: 'labels of the template itself' }], ['pod-scheduling/has-valid-spread', 'spec.topologySpreadConstraints[0].matchLabelKeys', '["app"]', { allowed: 'nothing without a labelSelector' }]],
  [
    'spec.affinity',
    { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'a', operator: 'In' }] }] } } },
    ['pod-scheduling/has-valid-affinity', 'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0].values', 'nothing'],
  ],
  [
    'spec.affinity',
    { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'a', operator: 'Exists', values: ['b'] }] }] } } },
    ['pod-scheduling/has-valid-affinity', 'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0].values', '["b"]'],
  ],
  [
    'spec.affinity',
    { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'a', operator: 'Gt', values: ['1', '2'] }] }] } } },
    ['pod-scheduling/has-valid-affinity', 'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0].values', '["1","2"]'],
  ],
  [
    'spec.affinity',
    { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'a b', operator: 'Exists' }] }] } } },
    ['pod-scheduling/has-valid-affinity', 'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0].key', 'a b'],
  ],
  [
    'spec.affinity',
    { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [] } } },
    ['pod-scheduling/has-valid-affinity', 'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms', 'nothing'],
  ],
  [
    'spec.affinity',
    { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 0, preference: {} }] } },
    ['pod-scheduling/has-valid-affinity', 'spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight', '0'],
  ],
  [
    'spec.affinity',
    { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: '', labelSelector: {} }] } },
    ['pod-scheduling/has-valid-affinity', 'spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey', ''],
  ],
  [
    'spec.affinity',
    { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'a b' }] } },
    ['pod-scheduling/has-valid-affinity', 'spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey', 'a b'],
  ],
  [
    'spec.affinity',
    { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'zone', namespaces: ['A'] }] } },
    ['pod-scheduling/has-valid-affinity', 'spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].namespaces[0]', 'A'],
  ],
  [
    'spec.affinity',
    { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'zone', labelSelector: { matchExpressions: [{ key: 'a', operator: 'In' }] } }] } },
    ['pod-scheduling/has-valid-affinity', 'spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector.matchExpressions[0].values', 'nothing'],
  ],
  [
    'spec.affinity',
    { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'zone', labelSelector: { matchLabels: { a: 'b c' } } }] } },
    ['pod-scheduling/has-valid-affinity', 'spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector.matchLabels.a', 'a: b c', { reported: 'matchLabels' }],
  ],
  [
    'spec.affinity',
    { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 200, podAffinityTerm: { topologyKey: 'zone' } }] } },
    ['pod-scheduling/has-valid-affinity', 'spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight', '200'],
  ],
  [
    'spec.affinity',
    { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'a', operator: 'In', values: ['b'] }] }] } } },
  ],
  [
    'spec.affinity',
    { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 5, preference: { matchFields: [{ key: 'metadata.name', operator: 'In', values: ['a'] }] } }] } },
  ],
  ['spec.affinity', { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'zone', labelSelector: {} }] } }],
  [
    'spec.affinity',
    { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'zone', labelSelector: {}, matchLabelKeys: ['a'] }] } },
  ],
  ['spec.tolerations', [{}], ['pod-scheduling/has-valid-toleration', 'spec.tolerations[0].operator']],
  ['spec.tolerations', [{ key: 'a', operator: 'Exists', value: 'x' }], ['pod-scheduling/has-valid-toleration', 'spec.tolerations[0].value', 'x']],
  ['spec.tolerations', [{ key: 'a b' }], ['pod-scheduling/has-valid-toleration', 'spec.tolerations[0].key', 'a b']],
  [
    'spec.tolerations',
    [{ key: 'a', effect: 'NoSchedule', tolerationSeconds: 5 }],
    ['pod-scheduling/has-valid-toleration', 'spec.tolerations[0].effect', 'NoSchedule'],
  ],
  ['spec.tolerations', [{ key: 'a', value: 'b c' }], ['pod-scheduling/has-valid-toleration', 'spec.tolerations[0].value', 'b c']],
  ['spec.tolerations', [{ operator: 'Exists' }]],
  ['spec.tolerations', [{ key: 'a', effect: 'NoExecute', tolerationSeconds: 5 }]],
  [
    'spec.topologySpreadConstraints',
    [{ maxSkew: 0, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector: { matchLabels: { app: 'a' } } }],
    ['pod-scheduling/has-valid-spread', 'spec.topologySpreadConstraints[0].maxSkew', '0'],
  ],
  [
    'spec.topologySpreadConstraints',
    [{ maxSkew: 1, topologyKey: '', whenUnsatisfiable: 'DoNotSchedule', labelSelector: { matchLabels: { app: 'a' } } }],
    ['pod-scheduling/has-valid-spread', 'spec.topologySpreadConstraints[0].topologyKey', ''],
  ],
  [
    'spec.topologySpreadConstraints',
    [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector: { matchLabels: { app: 'a' } }, minDomains: 0 }],
    ['pod-scheduling/has-valid-spread', 'spec.topologySpreadConstraints[0].minDomains', '0'],
  ],
  [
    'spec.topologySpreadConstraints',
    [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'ScheduleAnyway', labelSelector: { matchLabels: { app: 'a' } }, minDomains: 2 }],
    ['pod-scheduling/has-valid-spread', 'spec.topologySpreadConstraints[0].minDomains', '2'],
  ],
  [
    'spec.topologySpreadConstraints',
    [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector: { matchLabels: { a: 'b c' } } }],
    ['pod-scheduling/has-valid-spread', 'spec.topologySpreadConstraints[0].labelSelector.matchLabels.a', 'a: b c', { reported: 'matchLabels' }],
  ],
  [
    'spec.topologySpreadConstraints',
    [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector: { matchLabels: { app: 'a' } } }, { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector: { matchLabels: { app: 'a' } } }],
    ['pod-scheduling/has-valid-spread', 'spec.topologySpreadConstraints[1]', 'zone, DoNotSchedule'],
  ],
  [
    'spec.topologySpreadConstraints',
    [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector: { matchLabels: { app: 'a' } } }],
  ],
  [
    'spec.topologySpreadConstraints',
    [{ maxSkew: 1, topologyKey: 'a b', whenUnsatisfiable: 'DoNotSchedule', labelSelector: { matchLabels: { app: 'a' } } }],
  ],
  [
    'spec.topologySpreadConstraints',
    [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector: { matchLabels: { app: 'a' } }, minDomains: 2 }],
  ],
  [
    'spec.topologySpreadConstraints',
    [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector: { matchLabels: { app: 'a' } }, matchLabelKeys: ['a', 'a'] }],
  ],
  ['spec.topologySpreadConstraints', [{ maxSkew: 1, topologyKey: 'a', whenUnsatisfiable: 'DoNotSchedule', matchLabelKeys: ['app'], labelSelector: { matchLabels: { app: 'a' } } }], ['pod-scheduling/has-valid-spread', 'spec.topologySpreadConstraints[0].matchLabelKeys[0]', 'app', { allowed: 'a key that neither labelSelector nor mismatchLabelKeys has' }]],
  ['spec.topologySpreadConstraints', [{ maxSkew: 1, topologyKey: 'a', whenUnsatisfiable: 'DoNotSchedule', matchLabelKeys: ['other'], labelSelector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] } }]],
]));
