import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, pool, virtualMachine, says } from '../../rules/judge';
import type { Json, Verdict } from '../../rules/judge';

says({
  'data-volume-source/is-one': { allowed: 'exactly one of http, s3, gcs, registry, pvc, upload, blank, imageio, vddk, snapshot' },
  'data-volume-template/is-populated-once': {
    allowed: 'source or sourceRef, or dataSourceRef in storage',
    reported: 'spec.dataVolumeTemplate[0].source.sourceRef',
  },
  'data-volume/has-one-access-mode': { level: FindingLevel.ADVISED, allowed: 'exactly one' },
  'data-volume/has-size': {
    level: [undefined, FindingLevel.ADVISED],
    allowed: 'a size such as 30Gi',
    reported: [undefined, 'spec.PVC.resources.requests.size', 'spec.Storage.resources.requests.size'],
  },
  'dns/has-config-when-none': { allowed: 'nameservers' },
  'image/is-pinned': { level: FindingLevel.ADVISED, allowed: 'an image with a tag other than latest, or a digest' },
  'node-affinity/has-fitting-values': {
    allowed: ['exactly one value with Gt', 'exactly one value with Lt', 'one value or more with In', 'one value or more with NotIn'],
    reported: 'spec.template.spec.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0].values',
  },
});

type Field = [path: string, manifest: (value: string) => Json, accepted: readonly string[], refused: readonly string[]];

const GUEST = 'spec.template.spec';
const object = (apiVersion: string, kind: string, rest: Json): Json => ({ apiVersion, kind, metadata: { name: 't' }, ...rest });
const pod = (spec: Json): Json => object('v1', 'Pod', { spec: { containers: [{ name: 'c', image: 'i' }], ...spec } });
const service = (spec: Json): Json => object('v1', 'Service', { spec: { ports: [{ port: 80 }], ...spec } });
const claim = (spec: Json): Json => object('v1', 'PersistentVolumeClaim', { spec });
const policy = (spec: Json): Json => object('networking.k8s.io/v1', 'NetworkPolicy', { spec: { podSelector: {}, ...spec } });
const autoscaler = (spec: Json): Json => object('autoscaling/v2', 'HorizontalPodAutoscaler', {
  spec: { maxReplicas: 2, scaleTargetRef: { kind: 'Deployment', name: 'd' }, ...spec },
});
const quota = (requirement: Json): Json => object('v1', 'ResourceQuota', {
  spec: { scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'Exists', ...requirement }] } },
});
const spread = (constraint: Json) => ({
  topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', ...constraint }],
});
const nodeAffinity = (operator: string) => ({
  affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'k', operator }] }] } } },
});
const dataVolume = (spec: Json): Json => object('cdi.kubevirt.io/v1beta1', 'DataVolume', { spec });
const withDataVolume = (spec: Json): Json => {
  const vm = virtualMachine();
  return { ...vm, spec: { ...vm.spec, dataVolumeTemplates: [{ metadata: { name: 'd' }, spec }] } };
};
const containerDisk = (imagePullPolicy: string): Json => ({ volumes: [{ name: 'a', containerDisk: { image: 'i', imagePullPolicy } }] });
const MODES = ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'];

/** Verdicts of the API server's validation, Kubernetes v1.34.0. The empty string is taken where it means something, mostly the default. */
const fields: Field[] = [
  ['spec.type', type => service({ type }), ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName', ''], ['Loadbalancer']],
  ['spec.ports[0].protocol', protocol => service({ ports: [{ port: 80, protocol }] }), ['TCP', 'UDP', 'SCTP', ''], ['tcp']],
  ['spec.sessionAffinity', sessionAffinity => service({ sessionAffinity }), ['ClientIP', 'None', ''], ['Cookie']],
  ['spec.externalTrafficPolicy', externalTrafficPolicy => service({ externalTrafficPolicy }), ['Cluster', 'Local', ''], ['local']],
  ['spec.internalTrafficPolicy', internalTrafficPolicy => service({ internalTrafficPolicy }), ['Cluster', 'Local'], ['']],
  ['spec.ipFamilies[0]', family => service({ ipFamilies: [family] }), ['IPv4', 'IPv6'], ['ipv4', '']],
  ['spec.restartPolicy', restartPolicy => pod({ restartPolicy }), ['Always', 'OnFailure', 'Never', ''], ['always']],
  ['spec.containers[0].imagePullPolicy', imagePullPolicy => pod({ containers: [{ name: 'c', image: 'i', imagePullPolicy }] }),
    ['Always', 'IfNotPresent', 'Never', ''], ['IfNotpresent']],
  ['spec.initContainers[0].restartPolicy', restartPolicy => pod({ initContainers: [{ name: 'i', image: 'i', restartPolicy }] }),
    ['Always'], ['Sometimes', '']],
  ['spec.volumes[0].hostPath.type', type => pod({ volumes: [{ name: 'v', hostPath: { path: '/x', type } }] }),
    ['', 'Directory', 'DirectoryOrCreate', 'CharDevice'], ['Folder']],
  ['spec.volumes[0].emptyDir.medium', medium => pod({ volumes: [{ name: 'v', emptyDir: { medium } }] }),
    ['', 'Memory', 'HugePages-2Mi'], []],
  ['spec.tolerations[0].operator', operator => pod({ tolerations: [{ operator }] }), ['Exists', 'Equal', ''], ['Exist']],
  ['spec.tolerations[0].effect', effect => pod({ tolerations: [{ effect }] }),
    ['NoSchedule', 'PreferNoSchedule', 'NoExecute', ''], ['NoScheduling']],
  ['spec.topologySpreadConstraints[0].whenUnsatisfiable', whenUnsatisfiable => pod(spread({ whenUnsatisfiable })),
    ['DoNotSchedule', 'ScheduleAnyway'], ['Ignore', '']],
  ['spec.policyTypes[0]', type => policy({ policyTypes: [type] }), ['Ingress', 'Egress'], ['ingress', '']],
  ['spec.egress[0].ports[0].protocol', protocol => policy({ egress: [{ ports: [{ protocol }] }] }), ['TCP', 'UDP', 'SCTP'], ['ICMP', '']],
  ['spec.podSelector.matchExpressions[0].operator', operator => policy({ podSelector: { matchExpressions: [{ key: 'k', operator }] } }),
    ['In', 'NotIn', 'Exists', 'DoesNotExist'], ['Gt', 'in', '']],
  [
    'spec.rules[0].http.paths[0].pathType',
    pathType => object('networking.k8s.io/v1', 'Ingress', { spec: { rules: [{ http: { paths: [{ pathType, backend: {} }] } }] } }),
    ['Exact', 'Prefix', 'ImplementationSpecific'],
    ['Regex', ''],
  ],
  ['spec.metrics[0].type', type => autoscaler({ metrics: [{ type }] }),
    ['Resource', 'ContainerResource', 'Pods', 'Object', 'External'], ['Memory', '']],
  ['spec.behavior.scaleUp.selectPolicy', selectPolicy => autoscaler({ behavior: { scaleUp: { selectPolicy } } }),
    ['Max', 'Min', 'Disabled'], ['Average', '']],
  [
    'spec.unhealthyPodEvictionPolicy',
    unhealthyPodEvictionPolicy => object('policy/v1', 'PodDisruptionBudget', { spec: { unhealthyPodEvictionPolicy } }),
    ['AlwaysAllow', 'IfHealthyBudget'],
    ['Always', ''],
  ],
  ['spec.accessModes[0]', mode => claim({ accessModes: [mode] }), MODES, ['RWX', '']],
  ['spec.volumeMode', volumeMode => claim({ volumeMode }), ['Block', 'Filesystem'], ['FromStorageProfile', 'block', '']],
  ['spec.scopeSelector.matchExpressions[0].scopeName', scopeName => quota({ scopeName }),
    ['PriorityClass', 'Terminating', 'NotTerminating', 'BestEffort', 'NotBestEffort', 'CrossNamespacePodAffinity'], ['Priority', '']],
  ['spec.scopeSelector.matchExpressions[0].operator', operator => quota({ operator }),
    ['In', 'NotIn', 'Exists', 'DoesNotExist'], ['Equals', '']],
  ['spec.limits[0].type', type => object('v1', 'LimitRange', { spec: { limits: [{ type }] } }), ['Container', 'example.com/gpu'], []],
  ['preemptionPolicy', preemptionPolicy => object('scheduling.k8s.io/v1', 'PriorityClass', { value: 1, preemptionPolicy }),
    ['Never', 'PreemptLowerPriority'], ['Always', '']],
  ['volumeBindingMode', volumeBindingMode => object('storage.k8s.io/v1', 'StorageClass', { provisioner: 'p', volumeBindingMode }),
    ['Immediate', 'WaitForFirstConsumer'], ['Late', '']],
  ['type', type => object('v1', 'Secret', { type }), ['Opaque', 'kubernetes.io/tls', 'example.com/own'], []],
];

/**
 * Verdicts of KubeVirt's webhooks, v1.9.0. A pool may have the empty string: the machines made from it do not have the field. Of a
 * DataVolume alone, CDI admits any volume mode; with another than these it gets no claim.
 */
const ofMachines: Field[] = [
  [`${GUEST}.dnsPolicy`, dnsPolicy => virtualMachine({ dnsPolicy }),
    ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'], ['clusterfirst', 'Host']],
  [`spec.virtualMachineTemplate.${GUEST}.dnsPolicy`, dnsPolicy => pool({ dnsPolicy }), ['None', ''], ['none']],
  [`${GUEST}.volumes[0].containerDisk.imagePullPolicy`, value => virtualMachine(containerDisk(value)),
    ['Always', 'IfNotPresent', 'Never'], ['always']],
  [`${GUEST}.tolerations[0].effect`, effect => virtualMachine({ tolerations: [{ effect }] }),
    ['NoSchedule', 'PreferNoSchedule', 'NoExecute'], ['Schedule']],
  [`${GUEST}.tolerations[0].operator`, operator => virtualMachine({ tolerations: [{ operator }] }), ['Exists', 'Equal'], ['In']],
  [`${GUEST}.topologySpreadConstraints[0].whenUnsatisfiable`, whenUnsatisfiable => virtualMachine(spread({ whenUnsatisfiable })),
    ['DoNotSchedule', 'ScheduleAnyway'], ['doNotSchedule', '']],
  [`${GUEST}.topologySpreadConstraints[0].nodeTaintsPolicy`, nodeTaintsPolicy => virtualMachine(spread({ nodeTaintsPolicy })),
    ['Honor', 'Ignore'], ['honor', '']],
  [
    `${GUEST}.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0].operator`,
    operator => virtualMachine(nodeAffinity(operator)),
    ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt'],
    ['Has', ''],
  ],
  [`${GUEST}.readinessProbe.httpGet.scheme`, scheme => virtualMachine({ readinessProbe: { httpGet: { port: 80, scheme } } }),
    ['HTTP', 'HTTPS'], ['http']],
  ['spec.dataVolumeTemplates[0].spec.storage.accessModes[0]', mode => withDataVolume({ storage: { accessModes: [mode] } }),
    MODES, ['Everyone']],
  ['spec.dataVolumeTemplates[0].spec.storage.volumeMode', volumeMode => withDataVolume({ storage: { volumeMode } }),
    ['Block', 'Filesystem', 'FromStorageProfile'], ['Raw']],
  ['spec.dataVolumeTemplates[0].spec.pvc.volumeMode', volumeMode => withDataVolume({ pvc: { volumeMode } }),
    ['Block', 'Filesystem', 'FromStorageProfile'], ['Raw']],
  ['spec.storage.volumeMode', volumeMode => dataVolume({ storage: { volumeMode } }),
    ['Block', 'Filesystem', 'FromStorageProfile'], ['Raw']],
  ['spec.pvc.accessModes[0]', mode => dataVolume({ pvc: { accessModes: [mode] } }), MODES, ['RWO']],
];

const cases = (verdict: 'accepted' | 'refused') => [...fields, ...ofMachines].flatMap(([path, manifest, accepted, refused]) =>
  (verdict === 'accepted' ? accepted : refused).map(value => ({ path, value, written: manifest(value) })));

const wordsRefused = (manifest: Json): Verdict[] => judge(manifest).filter(([rule]) => rule === 'schema/has-known-value');

test.each(cases('accepted'))('$written.kind: $path may be "$value"', ({ written }) => {
  expect(wordsRefused(written)).toEqual([]);
});

test.each(cases('refused'))('$written.kind: $path may not be "$value"', ({ path, value, written }) => {
  expect(wordsRefused(written)).toEqual([['schema/has-known-value', path, value]]);
});
