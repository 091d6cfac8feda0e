import type { Changes } from '../change';
import type { Json } from '../guest';

const probe = (more: Record<string, Json>): Json => ({ tcpSocket: { port: 80 }, ...more });

const PROBES: readonly Json[] = [
  probe({}), {}, { tcpSocket: { port: 0 } }, { tcpSocket: { port: 65536 } }, { tcpSocket: { port: 'web' } }, { tcpSocket: { port: 'WEB' } }, { tcpSocket: { port: '80' } },
  { exec: {} }, { exec: { command: ['true'] } }, { httpGet: { port: 80 } }, { httpGet: { port: 0 } }, { httpGet: { port: 80, path: 'x' } }, { httpGet: { port: 80, scheme: 'ftp' } },
  { httpGet: { port: 80, httpHeaders: [{ name: 'a b', value: 'x' }] } }, { grpc: { port: 0 } }, { grpc: { port: 9000 } }, { exec: { command: ['true'] }, tcpSocket: { port: 80 } },
  probe({ successThreshold: 2 }), probe({ successThreshold: 1 }), probe({ successThreshold: -1 }),
  probe({ failureThreshold: -1 }), probe({ failureThreshold: 0 }),
  probe({ periodSeconds: -1 }), probe({ timeoutSeconds: -1 }),
  probe({ initialDelaySeconds: -1 }), probe({ terminationGracePeriodSeconds: 0 }),
  probe({ terminationGracePeriodSeconds: 5 }),
];

const CONTAINERS: readonly Json[] = [
  [], undefined as unknown as Json, [{ name: 'c' }], [{ name: 'C_', image: 'i' }], [{ name: '', image: 'i' }], [{ name: 'c', image: 'i' }, { name: 'c', image: 'j' }], [{ name: 'c', image: ' i' }],
  [{ name: 'c', image: '' }], [{ name: 'x'.repeat(64), image: 'i' }], [{ image: 'i' }],
];

/** Changes to a container. */
export const containerChanges: Changes = {
  'container': [
    { path: 'imagePullPolicy', values: ['Always', 'Sometimes', ''] },
    { path: 'terminationMessagePath', values: ['', '/x'] },
    { path: 'terminationMessagePolicy', values: ['File', 'Other', ''] },
    { path: 'restartPolicy', values: ['Always', 'Sometimes'] },
    { path: 'ports', values: [[{ containerPort: 0 }], [{ containerPort: 80, name: 'web' }, { containerPort: 81, name: 'web' }], [{ containerPort: 80, name: 'Web' }], [{ containerPort: 80, name: 'x'.repeat(16) }], [{ containerPort: 80, hostPort: 80 }, { containerPort: 81, hostPort: 80 }], [{ containerPort: 80, protocol: 'tcp' }], [{ containerPort: 65536 }], [{ containerPort: 80, hostPort: 70000 }], [{ containerPort: 80 }, { containerPort: 80, protocol: 'UDP' }], [{ containerPort: 80, name: '80' }], [{ containerPort: 80, name: 'a--b' }], [{ containerPort: 80 }, { containerPort: 80 }]] },
    { path: 'env', values: [[{ name: '' }], [{ name: 'A=B', value: 'x' }], [{ name: 'a b', value: 'x' }], [{ name: '1A', value: 'x' }], [{ name: 'A', value: 'x', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }], [{ name: 'A', valueFrom: {} }], [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.nam' } } }], [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } }], [{ name: 'A', valueFrom: { fieldRef: { fieldPath: "metadata.labels['a']" } } }], [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.labels' } } }], [{ name: 'A', valueFrom: { resourceFieldRef: { resource: 'limits.cpu' } } }], [{ name: 'A', valueFrom: { resourceFieldRef: { resource: 'limits.gpu' } } }], [{ name: 'A', valueFrom: { secretKeyRef: { name: 's', key: '' } } }], [{ name: 'A', valueFrom: { secretKeyRef: { name: '', key: 'k' } } }], [{ name: 'A', valueFrom: { configMapKeyRef: { name: 's', key: 'k k' } } }], [{ name: 'A', valueFrom: { configMapKeyRef: { name: 's', key: 'k' }, secretKeyRef: { name: 's', key: 'k' } } }], [{ name: 'A' }, { name: 'A' }]] },
    { path: 'envFrom', values: [[{}], [{ configMapRef: { name: 'a' } }], [{ configMapRef: { name: '' } }], [{ configMapRef: { name: 'A' } }], [{ secretRef: { name: 'a' }, configMapRef: { name: 'a' } }], [{ prefix: 'a=', secretRef: { name: 'a' } }]] },
    { path: 'resources', values: [{ requests: { cpu: '1' }, limits: { cpu: '500m' } }, { requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: 1 } }, { requests: { memory: '-1' } }, { requests: { gpu: 1 } }, { requests: { 'example.com/gpu': 1 } }, { limits: { 'example.com/gpu': 1 } }, { limits: { 'example.com/gpu': '500m' } }, { requests: { 'example.com/gpu': 1 }, limits: { 'example.com/gpu': 2 } }, { limits: { 'hugepages-2Mi': '2Mi' } }, { limits: { 'hugepages-2Mi': '2Mi', 'memory': '1Gi' } }, { limits: { 'hugepages-2Mi': '3Mi', 'memory': '1Gi' } }, { requests: { 'hugepages-2Mi': '2Mi', 'cpu': 1 } }, { requests: { storage: '1Gi' } }, { limits: { 'ephemeral-storage': '1Gi' } }, { requests: { 'requests.cpu': 1 } }, { requests: { 'kubernetes.io/batch': 1 } }, { claims: [{ name: 'none' }] }, { requests: { 'bad key': 1 } }] },
    { path: 'securityContext', values: [{ runAsUser: -1 }, { privileged: true, allowPrivilegeEscalation: false }, { capabilities: { add: ['CAP_SYS_ADMIN'] }, allowPrivilegeEscalation: false }, { capabilities: { add: ['SYS_ADMIN'] }, allowPrivilegeEscalation: false }, { runAsGroup: -5 }, { procMount: 'Unmasked' }, { procMount: 'Other' }, { seccompProfile: { type: 'Localhost' } }, { seccompProfile: { type: 'RuntimeDefault', localhostProfile: 'x' } }, { seccompProfile: { type: 'Other' } }, { runAsNonRoot: true, runAsUser: 0 }, { appArmorProfile: { type: 'Localhost' } }] },
    { path: 'volumeMounts', values: [[{ name: 'none', mountPath: '/a' }], [{ name: 'v', mountPath: '' }], [{ name: 'v', mountPath: '/a' }, { name: 'v', mountPath: '/a' }], [{ name: 'v', mountPath: '/a', subPath: '/x' }], [{ name: 'v', mountPath: '/a', subPath: '../x' }], [{ name: 'v', mountPath: '/a', subPath: 'a/../x' }], [{ name: 'v', mountPath: '/a', subPath: 'x', subPathExpr: 'y' }], [{ name: 'v', mountPath: '/a', mountPropagation: 'Bidirectional' }], [{ name: 'v', mountPath: '/a', mountPropagation: 'Both' }], [{ name: 'v', mountPath: 'a:b' }], [{ name: 'v', mountPath: 'relative' }], [{ name: 'claim', mountPath: '/c' }], [{ name: 'd', mountPath: '/d' }], [{ name: 'v', mountPath: '/a', recursiveReadOnly: 'Enabled' }]] },
    { path: 'volumeDevices', values: [[{ name: 'claim', devicePath: '/dev/x' }], [{ name: 'v', devicePath: '/dev/x' }], [{ name: 'none', devicePath: '/dev/x' }], [{ name: 'claim', devicePath: '' }], [{ name: 'claim', devicePath: '/a/../b' }]] },
    { path: 'lifecycle', values: [{ preStop: {} }, { preStop: { exec: {} } }, { postStart: { exec: { command: ['a'] } } }, { preStop: { sleep: { seconds: 5 } } }, { preStop: { sleep: { seconds: -1 } } }, { preStop: { sleep: { seconds: 500 } } }, { preStop: { httpGet: { port: 0 } } }] },
    { path: 'resizePolicy', values: [[{ resourceName: 'cpu', restartPolicy: 'NotRequired' }], [{ resourceName: 'gpu', restartPolicy: 'NotRequired' }], [{ resourceName: 'cpu', restartPolicy: 'Never' }]] },
  ],
  'container-probe': [
    { path: 'livenessProbe', values: PROBES }, { path: 'readinessProbe', values: PROBES }, { path: 'startupProbe', values: PROBES },
  ],
};

const term = (expression: Json): Json => ({
  nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [expression] }] } },
});
const near = (more: Json): Json => ({ podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [more] } });
const spread = (more: Record<string, Json>): Json => [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector: { matchLabels: { app: 'a' } }, ...more }];
const volume = (source: Record<string, Json>): Json => [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }, { name: 'w', ...source }];

/** Changes to the spec of a pod. */
export const podChanges: Changes = {
  'pod': [
    { path: 'restartPolicy', values: ['Always', 'OnFailure', 'Never', 'Sometimes', '', undefined] },
    { path: 'dnsPolicy', values: ['None', 'Default', 'Other', ''] },
    { path: 'dnsConfig', values: [{ nameservers: ['1.2.3.4'] }, { nameservers: ['x'] }, { searches: ['a b'] }, { searches: ['a.b', '_x.y'] }, { options: [{ name: '' }] }, { nameservers: ['1.1.1.1', '1.1.1.2', '1.1.1.3', '1.1.1.4'] }] },
    { path: 'terminationGracePeriodSeconds', values: [-1, 0, 10] },
    { path: 'activeDeadlineSeconds', values: [0, 1, -1] },
    { path: 'hostname', values: ['a', 'A', 'a.b', 'x'.repeat(64)] },
    { path: 'subdomain', values: ['a', 'A', 'a.b'] },
    { path: 'setHostnameAsFQDN', values: [true] },
    { path: 'serviceAccountName', values: ['sa', 'SA', 'a b'] },
    { path: 'nodeSelector', values: [{ a: 'b' }, { 'a b': 'c' }, { a: 'b c' }] },
    { path: 'nodeName', values: ['n', 'N N'] },
    { path: 'priorityClassName', values: ['p', 'P'] },
    { path: 'runtimeClassName', values: ['r', 'R'] },
    { path: 'schedulerName', values: ['s', ''] },
    { path: 'imagePullSecrets', values: [[{}], [{ name: 'a' }], [{ name: 'A' }]] },
    { path: 'hostAliases', values: [[{ ip: '1.2.3.4', hostnames: ['a'] }], [{ ip: 'x' }], [{ ip: '1.2.3.4', hostnames: ['A'] }]] },
    { path: 'readinessGates', values: [[{ conditionType: 'a' }], [{ conditionType: 'a b' }], [{ conditionType: '' }]] },
    { path: 'shareProcessNamespace', values: [true] },
    { path: 'hostPID', values: [true] },
    { path: 'hostNetwork', values: [true] },
    { path: 'hostUsers', values: [false] },
    { path: 'preemptionPolicy', values: ['Never', 'Other'] },
    { path: 'os', values: [{ name: 'linux' }, { name: 'mac' }, { name: '' }, { name: 'windows' }] },
    { path: 'overhead', values: [{ cpu: '1' }, { cpu: '-1' }] },
    { path: 'securityContext', values: [{ fsGroup: -1 }, { runAsUser: -1 }, { supplementalGroups: [-1] }, { sysctls: [{ name: 'a b', value: '1' }] }, { sysctls: [{ name: 'net.core.somaxconn', value: '1' }] }, { sysctls: [{ name: 'a', value: '1' }, { name: 'a', value: '1' }] }, { fsGroupChangePolicy: 'Always' }, { fsGroupChangePolicy: 'Other' }, { seccompProfile: { type: 'Localhost' } }, { seccompProfile: { type: 'Unconfined' } }] },
    { path: 'ephemeralContainers', values: [[{ name: 'e', image: 'i' }]] },
    { path: 'schedulingGates', values: [[{ name: 'a' }], [{ name: 'a b' }], [{ name: 'a' }, { name: 'a' }]] },
    { path: 'resourceClaims', values: [[{ name: 'a', resourceClaimName: 'b' }], [{ name: 'a' }], [{ name: 'A', resourceClaimName: 'b' }], [{ name: 'a', resourceClaimName: 'b', resourceClaimTemplateName: 'c' }], [{ name: 'a', resourceClaimName: 'B' }]] },
  ],
  'containers': [
    { path: 'containers', values: CONTAINERS },
    { path: 'initContainers', values: [[{ name: 'i', image: 'i' }], [{ name: 'c', image: 'i' }], [{ name: 'i', image: 'i', livenessProbe: { tcpSocket: { port: 1 } } }], [{ name: 'i', image: 'i', restartPolicy: 'Always', livenessProbe: { tcpSocket: { port: 1 } } }], [{ name: 'i', image: 'i', restartPolicy: 'Never' }], [{ name: 'i', image: 'i', lifecycle: { preStop: { exec: { command: ['a'] } } } }], [{ name: 'i' }]] },
  ],
  'pod-scheduling': [
    { path: 'tolerations', values: [[{}], [{ operator: 'Exists' }], [{ key: 'a', operator: 'Exists', value: 'x' }], [{ key: 'a b' }], [{ key: 'a', operator: 'Is' }], [{ key: 'a', effect: 'NoExecute', tolerationSeconds: 5 }], [{ key: 'a', effect: 'NoSchedule', tolerationSeconds: 5 }], [{ key: 'a', effect: 'None' }], [{ key: 'a', value: 'b c' }]] },
    { path: 'affinity', values: [term({ key: 'a', operator: 'In', values: ['b'] }), term({ key: 'a', operator: 'In' }), term({ key: 'a', operator: 'Exists', values: ['b'] }), term({ key: 'a', operator: 'Gt', values: ['1', '2'] }), term({ key: 'a', operator: 'Like' }), term({ key: 'a b', operator: 'Exists' }), { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [] } } }, { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: {} } }, { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 0, preference: {} }] } }, { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 101, preference: {} }] } }, { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 5, preference: { matchFields: [{ key: 'metadata.name', operator: 'In', values: ['a'] }] } }] } }, { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 5, preference: { matchFields: [{ key: 'metadata.uid', operator: 'In', values: ['a'] }] } }] } }, near({ topologyKey: 'zone', labelSelector: {} }), near({ topologyKey: '', labelSelector: {} }), near({ labelSelector: {} }), near({ topologyKey: 'a b' }), near({ topologyKey: 'zone', namespaces: ['A'] }), near({ topologyKey: 'zone', labelSelector: { matchExpressions: [{ key: 'a', operator: 'In' }] } }), near({ topologyKey: 'zone', labelSelector: { matchLabels: { a: 'b c' } } }), near({ topologyKey: 'zone', matchLabelKeys: ['a'] }), near({ topologyKey: 'zone', labelSelector: {}, matchLabelKeys: ['a'] }), { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 200, podAffinityTerm: { topologyKey: 'zone' } }] } }] },
    { path: 'topologySpreadConstraints', values: [spread({}), spread({ maxSkew: 0 }), spread({ topologyKey: '' }), spread({ topologyKey: 'a b' }), spread({ whenUnsatisfiable: 'Never' }), spread({ minDomains: 0 }), spread({ minDomains: 2 }), spread({ minDomains: 2, whenUnsatisfiable: 'ScheduleAnyway' }), spread({ nodeAffinityPolicy: 'Other' }), spread({ matchLabelKeys: ['a', 'a'] }), spread({ matchLabelKeys: ['app'] }), spread({ labelSelector: { matchLabels: { a: 'b c' } } }), [...spread({}) as Json[], ...spread({}) as Json[]]] },
  ],
  'pod-volume': [
    {
      path: 'volumes',
      values: [
        [{ name: 'v', emptyDir: {} }, { name: 'v', emptyDir: {} }], [{ name: 'V', emptyDir: {} }], ...[
          {}, { emptyDir: {}, hostPath: { path: '/x' } }, { hostPath: { path: '' } }, { hostPath: { path: '/a/../b' } }, { hostPath: { path: '/a', type: 'Dir' } }, { emptyDir: { sizeLimit: '-1' } }, { emptyDir: { medium: 'HugePages' } },
          { secret: {} }, { secret: { secretName: 'S' } }, { secret: { secretName: 's', defaultMode: 1000 } }, { secret: { secretName: 's', items: [{ key: '', path: 'p' }] } }, { secret: { secretName: 's', items: [{ key: 'k', path: '/p' }] } }, { secret: { secretName: 's', items: [{ key: 'k', path: '../p' }] } },
          { configMap: {} }, { configMap: { name: 'c', items: [{ key: 'k', path: '' }] } }, { configMap: { name: 'c', defaultMode: -1 } },
          { persistentVolumeClaim: { claimName: '' } }, { persistentVolumeClaim: {} }, { persistentVolumeClaim: { claimName: 'C' } }, { nfs: { server: '', path: '/x' } }, { nfs: { server: 's', path: 'x' } }, { nfs: { server: 's', path: '/x' } },
          { csi: { driver: '' } }, { csi: { driver: 'd' } }, { csi: { driver: 'd d' } }, { image: { reference: '' } }, { image: { reference: 'r' } }, { downwardAPI: { items: [{ path: 'a', fieldRef: { fieldPath: 'metadata.labels' } }] } }, { downwardAPI: { items: [{ path: 'a', fieldRef: { fieldPath: 'status.podIP' } }] } }, { downwardAPI: { items: [{ path: 'a' }] } }, { downwardAPI: { items: [{ path: 'a', resourceFieldRef: { resource: 'limits.cpu' } }] } }, { downwardAPI: { items: [{ path: 'a', resourceFieldRef: { resource: 'limits.cpu', containerName: 'c' } }] } },
          { projected: { sources: [{ secret: { name: 's' } }] } }, { projected: { sources: [{}] } }, { projected: { sources: [{ secret: { name: '' } }] } }, { projected: { sources: [{ serviceAccountToken: { path: 't' } }] } }, { projected: { sources: [{ serviceAccountToken: { path: 't', expirationSeconds: 10 } }] } }, { projected: { sources: [{ serviceAccountToken: { path: '' } }] } }, { projected: {} }, { projected: { sources: [{ secret: { name: 's' }, configMap: { name: 'c' } }] } },
          { ephemeral: { volumeClaimTemplate: { spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } } } }, { ephemeral: {} }, { ephemeral: { volumeClaimTemplate: { spec: {} } } }, { gitRepo: { repository: '' } }, { gitRepo: { repository: 'r' } },
        ].map((source) => volume(source as Record<string, Json>)),
      ],
    },
  ],
};

/** Changes to a template of pods. */
export const podTemplateChanges: Changes = {
  'pod-template': [
    { path: 'metadata.labels', values: [{ app: 'a' }, {}, { app: 'b' }, { 'bad key': 'x' }, { app: 'a', more: 'b c' }, undefined] },
    { path: 'metadata.annotations', values: [{ 'bad key': 'x' }, { a: 'b' }] },
  ],
};
