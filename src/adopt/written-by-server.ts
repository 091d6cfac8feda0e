import { POD_SPECS } from '../manifests/pod-specs';

/** Fields of metadata that the API server writes, whatever the kind. */
export const SERVER_METADATA = [
  'creationTimestamp', 'deletionGracePeriodSeconds', 'deletionTimestamp', 'generation', 'managedFields', 'resourceVersion', 'selfLink', 'uid',
];

/** Annotations that clients and controllers write for themselves: who applies them anew claims what is not so. */
export const SERVER_ANNOTATIONS: readonly RegExp[] = [
  /^kubectl\.kubernetes\.io\/(last-applied-configuration|restartedAt)$/,
  /^kubevirt\.io\/(latest-observed-api-version|storage-observed-api-version)$/,
  /^deployment\.kubernetes\.io\/revision$/,
  /^deprecated\.daemonset\.template\.generation$/,
  /^pv\.kubernetes\.io\/(bind-completed|bound-by-controller|provisioned-by)$/,
  /^volume\.(beta\.)?kubernetes\.io\/(storage-provisioner|selected-node)$/,
  /^cdi\.kubevirt\.io\/storage\.(clone\.token|extended\.clone\.token|usePopulator|prePopulated|pod\..*|populator\..*|condition\..*)$/,
  /^cdi\.kubevirt\.io\/storage\.import\.(nextCronTime|lastCronTime|sourceDesiredDigest|imageStreamDockerRef|storageClass)$/,
  /^cdi\.kubevirt\.io\/(cloneType|permissiveClone)$/,
  /^restore\.kubevirt\.io\/lastRestoreUID$/,
  /^kubemacpool\.io\/transaction-timestamp$/,
];

/** Finalizers that controllers put on what they care for. */
export const SERVER_FINALIZERS: readonly RegExp[] = [
  /^kubevirt\.io\//, /^cdi\.kubevirt\.io\//, /^snapshot\.kubevirt\.io\//, /^pool\.kubevirt\.io\//,
  /^kubernetes\.io\/(pvc|pv)-protection$/, /^kubernetes$/,
];

/** A field that the API server or a controller writes, besides what it was given: where it is, and values of it that say nothing. */
interface ServerField {
  readonly path: readonly string[];
  readonly isWritten: (written: unknown, beside: { readonly [field: string]: unknown }) => boolean;
}

/** By `<group>/<kind>`. */
export const SERVER_FIELDS: ReadonlyMap<string, readonly ServerField[]> = new Map<string, readonly ServerField[]>([
  ['/Service', [
    { path: ['spec', 'clusterIPs'], isWritten: (written, { clusterIP }) => clusterIP === 'None' || !(Array.isArray(written) && written.includes('None')) },
    { path: ['spec', 'clusterIP'], isWritten: (written) => written !== 'None' },
    { path: ['spec', 'internalTrafficPolicy'], isWritten: (written) => written === 'Cluster' },
    { path: ['spec', 'externalTrafficPolicy'], isWritten: (written) => written === 'Cluster' },
    { path: ['spec', 'allocateLoadBalancerNodePorts'], isWritten: (written) => written === true },
    { path: ['spec', 'ipFamilies'], isWritten: () => true },
    { path: ['spec', 'ipFamilyPolicy'], isWritten: (written) => written === 'SingleStack' },
    { path: ['spec', 'sessionAffinity'], isWritten: (written) => written === 'None' },
  ]],
  ['/Namespace', [
    { path: ['spec'], isWritten: () => true },
    { path: ['metadata', 'labels', 'kubernetes.io/metadata.name'], isWritten: () => true },
  ]],
  ['cdi.kubevirt.io/DataImportCron', [{ path: ['spec', 'template', 'status'], isWritten: () => true }]],
  ...[...POD_SPECS].map(([kind, spec]) => [kind, [
    { path: [...spec.split('.'), 'serviceAccount'], isWritten: (written, { serviceAccountName }) => written === serviceAccountName },
  ]] as [string, ServerField[]]),
]);
