/** A kind of objects that a Platform is read from. */
export interface Resource {
  readonly group: string;
  /** Its name in paths of the API and in RBAC. */
  readonly plural: string;
  readonly kind: string;
  /** The only namespace and labels of which it is read, where not all are. */
  readonly within?: { readonly namespace: string; readonly selector: string };
}

/** All kinds that are read. None holds a Secret, and none is read that no prop of Platform is taken from. */
export const RESOURCES: readonly Resource[] = [
  { group: '', plural: 'nodes', kind: 'Node' },
  { group: '', plural: 'services', kind: 'Service' },
  { group: 'apps', plural: 'daemonsets', kind: 'DaemonSet', within: { namespace: 'kube-system', selector: 'k8s-app=node-local-dns' } },
  { group: 'cdi.kubevirt.io', plural: 'cdis', kind: 'CDI' },
  { group: 'cdi.kubevirt.io', plural: 'storageprofiles', kind: 'StorageProfile' },
  { group: 'config.openshift.io', plural: 'clusterversions', kind: 'ClusterVersion' },
  { group: 'hco.kubevirt.io', plural: 'hyperconvergeds', kind: 'HyperConverged' },
  { group: 'k8s.cni.cncf.io', plural: 'network-attachment-definitions', kind: 'NetworkAttachmentDefinition' },
  { group: 'kubevirt.io', plural: 'kubevirts', kind: 'KubeVirt' },
  { group: 'networking.k8s.io', plural: 'ingressclasses', kind: 'IngressClass' },
  { group: 'snapshot.storage.k8s.io', plural: 'volumesnapshotclasses', kind: 'VolumeSnapshotClass' },
  { group: 'sriovnetwork.openshift.io', plural: 'sriovoperatorconfigs', kind: 'SriovOperatorConfig' },
  { group: 'storage.k8s.io', plural: 'storageclasses', kind: 'StorageClass' },
];

/** A resource as `kubectl api-resources -o name` lists it. */
export function fullName({ plural, group }: Resource): string {
  return group ? `${plural}.${group}` : plural;
}
