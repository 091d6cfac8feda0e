import { kubernetesTable } from './table';
import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';

const DROPPED = 'claim-source/avoids-dropped-source';
says({
  [DROPPED]: {
    level: FindingLevel.ADVISED,
    allowed: ['snapshot.storage.k8s.io', 'the namespace of the claim', 'PersistentVolumeClaim or VolumeSnapshot; other kinds in dataSourceRef'],
  },
  'claim-size/has-unit': { level: FindingLevel.ADVISED, allowed: 'at least 1Mi' },
  'cluster-objects/has-valid-claim': {
    allowed: [
      'a value',
      'ReadWriteOncePod alone',
      'a size',
      'above 0',
      'at most 253 lower-case letters, digits, - and ., each part starting and ending with a letter or digit',
      'a name',
      'PersistentVolumeClaim, or the apiGroup of the kind',
      'an API group',
    ],
  },
  'cluster-objects/has-valid-finalizer': { allowed: 'kubernetes, or a name with a domain' },
  'cluster-objects/has-valid-key': {
    allowed: [
      'at most 253 letters, digits, -, _ and ., not . and not starting with ..',
      'data or binaryData',
    ],
  },
  'cluster-objects/has-valid-policy': {
    allowed: [
      'a value',
      'validations or auditAnnotations',
      'an expression',
      'a text of one line',
      'a value that no earlier entry has',
      'at most 63 letters, digits, -, _ and ., after an optional DNS subdomain and /',
      'an identifier',
      'at most 253 lower-case letters, digits, - and ., each part starting and ending with a letter or digit',
      'each action once, and not Deny with Warn',
      'name or selector',
      'nothing, or at most 63 letters, digits, -, _ and ., starting and ending with a letter or digit',
    ],
  },
  'cluster-objects/has-valid-priority': {
    allowed: [
      'at most 1000000000',
      'a name that does not begin with system-',
    ],
  },
  'cluster-objects/has-valid-scaling': {
    allowed: [
      'at least minReplicas, 1',
      '1 or more',
      'at least minReplicas, 5',
      'group and version',
      'a value',
      'a name without / and %',
      'averageUtilization or averageValue',
      'resource with type Resource',
      'value or averageValue',
      'only resource with type Resource',
      '1 to 1800',
      '0 to 3600',
    ],
  },
  'cluster-objects/has-valid-storage-class': {
    allowed: [
      'a value',
      'a qualified name',
      'Delete, Retain',
      'no empty key',
      'at most 63 letters, digits, -, _ and ., after an optional DNS subdomain and /',
    ],
  },
  'cluster-objects/requires-secret-key': {
    allowed: [
      'the key tls.crt with type kubernetes.io/tls',
      'the key tls.key with type kubernetes.io/tls',
      'the key .dockerconfigjson with type kubernetes.io/dockerconfigjson',
      'the key .dockercfg with type kubernetes.io/dockercfg',
      'the key username or password with type kubernetes.io/basic-auth',
      'the key ssh-privatekey with type kubernetes.io/ssh-auth',
      'the name of a ServiceAccount',
    ],
  },
});

describe('namespace', () => kubernetesTable('namespace', [
  ['spec', { finalizers: ['a b'] }, ['cluster-objects/has-valid-finalizer', 'spec.finalizers[0]', 'a b']],
  ['spec', {}],
  ['spec', { finalizers: ['kubernetes'] }],
]));

describe('config-map', () => kubernetesTable('config-map', [
  ['binaryData', { a: 'YQ==' }, ['cluster-objects/has-valid-key', 'data[a]', 'a']],
  ['binaryData', { 'b c': 'YQ==' }, ['cluster-objects/has-valid-key', 'binaryData[b c]', 'b c']],
  ['binaryData', { b: 'YQ==' }],
  ['data', { 'a b': 'c' }, ['cluster-objects/has-valid-key', 'data[a b]', 'a b']],
  ['data', { '': 'c' }, ['cluster-objects/has-valid-key', 'data[]', '']],
  ['data', { '..': 'c' }, ['cluster-objects/has-valid-key', 'data[..]', '..']],
  ['data', { 'a/b': 'c' }, ['cluster-objects/has-valid-key', 'data[a/b]', 'a/b']],
  [
    'data',
    { ['x'.repeat(254)]: 'c' },
    ['cluster-objects/has-valid-key', 'data[xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx]', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx… (254 characters)'],
  ],
  ['data', { '..2024': 'c' }, ['cluster-objects/has-valid-key', 'data[..2024]', '..2024']],
  ['data', { '.a': 'c' }],
  ['data', { 'A_b-c.d': '' }],
]));

describe('secret', () => kubernetesTable('secret', [
  ['data', { 'a b': 'YQ==' }, ['cluster-objects/has-valid-key', 'data[a b]', 'a b']],
  ['data', { '': 'YQ==' }, ['cluster-objects/has-valid-key', 'data[]', '']],
  ['data', { b: 'YQ==' }],
  ['stringData', { 'a b': 'c' }, ['cluster-objects/has-valid-key', 'stringData[a b]', 'a b']],
  ['stringData', {}],
  ['type', 'kubernetes.io/tls', ['cluster-objects/requires-secret-key', 'data[tls.crt]'], ['cluster-objects/requires-secret-key', 'data[tls.key]']],
  ['type', 'kubernetes.io/dockerconfigjson', ['cluster-objects/requires-secret-key', 'data[.dockerconfigjson]']],
  ['type', 'kubernetes.io/dockercfg', ['cluster-objects/requires-secret-key', 'data[.dockercfg]']],
  ['type', 'kubernetes.io/basic-auth', ['cluster-objects/requires-secret-key', 'data[username]']],
  ['type', 'kubernetes.io/ssh-auth', ['cluster-objects/requires-secret-key', 'data[ssh-privatekey]']],
  [
    'type',
    'kubernetes.io/service-account-token',
    ['cluster-objects/requires-secret-key', 'metadata.annotations[kubernetes.io/service-account.name]'],
  ],
  ['type', 'Opaque'],
  ['type', 'bootstrap.kubernetes.io/token'],
  ['type', ''],
]));

describe('persistent-volume-claim', () => kubernetesTable('persistent-volume-claim', [
  ['spec.accessModes', undefined, ['cluster-objects/has-valid-claim', 'spec.accessModes']],
  [
    'spec.accessModes',
    ['ReadWriteOncePod', 'ReadWriteOnce'],
    ['cluster-objects/has-valid-claim', 'spec.accessModes', '["ReadWriteOncePod","ReadWriteOnce"]'],
  ],
  ['spec.accessModes', ['ReadWriteOnce', 'ReadWriteMany']],
  ['spec.accessModes', ['ReadWriteOncePod']],
  ['spec.dataSource', { kind: 'PersistentVolumeClaim', name: '' }, ['cluster-objects/has-valid-claim', 'spec.dataSource.name', '']],
  ['spec.dataSource', { kind: 'PersistentVolumeClaim', name: 'p' }],
  ['spec.dataSource', { kind: 'Pod', name: 'p' }, [DROPPED, 'spec.dataSource.kind', 'Pod']],
  ['spec.dataSource', { kind: 'VolumeSnapshot', name: 's', apiGroup: 'snapshot.storage.k8s.io' }],
  ['spec.dataSource', { kind: 'VolumeSnapshot', name: 's' }, [DROPPED, 'spec.dataSource.apiGroup']],
  ['spec.dataSource', { kind: '', name: 's' }, [DROPPED, 'spec.dataSource.kind', '']],
  ['spec.dataSourceRef', { kind: 'A', name: 'p' }, ['cluster-objects/has-valid-claim', 'spec.dataSourceRef.kind', 'A']],
  ['spec.dataSourceRef', { kind: 'A', name: '', apiGroup: 'b.c' }, ['cluster-objects/has-valid-claim', 'spec.dataSourceRef.name', '']],
  ['spec.dataSourceRef', { kind: 'A', name: 'a', apiGroup: 'B_c' }, ['cluster-objects/has-valid-claim', 'spec.dataSourceRef.apiGroup', 'B_c']],
  ['spec.dataSourceRef', { kind: 'A', name: 'p', apiGroup: 'b.c' }],
  ['spec.dataSourceRef', { kind: 'PersistentVolumeClaim', name: 'p' }],
  ['spec.dataSourceRef', { kind: 'A', name: 'p', apiGroup: 'b.c', namespace: 'n' }, [DROPPED, 'spec.dataSourceRef.namespace', 'n']],
  ['spec.resources', undefined, ['cluster-objects/has-valid-claim', 'spec.resources.requests.storage']],
  ['spec.resources', { requests: { storage: '0' } }, ['cluster-objects/has-valid-claim', 'spec.resources.requests.storage', '0']],
  ['spec.resources', { requests: { storage: '1500m' } }, ['claim-size/has-unit', 'spec.resources.requests.storage', '1500m']],
  ['spec.resources', { requests: { storage: '1' } }, ['claim-size/has-unit', 'spec.resources.requests.storage', '1']],
  ['spec.resources', { requests: { storage: '1Gi' }, limits: { storage: '1Mi' } }],
  ['spec.storageClassName', 'Gold', ['cluster-objects/has-valid-claim', 'spec.storageClassName', 'Gold']],
  ['spec.storageClassName', ''],
  ['spec.storageClassName', 'gold'],
  ['spec.volumeAttributesClassName', 'A', ['cluster-objects/has-valid-claim', 'spec.volumeAttributesClassName', 'A']],
  ['spec.volumeAttributesClassName', 'a'],
  ['spec.volumeAttributesClassName', ''],
  ['spec', undefined, ['cluster-objects/has-valid-claim', 'spec.accessModes'], ['cluster-objects/has-valid-claim', 'spec.resources.requests.storage']],
]));

describe('storage-class', () => kubernetesTable('storage-class', [
  ['allowedTopologies', [{ matchLabelExpressions: [{ key: 'a', values: ['x', 'y'] }] }, { matchLabelExpressions: [{ key: 'a', values: ['y', 'x'] }] }], ['cluster-objects/has-valid-storage-class', 'allowedTopologies[1]', 'a=x,y', { allowed: 'a value that no earlier entry has' }]],
  ['allowedTopologies', [{ matchLabelExpressions: [{ key: 'a', values: ['x'] }, { key: 'a', values: ['y'] }] }], ['cluster-objects/has-valid-storage-class', 'allowedTopologies[0].matchLabelExpressions[1].key', 'a', { allowed: 'a value that no earlier entry has' }]],
  ['allowedTopologies', [{ matchLabelExpressions: [{ key: 'a', values: ['x'] }] }, { matchLabelExpressions: [{ key: 'a', values: ['y'] }] }]],
  [
    'allowedTopologies',
    [{ matchLabelExpressions: [{ key: 'a', values: [] }] }],
    ['cluster-objects/has-valid-storage-class', 'allowedTopologies[0].matchLabelExpressions[0].values', 'nothing'],
  ],
  [
    'allowedTopologies',
    [{ matchLabelExpressions: [{ key: 'a b', values: ['b'] }] }],
    ['cluster-objects/has-valid-storage-class', 'allowedTopologies[0].matchLabelExpressions[0].key', 'a b'],
  ],
  ['allowedTopologies', [{ matchLabelExpressions: [{ key: 'a', values: ['b'] }] }]],
  ['parameters', { '': 'b' }, ['cluster-objects/has-valid-storage-class', 'parameters', '{"":"b"}']],
  ['parameters', { a: 'b' }],
  ['parameters', { a: '' }],
  ['provisioner', '', ['cluster-objects/has-valid-storage-class', 'provisioner', '']],
  ['provisioner', 'A B', ['cluster-objects/has-valid-storage-class', 'provisioner', 'A B']],
  ['provisioner', 'kubernetes.io/no-provisioner'],
  ['reclaimPolicy', 'Recycle', ['cluster-objects/has-valid-storage-class', 'reclaimPolicy', 'Recycle']],
  ['reclaimPolicy', 'Retain'],
  ['reclaimPolicy', 'Delete'],
  ['reclaimPolicy', ''],
  ['allowedTopologies', [{}], ['cluster-objects/has-valid-storage-class', 'allowedTopologies[0].matchLabelExpressions']],
]));

describe('priority-class', () => kubernetesTable('priority-class', [
  ['metadata.name', 'system-x', ['cluster-objects/has-valid-priority', 'metadata.name', 'system-x']],
  ['value', 1000000001, ['cluster-objects/has-valid-priority', 'value', '1000000001']],
  ['value', 0],
  ['value', -5],
  ['value', 1000000000],
  ['value', undefined],
]));

describe('autoscaler', () => kubernetesTable('autoscaler', [
  ['spec.behavior', { scaleUp: { policies: [] } }, ['cluster-objects/has-valid-scaling', 'spec.behavior.scaleUp.policies', 'nothing', { allowed: 'one policy or more' }]],
  ['spec.metrics', [{ type: 'Object', object: { metric: { name: 'a' }, describedObject: { name: 'b', kind: '' }, target: { type: 'Value', value: '1' } } }], ['cluster-objects/has-valid-scaling', 'spec.metrics[0].object.describedObject.kind', '']],
  [
    'spec.behavior',
    { scaleUp: { policies: [{ type: 'Pods', value: 0, periodSeconds: 5 }] } },
    ['cluster-objects/has-valid-scaling', 'spec.behavior.scaleUp.policies[0].value', '0'],
  ],
  [
    'spec.behavior',
    { scaleDown: { policies: [{ type: 'Pods', value: 1, periodSeconds: 1801 }] } },
    ['cluster-objects/has-valid-scaling', 'spec.behavior.scaleDown.policies[0].periodSeconds', '1801'],
  ],
  [
    'spec.behavior',
    { scaleDown: { stabilizationWindowSeconds: 3601 } },
    ['cluster-objects/has-valid-scaling', 'spec.behavior.scaleDown.stabilizationWindowSeconds', '3601'],
  ],
  ['spec.behavior', {}],
  ['spec.behavior', { scaleUp: {} }],
  ['spec.behavior', { scaleUp: { policies: [{ type: 'Pods', value: 1, periodSeconds: 5 }] } }],
  ['spec.behavior', { scaleDown: { selectPolicy: 'Disabled' } }],
  [
    'spec.maxReplicas',
    0,
    ['cluster-objects/has-valid-scaling', 'spec.maxReplicas', '0'],
    ['cluster-objects/has-valid-scaling', 'spec.maxReplicas', '0'],
  ],
  ['spec.maxReplicas', 1],
  [
    'spec.metrics',
    [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 0 } } }],
    ['cluster-objects/has-valid-scaling', 'spec.metrics[0].resource.target.averageUtilization', '0'],
  ],
  [
    'spec.metrics',
    [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization' } } }],
    ['cluster-objects/has-valid-scaling', 'spec.metrics[0].resource.target', '{}'],
  ],
  ['spec.metrics', [{ type: 'Resource' }], ['cluster-objects/has-valid-scaling', 'spec.metrics[0].resource']],
  [
    'spec.metrics',
    [{ type: 'Pods', pods: { metric: { name: '' }, target: { type: 'AverageValue', averageValue: 1 } } }],
    ['cluster-objects/has-valid-scaling', 'spec.metrics[0].pods.metric.name', ''],
  ],
  [
    'spec.metrics',
    [{ type: 'Pods', pods: { metric: { name: 'a' }, target: { type: 'Value', value: 1 } } }],
    ['cluster-objects/has-valid-scaling', 'spec.metrics[0].pods.target.averageValue'],
  ],
  [
    'spec.metrics',
    [{ type: 'External', external: { metric: { name: 'a' }, target: { type: 'Value' } } }],
    ['cluster-objects/has-valid-scaling', 'spec.metrics[0].external.target', '{}'],
  ],
  [
    'spec.metrics',
    [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } }, pods: { metric: { name: 'a' }, target: { type: 'AverageValue', averageValue: 1 } } }],
    ['cluster-objects/has-valid-scaling', 'spec.metrics[0].pods'],
  ],
  ['spec.metrics', [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } }]],
  ['spec.metrics', [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'AverageValue', averageValue: '1' } } }]],
  ['spec.metrics', [{ type: 'Pods', pods: { metric: { name: 'a' }, target: { type: 'AverageValue', averageValue: 1 } } }]],
  ['spec.metrics', [{ type: 'External', external: { metric: { name: 'a' }, target: { type: 'Value', value: 1 } } }]],
  [
    'spec.metrics',
    [{ type: 'Object', object: { describedObject: { kind: 'A', name: 'b' }, metric: { name: 'a' }, target: { type: 'Value', value: 1 } } }],
  ],
  [
    'spec.metrics',
    [{ type: 'ContainerResource', containerResource: { container: 'c', name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } }],
  ],
  ['spec.minReplicas', 0, ['cluster-objects/has-valid-scaling', 'spec.minReplicas', '0']],
  ['spec.minReplicas', 5, ['cluster-objects/has-valid-scaling', 'spec.maxReplicas', '3']],
  ['spec.minReplicas', 1],
  [
    'spec.scaleTargetRef',
    { kind: 'Deployment', name: '' },
    ['cluster-objects/has-valid-scaling', 'spec.scaleTargetRef.apiVersion'],
    ['cluster-objects/has-valid-scaling', 'spec.scaleTargetRef.name', ''],
  ],
  ['spec.scaleTargetRef', { kind: '', name: 'd' }, ['cluster-objects/has-valid-scaling', 'spec.scaleTargetRef.kind', '']],
  [
    'spec.scaleTargetRef',
    { kind: 'a/b', name: 'd' },
    ['cluster-objects/has-valid-scaling', 'spec.scaleTargetRef.apiVersion'],
    ['cluster-objects/has-valid-scaling', 'spec.scaleTargetRef.kind', 'a/b'],
  ],
  ['spec.scaleTargetRef', { kind: 'Deployment', name: 'd' }, ['cluster-objects/has-valid-scaling', 'spec.scaleTargetRef.apiVersion']],
  [
    'spec.scaleTargetRef',
    { kind: 'Deployment', name: 'a/b' },
    ['cluster-objects/has-valid-scaling', 'spec.scaleTargetRef.apiVersion'],
    ['cluster-objects/has-valid-scaling', 'spec.scaleTargetRef.name', 'a/b'],
  ],
  ['spec', undefined, ['cluster-objects/has-valid-scaling', 'spec']],
  ['spec.metrics', [{ type: 'Resource', resource: { name: '', target: { type: 'Utilization', averageUtilization: 50 } } }], ['cluster-objects/has-valid-scaling', 'spec.metrics[0].resource.name', '']],
  ['spec.metrics', [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'AverageValue', averageValue: '0' } } }], ['cluster-objects/has-valid-scaling', 'spec.metrics[0].resource.target.averageValue', '0', { allowed: 'above 0' }]],
  ['spec.metrics', [{ type: 'External', external: { metric: { name: 'a/b' }, target: { type: 'Value', value: '-1' } } }], ['cluster-objects/has-valid-scaling', 'spec.metrics[0].external.metric.name', 'a/b'], ['cluster-objects/has-valid-scaling', 'spec.metrics[0].external.target.value', '-1', { allowed: 'above 0' }]],
  ['spec.metrics', [{ type: 'Object', object: { describedObject: { kind: 'A', name: 'b' }, metric: { name: 'a' }, target: { type: 'Value' } } }], ['cluster-objects/has-valid-scaling', 'spec.metrics[0].object.target', '{"type":"Value"}']],
  ['spec.metrics', [{ type: 'ContainerResource', containerResource: { container: 'C', name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } }], ['cluster-objects/has-valid-scaling', 'spec.metrics[0].containerResource.container', 'C', { allowed: 'at most 63 lower-case letters, digits and -, starting and ending with a letter or digit' }]],
]));

describe('admission-policy', () => kubernetesTable('admission-policy', [
  ['spec.matchConstraints.resourceRules', [{ apiGroups: ['', '*'], apiVersions: ['*'], operations: ['*', 'CREATE'], resources: ['pods'] }], ['cluster-objects/has-valid-policy', 'spec.matchConstraints.resourceRules[0].apiGroups', '["","*"]', { allowed: '* alone, or others' }], ['cluster-objects/has-valid-policy', 'spec.matchConstraints.resourceRules[0].operations', '["*","CREATE"]', { allowed: '* alone, or others' }]],
  ['spec.auditAnnotations', [{ key: 'a b', valueExpression: '\'x\'' }], ['cluster-objects/has-valid-policy', 'spec.auditAnnotations[0].key', 'a b', { allowed: 'a name as labels have it' }]],
  [
    'spec.auditAnnotations',
    [{ key: 'a', valueExpression: '' }],
    ['cluster-objects/has-valid-policy', 'spec.auditAnnotations[0].valueExpression', ''],
  ],
  [
    'spec.auditAnnotations',
    [{ key: 'a', valueExpression: '"x"' }, { key: 'a', valueExpression: '"x"' }],
    ['cluster-objects/has-valid-policy', 'spec.auditAnnotations[1].key', 'a'],
  ],
  ['spec.auditAnnotations', [{ key: 'a', valueExpression: '"x"' }]],
  ['spec.matchConditions', [{ name: 'a b', expression: 'true' }], ['cluster-objects/has-valid-policy', 'spec.matchConditions[0].name', 'a b']],
  ['spec.matchConditions', [{ name: 'a', expression: '' }], ['cluster-objects/has-valid-policy', 'spec.matchConditions[0].expression', '']],
  ['spec.matchConditions', [{ name: 'a', expression: 'true' }]],
  ['spec.matchConstraints', undefined, ['cluster-objects/has-valid-policy', 'spec.matchConstraints']],
  ['spec.matchConstraints', {}, ['cluster-objects/has-valid-policy', 'spec.matchConstraints.resourceRules']],
  [
    'spec.matchConstraints',
    { resourceRules: [{ apiGroups: [], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }] },
    ['cluster-objects/has-valid-policy', 'spec.matchConstraints.resourceRules[0].apiGroups', 'nothing'],
  ],
  [
    'spec.matchConstraints',
    { resourceRules: [{ apiGroups: [''], apiVersions: [], operations: ['CREATE'], resources: ['pods'] }] },
    ['cluster-objects/has-valid-policy', 'spec.matchConstraints.resourceRules[0].apiVersions', 'nothing'],
  ],
  ['spec.paramKind', { apiVersion: 'v1', kind: '' }, ['cluster-objects/has-valid-policy', 'spec.paramKind.kind', '']],
  ['spec.paramKind', { apiVersion: '', kind: 'ConfigMap' }, ['cluster-objects/has-valid-policy', 'spec.paramKind.apiVersion', '']],
  ['spec.paramKind', { apiVersion: 'v1', kind: 'ConfigMap' }],
  [
    'spec.validations',
    [],
    ['cluster-objects/has-valid-policy', 'spec', '{"matchConstraints":{"resourceRules":[{"apiGroups":[""],"apiVersions":["v1"],"operations":["CREATE"]… (142 characters)'],
  ],
  ['spec.validations', [{ expression: '' }], ['cluster-objects/has-valid-policy', 'spec.validations[0].expression', '']],
  ['spec.validations', [{ expression: 'true', message: 'a\nb' }], ['cluster-objects/has-valid-policy', 'spec.validations[0].message', 'a\nb']],
  ['spec.validations', [{ expression: 'true', message: '' }]],
  ['spec.validations', [{ expression: 'true', reason: 'Invalid', message: 'm' }]],
  ['spec.variables', [{ name: 'a-b', expression: 'true' }], ['cluster-objects/has-valid-policy', 'spec.variables[0].name', 'a-b']],
  ['spec.variables', [{ name: '', expression: 'true' }], ['cluster-objects/has-valid-policy', 'spec.variables[0].name', '']],
  ['spec.variables', [{ name: 'a', expression: '' }], ['cluster-objects/has-valid-policy', 'spec.variables[0].expression', '']],
  ['spec.variables', [{ name: 'a', expression: 'true' }]],
  ['spec', undefined, ['cluster-objects/has-valid-policy', 'spec']],
  ['spec.matchConstraints.resourceRules', [{ apiGroups: [''], apiVersions: [''], operations: ['CREATE'], resources: ['pods'] }], ['cluster-objects/has-valid-policy', 'spec.matchConstraints.resourceRules[0].apiVersions[0]', '', { allowed: 'a version, or *' }]],
  ['spec.matchConstraints.resourceRules', [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['*', 'pods'] }], ['cluster-objects/has-valid-policy', 'spec.matchConstraints.resourceRules[0].resources', '["*","pods"]', { allowed: '* without other resources, or these' }]],
  ['spec.matchConstraints.resourceRules', [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods', '*'] }]],
  ['spec.matchConstraints.resourceRules', [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['*', 'pods/log'] }]],
  ['spec.matchConstraints.resourceRules', [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods/*', 'pods/log'] }], ['cluster-objects/has-valid-policy', 'spec.matchConstraints.resourceRules[0].resources[1]', 'pods/log', { allowed: 'nothing of pods beside pods/*' }]],
  ['spec.matchConstraints.resourceRules', [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['*/scale', 'pods/scale'] }], ['cluster-objects/has-valid-policy', 'spec.matchConstraints.resourceRules[0].resources[1]', 'pods/scale', { allowed: 'no other scale beside */scale' }]],
  ['spec.matchConstraints.resourceRules', [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['*/*', 'pods'] }], ['cluster-objects/has-valid-policy', 'spec.matchConstraints.resourceRules[0].resources', '["*/*","pods"]', { allowed: '*/* alone' }]],
  ['spec.matchConstraints.resourceRules', [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: [''] }], ['cluster-objects/has-valid-policy', 'spec.matchConstraints.resourceRules[0].resources[0]', '', { allowed: 'a resource, or *' }]],
]));

describe('admission-policy-binding', () => kubernetesTable('admission-policy-binding', [
  [
    'spec.matchResources',
    { namespaceSelector: { matchLabels: { a: 'b c' } } },
    ['cluster-objects/has-valid-policy', 'spec.matchResources.namespaceSelector.matchLabels.a', 'a: b c', { reported: 'matchLabels' }],
  ],
  ['spec.matchResources', {}],
  ['spec.matchResources', { namespaceSelector: {} }],
  ['spec.paramRef', { name: 'a' }, ['cluster-objects/has-valid-policy', 'spec.paramRef.parameterNotFoundAction']],
  [
    'spec.paramRef',
    { parameterNotFoundAction: 'Deny' },
    ['cluster-objects/has-valid-policy', 'spec.paramRef', '{"parameterNotFoundAction":"Deny"}'],
  ],
  ['spec.policyName', undefined, ['cluster-objects/has-valid-policy', 'spec.policyName']],
  ['spec.policyName', 'A', ['cluster-objects/has-valid-policy', 'spec.policyName', 'A']],
  ['spec.validationActions', undefined, ['cluster-objects/has-valid-policy', 'spec.validationActions']],
  ['spec.validationActions', ['Deny', 'Warn'], ['cluster-objects/has-valid-policy', 'spec.validationActions', '["Deny","Warn"]']],
  ['spec.validationActions', ['Audit', 'Warn']],
  ['spec', undefined, ['cluster-objects/has-valid-policy', 'spec']],
]));

describe('cluster-objects/has-valid-volume', () => {
  const spec = { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'], local: { path: '/mnt' } };
  const nodes = { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: ['a'] }] }] } };
  test.each<[string, object, string?]>([
    ['a local volume with its node', { ...spec, nodeAffinity: nodes }],
    ['a volume of the network', { ...spec, local: undefined, nfs: { server: 's', path: '/' } }],
    ['a local volume anywhere', spec, 'nodeAffinity.required'],
    ['no access modes', { ...spec, accessModes: undefined, nodeAffinity: nodes }, 'accessModes'],
    ['no capacity', { ...spec, capacity: undefined, nodeAffinity: nodes }, 'capacity.storage'],
  ])('%s', (...[, given, field]) => {
    const found = judge({ apiVersion: 'v1', kind: 'PersistentVolume', metadata: { name: 'v' }, spec: given }).map(([rule, at]) => `${rule} ${at}`);
    expect(found).toEqual(field === undefined ? [] : [`cluster-objects/has-valid-volume spec.${field}`]);
  });
});
