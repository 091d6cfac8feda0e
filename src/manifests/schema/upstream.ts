/** A JSON schema as upstream writes it, with what Kubernetes adds to the vocabulary. */
export interface UpstreamSchema {
  readonly '$ref'?: string;
  readonly 'type'?: string;
  readonly 'format'?: string;
  readonly 'nullable'?: boolean;
  readonly 'enum'?: readonly string[];
  readonly 'default'?: unknown;
  readonly 'properties'?: { readonly [name: string]: UpstreamSchema };
  readonly 'items'?: UpstreamSchema;
  readonly 'additionalProperties'?: UpstreamSchema | boolean;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-list-type'?: string;
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
}

/** A kind that an upstream project serves. */
export interface UpstreamKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** What it is called in URLs and in quotas. */
  readonly plural: string;
  readonly scope: 'Namespaced' | 'Cluster';
  /** The versions served with this very schema. */
  readonly served: readonly string[];
  readonly deprecated: readonly string[];
  /** The name of its schema among the definitions of the same file. */
  readonly definition: string;
}

/** The facts of one upstream project, `imports/schemas/<project>.json`. */
export interface Upstream {
  /** The file's name, by which other files refer to its definitions. */
  readonly file: string;
  /** The file of its newest release. */
  readonly project: string;
  readonly kinds: readonly UpstreamKind[];
  readonly definitions: { readonly [name: string]: UpstreamSchema };
}

/** The one upstream whose kinds are built in; all others are custom resources. */
export const KUBERNETES = 'kubernetes.json';

/** How the facts of a project are read. */
interface Reader {
  readonly file: string;
  /** The API groups of its kinds, in whatever release: who asks for one of these needs no other file. */
  readonly groups: readonly string[];
  readonly read: () => unknown;
}

/** The groups that Kubernetes serves by itself; the core group is the empty text. */
const KUBERNETES_GROUPS = [
  '', 'admissionregistration.k8s.io', 'apiextensions.k8s.io', 'apiregistration.k8s.io', 'apps', 'autoscaling', 'batch', 'certificates.k8s.io',
  'coordination.k8s.io', 'discovery.k8s.io', 'events.k8s.io', 'flowcontrol.apiserver.k8s.io', 'internal.apiserver.k8s.io', 'networking.k8s.io',
  'node.k8s.io', 'policy', 'rbac.authorization.k8s.io', 'resource.k8s.io', 'scheduling.k8s.io', 'storage.k8s.io', 'storagemigration.k8s.io',
];

const KUBEVIRT_GROUPS = [
  'backup.kubevirt.io', 'clone.kubevirt.io', 'export.kubevirt.io', 'instancetype.kubevirt.io', 'kubevirt.io', 'migrations.kubevirt.io',
  'plugin.kubevirt.io', 'pool.kubevirt.io', 'snapshot.kubevirt.io',
];

/** The projects in the order of the files' names: read when asked for, by literal paths that a bundler can follow. */
const READERS: readonly Reader[] = [
  { file: 'application-aware-quota.json', groups: ['aaq.kubevirt.io'], read: () => require('../../../imports/schemas/application-aware-quota.json') },
  { file: 'argo-cd.json', groups: ['argoproj.io'], read: () => require('../../../imports/schemas/argo-cd.json') },
  { file: 'argo-workflows.json', groups: ['argoproj.io'], read: () => require('../../../imports/schemas/argo-workflows.json') },
  { file: 'autoscaler.json', groups: ['autoscaling.k8s.io'], read: () => require('../../../imports/schemas/autoscaler.json') },
  {
    file: 'cluster-network-addons-operator.json',
    groups: ['networkaddonsoperator.network.kubevirt.io'],
    read: () => require('../../../imports/schemas/cluster-network-addons-operator.json'),
  },
  { file: 'containerized-data-importer.json', groups: ['cdi.kubevirt.io'], read: () => require('../../../imports/schemas/containerized-data-importer.json') },
  { file: 'external-secrets.json', groups: ['external-secrets.io'], read: () => require('../../../imports/schemas/external-secrets.json') },
  { file: 'external-snapshotter.json', groups: ['snapshot.storage.k8s.io'], read: () => require('../../../imports/schemas/external-snapshotter.json') },
  { file: 'fleet.json', groups: ['fleet.cattle.io'], read: () => require('../../../imports/schemas/fleet.json') },
  {
    file: 'hostpath-provisioner-operator.json',
    groups: ['hostpathprovisioner.kubevirt.io'],
    read: () => require('../../../imports/schemas/hostpath-provisioner-operator.json'),
  },
  {
    file: 'hyperconverged-cluster-operator.json',
    groups: ['hco.kubevirt.io'],
    read: () => require('../../../imports/schemas/hyperconverged-cluster-operator.json'),
  },
  { file: 'ipamclaims.json', groups: ['k8s.cni.cncf.io'], read: () => require('../../../imports/schemas/ipamclaims.json') },
  { file: 'keda.json', groups: ['keda.sh'], read: () => require('../../../imports/schemas/keda.json') },
  { file: 'kubernetes-nmstate.json', groups: ['nmstate.io'], read: () => require('../../../imports/schemas/kubernetes-nmstate.json') },
  { file: 'kubernetes.json', groups: KUBERNETES_GROUPS, read: () => require('../../../imports/schemas/kubernetes.json') },
  { file: 'kubevirt.json', groups: KUBEVIRT_GROUPS, read: () => require('../../../imports/schemas/kubevirt.json') },
  { file: 'kustomize-controller.json', groups: ['kustomize.toolkit.fluxcd.io'], read: () => require('../../../imports/schemas/kustomize-controller.json') },
  { file: 'metallb.json', groups: ['metallb.io'], read: () => require('../../../imports/schemas/metallb.json') },
  { file: 'multi-networkpolicy.json', groups: ['k8s.cni.cncf.io'], read: () => require('../../../imports/schemas/multi-networkpolicy.json') },
  {
    file: 'network-attachment-definition-client.json',
    groups: ['k8s.cni.cncf.io'],
    read: () => require('../../../imports/schemas/network-attachment-definition-client.json'),
  },
  {
    file: 'node-healthcheck-operator.json',
    groups: ['remediation.medik8s.io'],
    read: () => require('../../../imports/schemas/node-healthcheck-operator.json'),
  },
  {
    file: 'openshift-api.json',
    groups: ['route.openshift.io', 'security.openshift.io', 'template.openshift.io'],
    read: () => require('../../../imports/schemas/openshift-api.json'),
  },
  { file: 'ovn-kubernetes.json', groups: ['k8s.ovn.org'], read: () => require('../../../imports/schemas/ovn-kubernetes.json') },
  { file: 'pipeline.json', groups: ['tekton.dev'], read: () => require('../../../imports/schemas/pipeline.json') },
  { file: 'prometheus-operator.json', groups: ['monitoring.coreos.com'], read: () => require('../../../imports/schemas/prometheus-operator.json') },
  { file: 'sealed-secrets.json', groups: ['bitnami.com'], read: () => require('../../../imports/schemas/sealed-secrets.json') },
  {
    file: 'self-node-remediation.json',
    groups: ['self-node-remediation.medik8s.io'],
    read: () => require('../../../imports/schemas/self-node-remediation.json'),
  },
  { file: 'sriov-network-operator.json', groups: ['sriovnetwork.openshift.io'], read: () => require('../../../imports/schemas/sriov-network-operator.json') },
  { file: 'ssp-operator.json', groups: ['ssp.kubevirt.io'], read: () => require('../../../imports/schemas/ssp-operator.json') },
  { file: 'velero.json', groups: ['velero.io'], read: () => require('../../../imports/schemas/velero.json') },
  { file: 'virt-template.json', groups: ['template.kubevirt.io'], read: () => require('../../../imports/schemas/virt-template.json') },
];

/** The files with the kinds of a group; none of a group that is not known. */
export function filesOf(group: string): readonly string[] {
  return READERS.filter(({ groups }) => groups.includes(group)).map(({ file }) => file);
}

const read = new Map<string, Upstream>();
let newest: readonly Upstream[] | undefined;

/** The facts of the newest release of a project, by its file; read once. */
export function newestUpstream(file: string): Upstream | undefined {
  const known = read.get(file);
  if (known) return known;
  const reader = READERS.find((each) => each.file === file);
  if (!reader) return undefined;
  const upstream = { ...reader.read() as Upstream, file, project: file };
  read.set(file, upstream);
  return upstream;
}

/** The facts of the newest release of each project, in the order of the files' names. */
export function newestUpstreams(): readonly Upstream[] {
  return newest ??= READERS.flatMap(({ file }) => newestUpstream(file) ?? []);
}
