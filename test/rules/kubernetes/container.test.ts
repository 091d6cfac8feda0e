import { kubernetesTable } from './table';
import { says } from '../judge';

says({
  'container/excludes-unusable-settings': {
    allowed: [
      'nothing, or restartPolicy Always',
      'true with privileged',
      'true with CAP_SYS_ADMIN',
    ],
  },
  'container/fits-bounds': {
    allowed: [
      'a port from 1 to 65535',
      '0 to 65535',
      '0 or more',
    ],
  },
  'container/fits-limits': {
    allowed: [
      'at most the limit, 500m',
      '0 or more',
      'a limit of the same amount',
      'as much as the limit, 2',
    ],
  },
  'container/has-unique-name': {
    allowed: [
      'a name that no other container of the pod has',
      'a value that no earlier entry has',
    ],
  },
  'container/has-valid-name': {
    allowed: [
      'at most 63 lower-case letters, digits and -, starting and ending with a letter or digit',
      'no spaces around it',
      'at most 15 lower-case letters, digits and -, with a letter, not starting or ending with - and without --',
      'printable ASCII characters without =',
      'at most 253 letters, digits, -, _ and ., not . and not starting with ..',
      'at most 253 lower-case letters, digits, - and ., each part starting and ending with a letter or digit',
      'a relative path without ..',
      'a path without ..',
      'cpu, memory',
    ],
  },
  'container/has-valid-source': {
    allowed: [
      'nothing beside value',
      'exactly one of fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef, fileKeyRef',
      'exactly one of configMapRef, secretRef',
      'subPath or subPathExpr',
    ],
  },
  'container/references-volume': {
    allowed: [
      'the name of a volume of the pod',
      'a volume of type persistentVolumeClaim or ephemeral',
    ],
  },
  'container/requires-image': { allowed: 'a value' },
});

describe('pod', () => kubernetesTable('pod', [
  ['spec.containers', [{ name: 'c' }], ['container/requires-image', 'spec.containers[0].image']],
  ['spec.containers', [{ name: 'C_', image: 'i' }], ['container/has-valid-name', 'spec.containers[0].name', 'C_']],
  ['spec.containers', [{ name: '', image: 'i' }], ['container/requires-image', 'spec.containers[0].name', '']],
  ['spec.containers', [{ name: 'c', image: 'i' }, { name: 'c', image: 'j' }], ['container/has-unique-name', 'spec.containers[1].name', 'c']],
  ['spec.containers', [{ name: 'c', image: ' i' }], ['container/has-valid-name', 'spec.containers[0].image', ' i']],
  ['spec.containers[0].env', [{ name: '' }], ['container/requires-image', 'spec.containers[0].env[0].name', '']],
  ['spec.containers[0].env', [{ name: 'A=B', value: 'x' }], ['container/has-valid-name', 'spec.containers[0].env[0].name', 'A=B']],
  [
    'spec.containers[0].env',
    [{ name: 'A', value: 'x', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }],
    ['container/has-valid-source', 'spec.containers[0].env[0].valueFrom'],
  ],
  ['spec.containers[0].env', [{ name: 'A', valueFrom: {} }], ['container/has-valid-source', 'spec.containers[0].env[0].valueFrom', 'nothing']],
  [
    'spec.containers[0].env',
    [{ name: 'A', valueFrom: { secretKeyRef: { name: 's', key: '' } } }],
    ['container/requires-image', 'spec.containers[0].env[0].valueFrom.secretKeyRef.key', ''],
  ],
  [
    'spec.containers[0].env',
    [{ name: 'A', valueFrom: { configMapKeyRef: { name: 's', key: 'k k' } } }],
    ['container/has-valid-name', 'spec.containers[0].env[0].valueFrom.configMapKeyRef.key', 'k k'],
  ],
  ['spec.containers[0].env', [{ name: 'a b', value: 'x' }]],
  ['spec.containers[0].env', [{ name: '1A', value: 'x' }]],
  ['spec.containers[0].env', [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } }]],
  ['spec.containers[0].env', [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.labels[\'a\']' } } }]],
  ['spec.containers[0].env', [{ name: 'A', valueFrom: { resourceFieldRef: { resource: 'limits.cpu' } } }]],
  ['spec.containers[0].env', [{ name: 'A' }, { name: 'A' }]],
  ['spec.containers[0].envFrom', [{}], ['container/has-valid-source', 'spec.containers[0].envFrom[0]', 'nothing']],
  [
    'spec.containers[0].envFrom',
    [{ configMapRef: { name: '' } }],
    ['container/requires-image', 'spec.containers[0].envFrom[0].configMapRef.name', ''],
  ],
  [
    'spec.containers[0].envFrom',
    [{ configMapRef: { name: 'A' } }],
    ['container/has-valid-name', 'spec.containers[0].envFrom[0].configMapRef.name', 'A'],
  ],
  [
    'spec.containers[0].envFrom',
    [{ prefix: 'a=', secretRef: { name: 'a' } }],
    ['container/has-valid-name', 'spec.containers[0].envFrom[0].prefix', 'a='],
  ],
  ['spec.containers[0].envFrom', [{ configMapRef: { name: 'a' } }]],
  [
    'spec.containers[0].lifecycle',
    { preStop: { sleep: { seconds: -1 } } },
    ['container/fits-bounds', 'spec.containers[0].lifecycle.preStop.sleep.seconds', '-1'],
  ],
  ['spec.containers[0].ports', [{ containerPort: 0 }], ['container/fits-bounds', 'spec.containers[0].ports[0].containerPort', '0']],
  [
    'spec.containers[0].ports',
    [{ containerPort: 80, name: 'web' }, { containerPort: 81, name: 'web' }],
    ['container/has-unique-name', 'spec.containers[0].ports[1].name', 'web'],
  ],
  ['spec.containers[0].ports', [{ containerPort: 80, name: 'Web' }], ['container/has-valid-name', 'spec.containers[0].ports[0].name', 'Web']],
  [
    'spec.containers[0].ports',
    [{ containerPort: 80, hostPort: 80 }, { containerPort: 81, hostPort: 80 }],
    ['container/has-unique-name', 'spec.containers[0].ports[1]', '80/TCP/'],
  ],
  [
    'spec.containers[0].ports',
    [{ containerPort: 80, hostPort: 70000 }],
    ['container/fits-bounds', 'spec.containers[0].ports[0].hostPort', '70000'],
  ],
  ['spec.containers[0].ports', [{ containerPort: 80 }, { containerPort: 80, protocol: 'UDP' }]],
  ['spec.containers[0].ports', [{ containerPort: 80 }, { containerPort: 80 }]],
  [
    'spec.containers[0].resizePolicy',
    [{ resourceName: 'gpu', restartPolicy: 'NotRequired' }],
    ['container/has-valid-name', 'spec.containers[0].resizePolicy[0].resourceName', 'gpu'],
  ],
  ['spec.containers[0].resizePolicy', [{ resourceName: 'cpu', restartPolicy: 'NotRequired' }]],
  [
    'spec.containers[0].resources',
    { requests: { cpu: '1' }, limits: { cpu: '500m' } },
    ['container/fits-limits', 'spec.containers[0].resources.requests[cpu]', '1'],
  ],
  [
    'spec.containers[0].resources',
    { requests: { memory: '-1' } },
    ['container/fits-limits', 'spec.containers[0].resources.requests[memory]', '-1'],
  ],
  [
    'spec.containers[0].resources',
    { requests: { 'example.com/gpu': 1 } },
    ['container/fits-limits', 'spec.containers[0].resources.requests[example.com/gpu]', '1'],
  ],
  [
    'spec.containers[0].resources',
    { requests: { 'example.com/gpu': 1 }, limits: { 'example.com/gpu': 2 } },
    ['container/fits-limits', 'spec.containers[0].resources.requests[example.com/gpu]', '1'],
  ],
  [
    'spec.containers[0].resources',
    { requests: { 'hugepages-2Mi': '2Mi', 'cpu': 1 } },
    ['container/fits-limits', 'spec.containers[0].resources.requests[hugepages-2Mi]', '2Mi'],
  ],
  ['spec.containers[0].resources', { requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: 1 } }],
  ['spec.containers[0].resources', { limits: { 'example.com/gpu': 1 } }],
  ['spec.containers[0].resources', { limits: { 'hugepages-2Mi': '2Mi', 'memory': '1Gi' } }],
  ['spec.containers[0].resources', { limits: { 'ephemeral-storage': '1Gi' } }],
  ['spec.containers[0].resources', { requests: { 'kubernetes.io/batch': 1 } }],
  ['spec.containers[0].securityContext', { runAsUser: -1 }, ['container/fits-bounds', 'spec.containers[0].securityContext.runAsUser', '-1']],
  [
    'spec.containers[0].securityContext',
    { privileged: true, allowPrivilegeEscalation: false },
    ['container/excludes-unusable-settings', 'spec.containers[0].securityContext.allowPrivilegeEscalation', 'false'],
  ],
  [
    'spec.containers[0].securityContext',
    { capabilities: { add: ['CAP_SYS_ADMIN'] }, allowPrivilegeEscalation: false },
    ['container/excludes-unusable-settings', 'spec.containers[0].securityContext.allowPrivilegeEscalation', 'false'],
  ],
  ['spec.containers[0].securityContext', { runAsGroup: -5 }, ['container/fits-bounds', 'spec.containers[0].securityContext.runAsGroup', '-5']],
  ['spec.containers[0].securityContext', { capabilities: { add: ['SYS_ADMIN'] }, allowPrivilegeEscalation: false }],
  ['spec.containers[0].securityContext', { runAsNonRoot: true, runAsUser: 0 }],
  [
    'spec.containers[0].volumeDevices',
    [{ name: 'v', devicePath: '/dev/x' }],
    ['container/references-volume', 'spec.containers[0].volumeDevices[0].name', 'v'],
  ],
  [
    'spec.containers[0].volumeDevices',
    [{ name: 'none', devicePath: '/dev/x' }],
    ['container/references-volume', 'spec.containers[0].volumeDevices[0].name', 'none'],
  ],
  [
    'spec.containers[0].volumeDevices',
    [{ name: 'claim', devicePath: '' }],
    ['container/requires-image', 'spec.containers[0].volumeDevices[0].devicePath', ''],
  ],
  [
    'spec.containers[0].volumeDevices',
    [{ name: 'claim', devicePath: '/a/../b' }],
    ['container/has-valid-name', 'spec.containers[0].volumeDevices[0].devicePath', '/a/../b'],
  ],
  ['spec.containers[0].volumeDevices', [{ name: 'claim', devicePath: '/dev/x' }]],
  [
    'spec.containers[0].volumeMounts',
    [{ name: 'none', mountPath: '/a' }],
    ['container/references-volume', 'spec.containers[0].volumeMounts[0].name', 'none'],
  ],
  [
    'spec.containers[0].volumeMounts',
    [{ name: 'v', mountPath: '' }],
    ['container/requires-image', 'spec.containers[0].volumeMounts[0].mountPath', ''],
  ],
  [
    'spec.containers[0].volumeMounts',
    [{ name: 'v', mountPath: '/a' }, { name: 'v', mountPath: '/a' }],
    ['container/has-unique-name', 'spec.containers[0].volumeMounts[1].mountPath', '/a'],
  ],
  [
    'spec.containers[0].volumeMounts',
    [{ name: 'v', mountPath: '/a', subPath: '/x' }],
    ['container/has-valid-name', 'spec.containers[0].volumeMounts[0].subPath', '/x'],
  ],
  [
    'spec.containers[0].volumeMounts',
    [{ name: 'v', mountPath: '/a', subPath: 'x', subPathExpr: 'y' }],
    ['container/has-valid-source', 'spec.containers[0].volumeMounts[0]', '{"name":"v","mountPath":"/a","subPath":"x","subPathExpr":"y"}'],
  ],
  ['spec.containers[0].volumeMounts', [{ name: 'v', mountPath: 'a:b' }]],
  ['spec.containers[0].volumeMounts', [{ name: 'v', mountPath: 'relative' }]],
  ['spec.containers[0].volumeMounts', [{ name: 'claim', mountPath: '/c' }]],
  ['spec.initContainers', [{ name: 'c', image: 'i' }], ['container/has-unique-name', 'spec.initContainers[0].name', 'c']],
  [
    'spec.initContainers',
    [{ name: 'i', image: 'i', livenessProbe: { tcpSocket: { port: 1 } } }],
    ['container/excludes-unusable-settings', 'spec.initContainers[0].livenessProbe'],
  ],
  [
    'spec.initContainers',
    [{ name: 'i', image: 'i', lifecycle: { preStop: { exec: { command: ['a'] } } } }],
    ['container/excludes-unusable-settings', 'spec.initContainers[0].lifecycle'],
  ],
  ['spec.initContainers', [{ name: 'i' }], ['container/requires-image', 'spec.initContainers[0].image']],
  ['spec.initContainers', [{ name: 'i', image: 'i' }]],
  ['spec.initContainers', [{ name: 'i', image: 'i', restartPolicy: 'Always', livenessProbe: { tcpSocket: { port: 1 } } }]],
  ['spec.initContainers', [{ name: 'i', image: 'i', restartPolicy: 'Never' }]],
  ['spec.containers[0].env', [{ name: 'A', valueFrom: { secretKeyRef: { name: '', key: 'k' } } }], ['container/requires-image', 'spec.containers[0].env[0].valueFrom.secretKeyRef.name', '']],
  ['spec.containers[0].env', [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'B c', key: 'k' } } }], ['container/has-valid-name', 'spec.containers[0].env[0].valueFrom.configMapKeyRef.name', 'B c']],
  ['spec.containers[0].securityContext', { procMount: 'Unmasked' }, ['container/excludes-unusable-settings', 'spec.containers[0].securityContext.procMount', 'Unmasked', { allowed: 'Default, or hostUsers: false' }]],
  ['spec.containers[0].securityContext', { procMount: 'Default' }],
  ['spec', { hostUsers: false, containers: [{ name: 'c', image: 'i', securityContext: { procMount: 'Unmasked' } }] }],
  ['spec.containers[0].volumeMounts', [{ name: 'v', mountPath: '/v', recursiveReadOnly: 'Enabled' }], ['container/excludes-unusable-settings', 'spec.containers[0].volumeMounts[0].recursiveReadOnly', 'Enabled', { allowed: 'nothing, or readOnly: true without mountPropagation' }]],
  ['spec.containers[0].volumeMounts', [{ name: 'v', mountPath: '/v', readOnly: true, mountPropagation: 'HostToContainer', recursiveReadOnly: 'IfPossible' }], ['container/excludes-unusable-settings', 'spec.containers[0].volumeMounts[0].recursiveReadOnly', 'IfPossible', { allowed: 'nothing, or readOnly: true without mountPropagation' }]],
  ['spec.containers[0].volumeMounts', [{ name: 'v', mountPath: '/v', readOnly: true, recursiveReadOnly: 'Enabled' }]],
  ['spec.containers[0].volumeMounts', [{ name: 'v', mountPath: '/v', recursiveReadOnly: 'Disabled' }]],
]));

describe('stateful-set', () => kubernetesTable('stateful-set', [
  [
    'spec.template.spec.containers[0].volumeMounts',
    [{ name: 'e', mountPath: '/d' }],
    ['container/references-volume', 'spec.template.spec.containers[0].volumeMounts[0].name', 'e'],
  ],
  ['spec.template.spec.containers[0].volumeMounts', [{ name: 'd', mountPath: '/d' }]],
]));

describe('cron-job', () => kubernetesTable('cron-job', [
  [
    'spec.jobTemplate.spec.template.spec.containers[0].image',
    '',
    ['container/requires-image', 'spec.jobTemplate.spec.template.spec.containers[0].image', ''],
  ],
]));

describe('deployment', () => kubernetesTable('deployment', [
  ['spec.template.spec.containers[0].resources', { requests: { gpu: '1' } }, ['container/has-known-resource', 'spec.template.spec.containers[0].resources.requests[gpu]', 'gpu', { allowed: 'cpu, memory, ephemeral-storage, hugepages-<size>, or the full name of a device such as nvidia.com/gpu' }]],
  ['spec.template.spec.containers[0].resources', { requests: { storage: '1Gi' } }, ['container/has-known-resource', 'spec.template.spec.containers[0].resources.requests[storage]', 'storage', { allowed: 'cpu, memory, ephemeral-storage, hugepages-<size>, or the full name of a device such as nvidia.com/gpu' }]],
  ['spec.template.spec.containers[0].resources', { requests: { 'requests.cpu': '1' } }, ['container/has-known-resource', 'spec.template.spec.containers[0].resources.requests[requests.cpu]', 'requests.cpu', { allowed: 'cpu, memory, ephemeral-storage, hugepages-<size>, or the full name of a device such as nvidia.com/gpu' }]],
  ['spec.template.spec.containers[0].resources', { limits: { 'nvidia.com/gpu': '500m' } }, ['container/has-known-resource', 'spec.template.spec.containers[0].resources.limits[nvidia.com/gpu]', '500m', { allowed: 'a whole number' }]],
  ['spec.template.spec.containers[0].resources', { limits: { 'nvidia.com/gpu': '1', 'kubernetes.io/batteries': '500m', 'requests.nvidia.com/gpu': '1' } }, ['container/has-known-resource', 'spec.template.spec.containers[0].resources.limits[requests.nvidia.com/gpu]', 'requests.nvidia.com/gpu', { allowed: 'cpu, memory, ephemeral-storage, hugepages-<size>, or the full name of a device such as nvidia.com/gpu' }]],
  ['spec.template.spec.containers[0].resources', { limits: { 'hugepages-2Mi': '3Mi', 'cpu': '1' } }, ['container/has-known-resource', 'spec.template.spec.containers[0].resources.limits[hugepages-2Mi]', '3Mi', { allowed: 'a multiple of 2Mi' }]],
  ['spec.template.spec.containers[0].resources', { limits: { 'hugepages-2Mi': '4Mi' } }, ['container/has-known-resource', 'spec.template.spec.containers[0].resources', 'hugepages-2Mi', { allowed: 'cpu or memory beside it' }]],
  ['spec.template.spec.containers[0].resources', { limits: { 'hugepages-2Mi': '4Mi', 'memory': '1Gi' } }],
  ['spec.template.spec.containers[0].env', [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.labels' } } }], ['container/has-valid-source', 'spec.template.spec.containers[0].env[0].valueFrom.fieldRef.fieldPath', 'metadata.labels', { allowed: 'metadata.name, metadata.namespace, metadata.uid, spec.nodeName, spec.serviceAccountName, status.hostIP, status.hostIPs, status.podIP, status.podIPs, metadata.labels[\'<key>\'], metadata.annotations[\'<key>\']' }]],
  ['spec.template.spec.containers[0].env', [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.labels[\'app\']' } } }, { name: 'B', valueFrom: { fieldRef: { fieldPath: 'status.podIPs' } } }]],
  ['spec.template.spec.containers[0].env', [{ name: 'A', valueFrom: { resourceFieldRef: { resource: 'limits.gpu' } } }], ['container/has-valid-source', 'spec.template.spec.containers[0].env[0].valueFrom.resourceFieldRef.resource', 'limits.gpu', { allowed: 'limits or requests of cpu, memory, ephemeral-storage or hugepages-<size>' }]],
  ['spec.template.spec.containers[0].env', [{ name: 'A', valueFrom: { resourceFieldRef: { resource: 'requests.hugepages-2Mi' } } }]],
  ['spec.template.spec.containers[0].volumeMounts', [{ name: 'v', mountPath: '/a', mountPropagation: 'Bidirectional' }], ['container/excludes-unusable-settings', 'spec.template.spec.containers[0].volumeMounts[0].mountPropagation', 'Bidirectional', { allowed: 'HostToContainer, None, or a privileged container' }]],
  ['spec.template.spec.containers[0]', { name: 'c', image: 'i', securityContext: { privileged: true }, volumeMounts: [{ name: 'v', mountPath: '/a', mountPropagation: 'Bidirectional' }] }],
  ['spec.template.spec.containers[0].securityContext', { seccompProfile: { type: 'Localhost' } }, ['container/excludes-unusable-settings', 'spec.template.spec.containers[0].securityContext.seccompProfile.localhostProfile', undefined, { allowed: 'the profile with type Localhost' }]],
  ['spec.template.spec.containers[0].securityContext', { seccompProfile: { type: 'RuntimeDefault', localhostProfile: 'x' } }, ['container/excludes-unusable-settings', 'spec.template.spec.containers[0].securityContext.seccompProfile.localhostProfile', 'x', { allowed: 'nothing with type RuntimeDefault' }]],
  ['spec.template.spec.containers[0].securityContext', { appArmorProfile: { type: 'Localhost', localhostProfile: 'x' } }],
]));
