import { judge } from '../judge';
import type { Json, Verdict } from '../judge';


const MANIFESTS: { readonly [kind: string]: Json } = {
  'namespace': { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a' } },
  'config-map': { apiVersion: 'v1', kind: 'ConfigMap', data: { a: 'b' }, metadata: { name: 'a', namespace: 'x' } },
  'secret': { apiVersion: 'v1', kind: 'Secret', stringData: { a: 'b' }, metadata: { name: 'a', namespace: 'x' } },
  'resource-quota': { apiVersion: 'v1', kind: 'ResourceQuota', spec: { hard: { 'requests.cpu': '1' } }, metadata: { name: 'a', namespace: 'x' } },
  'limit-range': { apiVersion: 'v1', kind: 'LimitRange', spec: { limits: [{ type: 'Container', default: { cpu: '1' } }] }, metadata: { name: 'a', namespace: 'x' } },
  'network-policy': { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', spec: { podSelector: {} }, metadata: { name: 'a', namespace: 'x' } },
  'role': { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }], metadata: { name: 'a', namespace: 'x' } },
  'cluster-role': { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }], metadata: { name: 'a' } },
  'role-binding': { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding', roleRef: { kind: 'ClusterRole', name: 'a', apiGroup: 'rbac.authorization.k8s.io' }, subjects: [{ kind: 'ServiceAccount', name: 'a', namespace: 'n' }], metadata: { name: 'a', namespace: 'x' } },
  'cluster-role-binding': { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRoleBinding', roleRef: { kind: 'ClusterRole', name: 'a', apiGroup: 'rbac.authorization.k8s.io' }, subjects: [{ kind: 'ServiceAccount', name: 'a', namespace: 'n' }], metadata: { name: 'a' } },
  'service': { apiVersion: 'v1', kind: 'Service', spec: { selector: { app: 'a' }, ports: [{ port: 80 }] }, metadata: { name: 'a', namespace: 'x' } },
  'ingress': { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', spec: { rules: [{ http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 's', port: { number: 80 } } } }] } }] }, metadata: { name: 'a', namespace: 'x' } },
  'persistent-volume-claim': { apiVersion: 'v1', kind: 'PersistentVolumeClaim', spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } }, metadata: { name: 'a', namespace: 'x' } },
  'storage-class': { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', provisioner: 'a.b', metadata: { name: 'a' } },
  'priority-class': { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', value: 1, metadata: { name: 'a' } },
  'disruption-budget': { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', spec: { selector: { matchLabels: { app: 'a' } } }, metadata: { name: 'a', namespace: 'x' } },
  'autoscaler': { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'd' }, maxReplicas: 3 }, metadata: { name: 'a', namespace: 'x' } },
  'admission-policy': { apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingAdmissionPolicy', spec: { matchConstraints: { resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }] }, validations: [{ expression: 'true' }] }, metadata: { name: 'a' } },
  'admission-policy-binding': { apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingAdmissionPolicyBinding', spec: { policyName: 'p', validationActions: ['Deny'] }, metadata: { name: 'a' } },
  'pod': { apiVersion: 'v1', kind: 'Pod', spec: { containers: [{ name: 'c', image: 'i' }], volumes: [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }] }, metadata: { name: 'a', namespace: 'x', labels: { app: 'a' } } },
  'deployment': { apiVersion: 'apps/v1', kind: 'Deployment', spec: { selector: { matchLabels: { app: 'a' } }, template: { metadata: { labels: { app: 'a' } }, spec: { containers: [{ name: 'c', image: 'i' }], volumes: [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }] } } }, metadata: { name: 'a', namespace: 'x' } },
  'replica-set': { apiVersion: 'apps/v1', kind: 'ReplicaSet', spec: { selector: { matchLabels: { app: 'a' } }, template: { metadata: { labels: { app: 'a' } }, spec: { containers: [{ name: 'c', image: 'i' }], volumes: [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }] } } }, metadata: { name: 'a', namespace: 'x' } },
  'daemon-set': { apiVersion: 'apps/v1', kind: 'DaemonSet', spec: { selector: { matchLabels: { app: 'a' } }, template: { metadata: { labels: { app: 'a' } }, spec: { containers: [{ name: 'c', image: 'i' }], volumes: [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }] } } }, metadata: { name: 'a', namespace: 'x' } },
  'stateful-set': { apiVersion: 'apps/v1', kind: 'StatefulSet', spec: { selector: { matchLabels: { app: 'a' } }, template: { metadata: { labels: { app: 'a' } }, spec: { containers: [{ name: 'c', image: 'i' }], volumes: [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }] } }, serviceName: 's', volumeClaimTemplates: [{ metadata: { name: 'd' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } }] }, metadata: { name: 'a', namespace: 'x' } },
  'job': { apiVersion: 'batch/v1', kind: 'Job', spec: { template: { metadata: { labels: { app: 'a' } }, spec: { containers: [{ name: 'c', image: 'i' }], volumes: [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }], restartPolicy: 'Never' } } }, metadata: { name: 'a', namespace: 'x' } },
  'cron-job': { apiVersion: 'batch/v1', kind: 'CronJob', spec: { schedule: '0 0 * * *', jobTemplate: { spec: { template: { metadata: { labels: { app: 'a' } }, spec: { containers: [{ name: 'c', image: 'i' }], volumes: [{ name: 'v', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: 'c' } }], restartPolicy: 'OnFailure' } } } } }, metadata: { name: 'a', namespace: 'x' } },
};

/** A path in a manifest, what stands there instead (`undefined`: nothing), and what is found then. */
export type KubernetesRow = [path: string, value: unknown, ...verdicts: Verdict[]];

/** What is found where a value of a manifest that is admitted is another. Kubernetes' own code refused and admitted the same (conformance/). */
export function kubernetesTable(kind: string, rows: KubernetesRow[]): void {
  test('is admitted', () => expect(judge(valid(kind))).toEqual([]));
  test.each(rows.map((row, i) => [`${i} ${row[0]}`, ...row] as const))('%s', (_, path, value, ...verdicts) => {
    const manifest = valid(kind);
    write(manifest, path, value);
    expect(judge(manifest)).toEqual(verdicts);
  });
}

/** `a.b[0].c`: writes there, and what must be on the way. */
function write(root: Json, path: string, value: unknown): void {
  const steps = path.split(/\.|(?=\[)/).map((step) => (step.startsWith('[') ? Number(step.slice(1, -1)) : step));
  const last = steps.pop()!;
  let node: Json = root;
  steps.forEach((step) => { node = node[step] ??= {}; });
  if (value === undefined) delete node[last];
  else node[last] = value;
}

function valid(kind: string): Json {
  return structuredClone(MANIFESTS[kind]);
}
