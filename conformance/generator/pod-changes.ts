import type { Change, Changes } from './change';
import type { Json, JsonObject } from './guest';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';
const LONG = 'x'.repeat(50);

const secretOf = (secretName: string): JsonObject => ({ source: { secret: { secretName } }, propagationMethod: { qemuGuestAgent: { users: ['a'] } } });
const podTerm = (term: JsonObject): JsonObject => (
  { podAntiAffinity: { [REQUIRED]: [{ topologyKey: 'zone', labelSelector: { matchLabels: { app: 'a' } }, ...term }] } }
);
const nodeTerm = (expression: JsonObject): JsonObject => (
  { nodeAffinity: { [REQUIRED]: { nodeSelectorTerms: [{ matchExpressions: [expression] }] } } }
);
const spread = (constraint: JsonObject): JsonObject => ({ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', ...constraint });
const downward = (field: JsonObject): JsonObject => ({ name: 'info', downwardAPI: { fields: [{ path: 'labels', fieldRef: { fieldPath: 'metadata.labels' }, ...field }] } });

const PROBES: readonly Json[] = [
  { exec: {} }, { exec: { command: [] } }, { exec: { command: ['true'] } }, { exec: { command: [''] } }, { tcpSocket: { port: 0 } }, { tcpSocket: { port: 65_536 } }, { tcpSocket: { port: 'ssh' } },
  { tcpSocket: { port: 'Bad_Name' } }, { tcpSocket: { port: '22' } }, { tcpSocket: { port: 'x'.repeat(16) } }, { httpGet: { port: 80, scheme: 'https' } }, { httpGet: { port: 80, scheme: 'HTTPS' } },
  { httpGet: { port: 80, path: '' } }, { httpGet: { port: 80, httpHeaders: [{ name: 'a b', value: 'c' }] } }, { httpGet: { port: 80, httpHeaders: [{ name: 'A', value: 'c' }] } }, { httpGet: { port: -1 } },
  ...[-1, 0, 1, 2].map((successThreshold) => ({ guestAgentPing: {}, successThreshold })),
  ...[-31, -30, -1].map((initialDelaySeconds) => ({ guestAgentPing: {}, initialDelaySeconds })),
  ...['timeoutSeconds', 'periodSeconds', 'failureThreshold'].map((field) => ({ tcpSocket: { port: 22 }, [field]: -1 })),
];

/** Changes to what reaches the launcher pod: KubeVirt's webhooks look at little of it, Kubernetes at all. */
export const podChanges: Changes = {
  'node-selector': [
    { path: 'nodeSelector', values: [{ zone: 'b c' }, { 'bad key': 'v' }, { zone: '' }, { 'a/b/c': 'v' }, { zone: LONG + LONG }, { 'topology.kubernetes.io/zone': 'a' }] },
    { path: 'domain.cpu.model', values: ['Has well', 'Haswell-noTSX', LONG + LONG, 'a/b'] },
    { path: 'domain.cpu.features', values: [[{ name: 'a b' }], [{ name: 'a b', policy: 'disable' }], [{ name: 'a b', policy: 'forbid' }], [{ name: 'vmx', policy: 'require' }], [{ name: 'a/b', policy: 'require' }]] },
    { path: 'domain.machine.type', values: [`q35${LONG}${LONG}`, 'pc-q35-9.2'] },
  ],
  'toleration': [{
    path: 'tolerations',
    values: [
      [{ effect: 'NoSchedule' }], [{ operator: 'Exists' }], [{ key: 'a b', operator: 'Exists' }], [{ key: 'a', operator: 'Exists', value: 'v' }], [{ key: 'a', operator: 'In' }],
      [{ key: 'a', value: 'v v' }], [{ key: 'a', value: 'v', effect: 'Never' }], [{ key: 'a', tolerationSeconds: 5 }], [{ key: 'a', tolerationSeconds: 5, effect: 'NoExecute' }],
      [{ key: 'a', operator: 'Equal', value: 'v' }, { key: 'b', operator: 'Gt', value: '5' }], [{}], [{ key: 'a', effect: 'NoExecute', tolerationSeconds: -1 }],
    ],
  }],
  'priority': [{ path: 'priorityClassName', values: ['High', 'a_b', 'fine', 'system-cluster-critical', 'x'.repeat(254), ''] }],
  'scheduler': [{ path: 'schedulerName', values: ['Bad Name', 'volcano'] }],
  'probe-of-pod': ['readinessProbe', 'livenessProbe'].map((path) => ({ path, values: PROBES })),
  'device-name': [
    { path: 'domain.devices.gpus', values: [[{ name: 'g', deviceName: 'T4' }], [{ name: 'g', deviceName: 'nvidia.com/T4' }], [{ name: 'g', deviceName: 'Nvidia/T4' }], [{ name: 'g', deviceName: 'nvidia.com/T 4' }], [{ name: 'g', deviceName: 'requests.nvidia.com/T4' }], [{ name: 'g', deviceName: 'kubernetes.io/T4' }], [{ name: 'g', deviceName: 'a/b/c' }], [{ name: 'g', deviceName: 'memory' }], [{ name: 'g', deviceName: '' }]] },
    { path: 'domain.devices.hostDevices', values: [[{ name: 'h', deviceName: 'T4' }], [{ name: 'h', deviceName: 'intel.com/qat' }]] },
  ],
  'resource-name': ['requests', 'limits'].flatMap((list) => [
    ...['gpu', 'nvidia.com/gpu', 'Nvidia/gpu', 'a b', 'storage', 'ephemeral-storage', 'hugepages-2Mi', 'hugepages-1Gi', 'pods', 'kubernetes.io/x', 'requests.a.b/c', 'a/b/c'].map((name) => (
      { path: `domain.resources.${list}`, values: [{ [name]: '1' }, { [name]: '2Mi' }, { [name]: '500m' }, { [name]: '-1' }] }
    )),
  ]),
  'resource-pair': [{
    path: 'domain.resources',
    values: [
      { requests: { 'a.b/c': '1' }, limits: { 'a.b/c': '1' } }, { requests: { 'a.b/c': '1' }, limits: { 'a.b/c': '2' } }, { requests: { 'a.b/c': '1' } }, { limits: { 'a.b/c': '1' } },
      { requests: { 'hugepages-2Mi': '2Mi' }, limits: { 'hugepages-2Mi': '2Mi' } }, { requests: { 'ephemeral-storage': '2Gi' }, limits: { 'ephemeral-storage': '1Gi' } },
      { requests: { 'ephemeral-storage': '1Gi' } }, { limits: { 'ephemeral-storage': '1Mi' } },
    ],
  }],
  'downward-api': [{
    path: 'volumes[4]',
    values: [
      downward({}), downward({ path: '' }), downward({ path: '/a' }), downward({ path: '../a' }), downward({ path: 'a/../b' }), downward({ path: '..a' }), downward({ path: 'a/..b' }),
      ...['spec.foo', 'metadata.name', 'metadata.uid', "metadata.labels['a']", "metadata.labels['a b']", "metadata.annotations['A/b']", 'status.podIP', 'metadata', ''].map((fieldPath) => downward({ fieldRef: { fieldPath } })),
      downward({ fieldRef: { fieldPath: 'metadata.name', apiVersion: 'v2' } }), downward({ mode: 511 }), downward({ mode: 512 }), downward({ mode: -1 }), { name: 'info', downwardAPI: {} },
      { name: 'info', downwardAPI: { fields: [{ path: 'labels' }] } }, downward({ resourceFieldRef: { resource: 'limits.cpu', containerName: 'compute' } }),
      ...['limits.cpu', 'requests.memory', 'limits.gpu', 'cpu', 'limits.hugepages-2Mi', 'limits.ephemeral-storage'].flatMap((resource): JsonObject[] => [{ resource, containerName: 'compute' }, { resource }, { resource, containerName: 'compute', divisor: '3' }, { resource, containerName: 'compute', divisor: '1' }])
        .map((resourceFieldRef) => ({ name: 'info', downwardAPI: { fields: [{ path: 'a', resourceFieldRef }] } })),
    ],
  }],
  'volume-name': [...['private', 'public', 'sockets', 'virt-bin-share-dir', 'libvirt-runtime', 'ephemeral-disks', 'container-disks', 'hotplug-disks', 'hugepages', 'vm-state', 'fine'].flatMap((name): Change[] => [
    { path: 'volumes[4]', values: [{ name, configMap: { name: 'c' } }, { name, emptyDisk: { capacity: '1Gi' } }, { name, containerDisk: { image: 'i' } }, { name, persistentVolumeClaim: { claimName: 'c' } }] },
    { path: 'domain.devices.disks[4]', values: [{ name, disk: {} }] },
  ])],
  'volume-source': [{
    path: 'volumes[4]',
    values: [
      ...[52, 53, 57, 58].map((length) => ({ name: 'x'.repeat(length), containerDisk: { image: 'i' } })),
      ...[57, 58].map((length) => ({ name: 'x'.repeat(length), cloudInitNoCloud: { secretRef: { name: 's' } } })),
      ...[57, 58].map((length) => ({ name: 'x'.repeat(length), cloudInitConfigDrive: { userData: 'a', networkDataSecretRef: { name: 's' } } })),
      { name: 'v', containerDisk: { image: ' i' } }, { name: 'v', containerDisk: { image: 'i ' } }, { name: 'v', containerDisk: { image: 'i', imagePullPolicy: 'Sometimes' } }, { name: 'v', containerDisk: { image: 'i', imagePullPolicy: '' } },
      { name: 'v', containerDisk: { image: '' } }, { name: 'v', containerDisk: { image: 'i', imagePullSecret: 'Bad Name' } },
      { name: 'v', secret: { secretName: '' } }, { name: 'v', secret: { secretName: 'Bad Name' } }, { name: 'v', configMap: { name: '' } }, { name: 'v', configMap: { name: 'Bad Name' } }, { name: 'v', serviceAccount: { serviceAccountName: 'Bad' } },
      { name: 'v', cloudInitNoCloud: { secretRef: { name: '' } } }, { name: 'v', cloudInitNoCloud: { secretRef: {} } }, { name: 'v', cloudInitConfigDrive: { userData: 'a', networkDataSecretRef: {} } },
      { name: 'v', persistentVolumeClaim: { claimName: '' } }, { name: 'v', persistentVolumeClaim: { claimName: 'Bad_Name' } }, { name: 'v', ephemeral: { persistentVolumeClaim: { claimName: 'c', readOnly: true } } },
      { name: 'v', dataVolume: { name: 'Bad_Name' } }, { name: 'v', sysprep: { secret: {} } }, { name: 'v', sysprep: { configMap: { name: '' } } }, { name: 'v', sysprep: { configMap: { name: 'c' } } },
    ],
  }],
  'host-path': [{ path: 'volumes[4]', values: [{ name: 'h', hostDisk: { path: '/a/../b', type: 'Disk' } }, { name: 'h', hostDisk: { path: 'a', type: 'Disk' } }, { name: 'h', hostDisk: { path: '../a/b', type: 'Disk' } }] }],
  'filesystem-name': [
    { path: 'volumes[4]', values: [54, 55].map((length) => ({ name: 'f'.repeat(length), configMap: { name: 'c' } })) },
    { path: 'domain.devices.filesystems', values: [54, 55].map((length) => [{ name: 'f'.repeat(length), virtiofs: {} }]) },
  ],
  'credential-secret': [{
    path: 'accessCredentials',
    values: [
      ...['a.b', 'Bad', `${LONG}1`, `${LONG}12`, `${LONG}123`, '', 'fine'].map((name) => [{ userPassword: secretOf(name) }]),
      [{ userPassword: secretOf('a') }, { sshPublicKey: secretOf('a') }], [{ userPassword: secretOf('a') }, { sshPublicKey: secretOf('b') }],
    ],
  }],
  'kernel-image': [{
    path: 'domain.firmware.kernelBoot',
    values: [
      { container: { image: 'i', kernelPath: '/k', imagePullPolicy: 'Sometimes' } }, { container: { image: ' i', kernelPath: '/k' } }, { container: { image: 'i', kernelPath: '/k', imagePullSecret: 'A b' } },
      { container: { image: 'i', kernelPath: '/k', imagePullPolicy: 'Always' } },
    ],
  }],
  'pod-affinity': [{
    path: 'affinity',
    values: [
      podTerm({ matchLabelKeys: ['a b'] }), podTerm({ matchLabelKeys: ['app'] }), podTerm({ matchLabelKeys: ['tier'], mismatchLabelKeys: ['tier'] }), podTerm({ mismatchLabelKeys: ['tier'] }),
      podTerm({ matchLabelKeys: ['tier'], labelSelector: undefined as never }), podTerm({ namespaceSelector: { matchLabels: { a: 'b c' } } }), podTerm({ namespaceSelector: { matchExpressions: [{ key: 'k', operator: 'In' }] } }),
      podTerm({ topologyKey: 'a b' }), podTerm({ labelSelector: { matchLabels: { app: 'a b' } } }), podTerm({ labelSelector: { matchExpressions: [{ key: 'k', operator: 'In', values: ['a b'] }] } }),
      nodeTerm({ key: 'k', operator: 'In', values: ['a b'] }), nodeTerm({ key: 'k', operator: 'Gt', values: ['a'] }), nodeTerm({ key: 'k', operator: 'Lt', values: ['5'] }), nodeTerm({ key: 'k', operator: 'Like', values: ['5'] }),
      { nodeAffinity: { [PREFERRED]: [{ weight: 1, preference: { matchExpressions: [{ key: 'k', operator: 'In', values: ['a b'] }] } }] } },
      { nodeAffinity: { [PREFERRED]: [{ weight: 1, preference: { matchExpressions: [{ key: 'k', operator: 'Like' }] } }] } },
      { podAffinity: { [PREFERRED]: [{ weight: 1, podAffinityTerm: { topologyKey: 'a b' } }] } },
    ],
  }],
  'pod-spread': [{
    path: 'topologySpreadConstraints',
    values: [
      [spread({ minDomains: 0 })], [spread({ minDomains: 2 })], [spread({ minDomains: 2, whenUnsatisfiable: 'ScheduleAnyway' })], [spread({ nodeAffinityPolicy: 'Maybe' })], [spread({ nodeTaintsPolicy: 'Honor' })],
      [spread({ nodeTaintsPolicy: 'honor' })], [spread({ matchLabelKeys: ['a b'], labelSelector: {} })], [spread({ matchLabelKeys: ['a'] })], [spread({ matchLabelKeys: ['a'], labelSelector: { matchLabels: { a: 'b' } } })],
      [spread({ matchLabelKeys: ['b'], labelSelector: { matchLabels: { a: 'b' } } })], [spread({ labelSelector: { matchLabels: { a: 'b c' } } })], [spread({ topologyKey: 'a b' })],
    ],
  }],
  'pod-dns': [
    { path: 'subdomain', values: ['a.b', 'a', 'x'.repeat(64), 'x'.repeat(63)] },
    { path: 'dnsConfig', values: [{ searches: ['a_b.c'] }, { searches: ['.'] }, { searches: ['a.'] }, { options: [{ name: '' }] }, { options: [{ name: 'ndots', value: '2' }] }, { nameservers: ['010.0.0.1'] }] },
  ],
  'port-name': [
    { path: 'domain.devices.interfaces[0].ports', values: [[{ name: 'a', port: 80 }], [{ name: 'a', port: 81 }], [{ name: 'A', port: 81 }], [{ name: 'a--b', port: 81 }], [{ name: '123', port: 81 }]] },
    { path: 'domain.devices.interfaces[1].ports', values: [[{ name: 'a', port: 80 }], [{ name: 'b', port: 81 }]] },
  ],
  'grace-period': [{ path: 'terminationGracePeriodSeconds', values: [-1, -30, -31, 0] }],
  'pod-claim': [{ path: 'resourceClaims', values: [[{ name: 'c', resourceClaimName: 'a' }, { name: 'c', resourceClaimName: 'b' }], [{ name: 'c', resourceClaimTemplateName: 'Bad Name' }], [{ name: 'x'.repeat(64), resourceClaimName: 'a' }]] }],
};

/** Changes to the metadata of guests, of which the launcher pod gets a copy. */
export const podMetadataChanges: Changes = {
  'pod-metadata': [
    {
      path: 'metadata.annotations',
      values: [
        { 'kubernetes.io/config.mirror': 'x' }, { 'controller.kubernetes.io/pod-deletion-cost': 'x' }, { 'controller.kubernetes.io/pod-deletion-cost': '5' }, { 'seccomp.security.alpha.kubernetes.io/pod': 'bad' },
        { 'seccomp.security.alpha.kubernetes.io/pod': 'runtime/default' }, { 'container.apparmor.security.beta.kubernetes.io/compute': 'bad' }, { 'container.apparmor.security.beta.kubernetes.io/other': 'runtime/default' },
        { 'container.apparmor.security.beta.kubernetes.io/compute': 'runtime/default' },
        { 'sidecar.istio.io/inject': 'a b' }, { 'sidecar.istio.io/inject': 'true' }, { 'hooks.kubevirt.io/hookSidecars': 'not JSON' }, { 'hooks.kubevirt.io/hookSidecars': '[{"image":" i"}]' }, { 'a b': 'c' },
      ],
    },
    { path: 'metadata.labels', values: [{ logVerbosity: 'high' }, { logVerbosity: '5' }, { debugLogs: 'true' }] },
    { path: 'metadata.finalizers', values: [['bad finalizer'], ['example.com/a'], ['plain']] },
    { path: 'metadata.ownerReferences', values: [[{ apiVersion: 'v1', kind: 'ConfigMap', name: 'c', uid: 'u' }], [{ apiVersion: 'v1', kind: 'ConfigMap', name: '', uid: 'u' }]] },
  ],
};
