import { kubernetesTable } from './table';
import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Verdict } from '../judge';

says({
  'pod-volume/has-one-source': {
    allowed: [
      'one of emptyDir, hostPath',
      'exactly one of fieldRef, resourceFieldRef',
      'one of secret, configMap',
    ],
  },
  'pod-volume/has-unique-name': {
    allowed: [
      'a value that no earlier entry has',
      'at most 63 lower-case letters, digits and -, starting and ending with a letter or digit',
    ],
  },
  'pod-volume/has-valid-path': {
    allowed: [
      'a path without ..',
      '0 to 511',
      'a relative path without ..',
      'an absolute path',
      'at most 253 lower-case letters, digits, - and ., each part starting and ending with a letter or digit',
      '600 to 4294967296',
    ],
  },
  'pod-volume/requires-reference': { allowed: 'a value' },
});

/** The API server admits the name, and the kubelet never finds what has it. */
const impossible = (field: string, got: string, kind: string): Verdict => ['reference-name/is-possible', `spec.volumes[2].${field}`, got, {
  level: FindingLevel.UNSTARTABLE,
  allowed: `the name of a ${kind}: at most 253 lower-case letters, digits, - and ., each part starting and ending with a letter or digit`,
}];

describe('pod', () => kubernetesTable('pod', [
  ['spec.volumes', [{ name: 'v', emptyDir: { sizeLimit: '-1Gi' } }], ['pod-volume/has-valid-path', 'spec.volumes[0].emptyDir.sizeLimit', '-1Gi', { allowed: '0 or more' }]],
  ['spec.volumes', [{ name: 'v', emptyDir: { sizeLimit: '1Gi' } }]],
  ['spec.volumes', [{ name: 'v', downwardAPI: { items: [{ path: 'a', fieldRef: { fieldPath: 'status.podIP' } }] } }], ['pod-volume/has-valid-path', 'spec.volumes[0].downwardAPI.items[0].fieldRef.fieldPath', 'status.podIP', { allowed: 'metadata.name, metadata.namespace, metadata.uid, metadata.labels, metadata.annotations, metadata.labels[\'<key>\'], metadata.annotations[\'<key>\']' }]],
  ['spec.volumes', [{ name: 'v', projected: { sources: [{ downwardAPI: { items: [{ path: 'a', fieldRef: { fieldPath: 'metadata.labels' } }, { path: 'b', fieldRef: { fieldPath: 'spec.nodeName' } }] } }] } }], ['pod-volume/has-valid-path', 'spec.volumes[0].projected.sources[0].downwardAPI.items[1].fieldRef.fieldPath', 'spec.nodeName', { allowed: 'metadata.name, metadata.namespace, metadata.uid, metadata.labels, metadata.annotations, metadata.labels[\'<key>\'], metadata.annotations[\'<key>\']' }]],
  ['spec.volumes', [{ name: 'v', emptyDir: {} }, { name: 'v', emptyDir: {} }], ['pod-volume/has-unique-name', 'spec.volumes[1].name', 'v']],
  ['spec.volumes', [{ name: 'V', emptyDir: {} }], ['pod-volume/has-unique-name', 'spec.volumes[0].name', 'V']],
  [
    'spec.volumes',
    [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }, { name: 'w', emptyDir: {}, hostPath: { path: '/x' } }],
    ['pod-volume/has-one-source', 'spec.volumes[2]', '["emptyDir","hostPath"]'],
  ],
  [
    'spec.volumes',
    [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }, { name: 'w', hostPath: { path: '' } }],
    ['pod-volume/requires-reference', 'spec.volumes[2].hostPath.path', ''],
  ],
  [
    'spec.volumes',
    [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }, { name: 'w', hostPath: { path: '/a/../b' } }],
    ['pod-volume/has-valid-path', 'spec.volumes[2].hostPath.path', '/a/../b'],
  ],
  [
    'spec.volumes',
    [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }, { name: 'w', secret: {} }],
    ['pod-volume/requires-reference', 'spec.volumes[2].secret.secretName'],
  ],
  [
    'spec.volumes',
    [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }, { name: 'w', secret: { secretName: 's', defaultMode: 1000 } }],
    ['pod-volume/has-valid-path', 'spec.volumes[2].secret.defaultMode', '1000'],
  ],
  [
    'spec.volumes',
    [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }, { name: 'w', secret: { secretName: 's', items: [{ key: '', path: 'p' }] } }],
    ['pod-volume/requires-reference', 'spec.volumes[2].secret.items[0].key', ''],
  ],
  [
    'spec.volumes',
    [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }, { name: 'w', secret: { secretName: 's', items: [{ key: 'k', path: '/p' }] } }],
    ['pod-volume/has-valid-path', 'spec.volumes[2].secret.items[0].path', '/p'],
  ],
  [
    'spec.volumes',
    [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }, { name: 'w', configMap: {} }],
    ['pod-volume/requires-reference', 'spec.volumes[2].configMap.name'],
  ],
  [
    'spec.volumes',
    [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }, { name: 'w', configMap: { name: 'c', items: [{ key: 'k', path: '' }] } }],
    ['pod-volume/requires-reference', 'spec.volumes[2].configMap.items[0].path', ''],
  ],
  [
    'spec.volumes',
    [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }, { name: 'w', configMap: { name: 'c', defaultMode: -1 } }],
    ['pod-volume/has-valid-path', 'spec.volumes[2].configMap.defaultMode', '-1'],
  ],
  [
    'spec.volumes',
    [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }, { name: 'w', persistentVolumeClaim: { claimName: '' } }],
    ['pod-volume/requires-reference', 'spec.volumes[2].persistentVolumeClaim.claimName', ''],
  ],
  [
    'spec.volumes',
    [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }, { name: 'w', nfs: { server: '', path: '/x' } }],
    ['pod-volume/requires-reference', 'spec.volumes[2].nfs.server', ''],
  ],
  [
    'spec.volumes',
    [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }, { name: 'w', nfs: { server: 's', path: 'x' } }],
    ['pod-volume/has-valid-path', 'spec.volumes[2].nfs.path', 'x'],
  ],
  [
    'spec.volumes',
    [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }, { name: 'w', csi: { driver: '' } }],
    ['pod-volume/requires-reference', 'spec.volumes[2].csi.driver', ''],
  ],
  [
    'spec.volumes',
    [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }, { name: 'w', csi: { driver: 'd d' } }],
    ['pod-volume/has-valid-path', 'spec.volumes[2].csi.driver', 'd d'],
  ],
  [
    'spec.volumes',
    [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }, { name: 'w', downwardAPI: { items: [{ path: 'a' }] } }],
    ['pod-volume/has-one-source', 'spec.volumes[2].downwardAPI.items[0]', 'nothing'],
  ],
  [
    'spec.volumes',
    [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }, { name: 'w', downwardAPI: { items: [{ path: 'a', resourceFieldRef: { resource: 'limits.cpu' } }] } }],
    ['pod-volume/requires-reference', 'spec.volumes[2].downwardAPI.items[0].resourceFieldRef.containerName'],
  ],
  [
    'spec.volumes',
    [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }, { name: 'w', projected: { sources: [{ secret: { name: '' } }] } }],
    ['pod-volume/requires-reference', 'spec.volumes[2].projected.sources[0].secret.name', ''],
  ],
  [
    'spec.volumes',
    [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }, { name: 'w', projected: { sources: [{ serviceAccountToken: { path: 't', expirationSeconds: 10 } }] } }],
    ['pod-volume/has-valid-path', 'spec.volumes[2].projected.sources[0].serviceAccountToken.expirationSeconds', '10'],
  ],
  [
    'spec.volumes',
    [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }, { name: 'w', projected: { sources: [{ serviceAccountToken: { path: '' } }] } }],
    ['pod-volume/requires-reference', 'spec.volumes[2].projected.sources[0].serviceAccountToken.path', ''],
  ],
  [
    'spec.volumes',
    [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }, { name: 'w', projected: { sources: [{ secret: { name: 's' }, configMap: { name: 'c' } }] } }],
    ['pod-volume/has-one-source', 'spec.volumes[2].projected.sources[0]', '["secret","configMap"]'],
  ],
  [
    'spec.volumes',
    [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }, { name: 'w', ephemeral: {} }],
    ['pod-volume/requires-reference', 'spec.volumes[2].ephemeral.volumeClaimTemplate'],
  ],
  [
    'spec.volumes',
    [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }, { name: 'w', ephemeral: { volumeClaimTemplate: { spec: {} } } }],
    ['pod-volume/requires-reference', 'spec.volumes[2].ephemeral.volumeClaimTemplate.spec.accessModes'],
  ],
  [
    'spec.volumes',
    [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }, { name: 'w', gitRepo: { repository: '' } }],
    ['pod-volume/requires-reference', 'spec.volumes[2].gitRepo.repository', ''],
  ],
  ['spec.volumes', [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }, { name: 'w' }]],
  [
    'spec.volumes',
    [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }, { name: 'w', emptyDir: { medium: 'HugePages' } }],
  ],
  [
    'spec.volumes',
    [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }, { name: 'w', secret: { secretName: 'S' } }],
    impossible('secret.secretName', 'S', 'Secret'),
  ],
  [
    'spec.volumes',
    [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }, { name: 'w', persistentVolumeClaim: { claimName: 'C' } }],
    impossible('persistentVolumeClaim.claimName', 'C', 'PersistentVolumeClaim'),
  ],
  [
    'spec.volumes',
    [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }, { name: 'w', nfs: { server: 's', path: '/x' } }],
  ],
  [
    'spec.volumes',
    [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }, { name: 'w', csi: { driver: 'd' } }],
  ],
  [
    'spec.volumes',
    [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }, { name: 'w', image: { reference: '' } }],
  ],
  [
    'spec.volumes',
    [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }, { name: 'w', image: { reference: 'r' } }],
  ],
  [
    'spec.volumes',
    [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }, { name: 'w', downwardAPI: { items: [{ path: 'a', fieldRef: { fieldPath: 'metadata.labels' } }] } }],
  ],
  [
    'spec.volumes',
    [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }, { name: 'w', downwardAPI: { items: [{ path: 'a', resourceFieldRef: { resource: 'limits.cpu', containerName: 'c' } }] } }],
  ],
  [
    'spec.volumes',
    [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }, { name: 'w', projected: { sources: [{ secret: { name: 's' } }] } }],
  ],
  [
    'spec.volumes',
    [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }, { name: 'w', projected: { sources: [{}] } }],
  ],
  ['spec.volumes', [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }, { name: 'w', projected: {} }]],
  [
    'spec.volumes',
    [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }, { name: 'w', ephemeral: { volumeClaimTemplate: { spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } } } }],
  ],
  [
    'spec.volumes',
    [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }, { name: 'w', gitRepo: { repository: 'r' } }],
  ],
]));
