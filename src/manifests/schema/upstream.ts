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

/** The facts of each project, in the order of the files' names: read when asked for, by literal paths that a bundler can follow. */
const READERS: readonly (readonly [file: string, read: () => unknown])[] = [
  ['application-aware-quota.json', () => require('../../../imports/schemas/application-aware-quota.json')],
  ['argo-cd.json', () => require('../../../imports/schemas/argo-cd.json')],
  ['argo-workflows.json', () => require('../../../imports/schemas/argo-workflows.json')],
  ['autoscaler.json', () => require('../../../imports/schemas/autoscaler.json')],
  ['cluster-network-addons-operator.json', () => require('../../../imports/schemas/cluster-network-addons-operator.json')],
  ['containerized-data-importer.json', () => require('../../../imports/schemas/containerized-data-importer.json')],
  ['external-secrets.json', () => require('../../../imports/schemas/external-secrets.json')],
  ['external-snapshotter.json', () => require('../../../imports/schemas/external-snapshotter.json')],
  ['fleet.json', () => require('../../../imports/schemas/fleet.json')],
  ['hostpath-provisioner-operator.json', () => require('../../../imports/schemas/hostpath-provisioner-operator.json')],
  ['hyperconverged-cluster-operator.json', () => require('../../../imports/schemas/hyperconverged-cluster-operator.json')],
  ['ipamclaims.json', () => require('../../../imports/schemas/ipamclaims.json')],
  ['keda.json', () => require('../../../imports/schemas/keda.json')],
  ['kubernetes-nmstate.json', () => require('../../../imports/schemas/kubernetes-nmstate.json')],
  ['kubernetes.json', () => require('../../../imports/schemas/kubernetes.json')],
  ['kubevirt.json', () => require('../../../imports/schemas/kubevirt.json')],
  ['kustomize-controller.json', () => require('../../../imports/schemas/kustomize-controller.json')],
  ['metallb.json', () => require('../../../imports/schemas/metallb.json')],
  ['multi-networkpolicy.json', () => require('../../../imports/schemas/multi-networkpolicy.json')],
  ['network-attachment-definition-client.json', () => require('../../../imports/schemas/network-attachment-definition-client.json')],
  ['node-healthcheck-operator.json', () => require('../../../imports/schemas/node-healthcheck-operator.json')],
  ['openshift-api.json', () => require('../../../imports/schemas/openshift-api.json')],
  ['ovn-kubernetes.json', () => require('../../../imports/schemas/ovn-kubernetes.json')],
  ['pipeline.json', () => require('../../../imports/schemas/pipeline.json')],
  ['prometheus-operator.json', () => require('../../../imports/schemas/prometheus-operator.json')],
  ['sealed-secrets.json', () => require('../../../imports/schemas/sealed-secrets.json')],
  ['self-node-remediation.json', () => require('../../../imports/schemas/self-node-remediation.json')],
  ['sriov-network-operator.json', () => require('../../../imports/schemas/sriov-network-operator.json')],
  ['ssp-operator.json', () => require('../../../imports/schemas/ssp-operator.json')],
  ['velero.json', () => require('../../../imports/schemas/velero.json')],
  ['virt-template.json', () => require('../../../imports/schemas/virt-template.json')],
];

let newest: readonly Upstream[] | undefined;

/** The facts of the newest release of each project, in the order of the files' names; read once. */
export function newestUpstreams(): readonly Upstream[] {
  return newest ??= READERS.map(([file, read]) => ({ ...read() as Upstream, file, project: file }));
}
