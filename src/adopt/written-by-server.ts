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
];

/** Finalizers that controllers put on what they care for. */
export const SERVER_FINALIZERS: readonly RegExp[] = [
  /^kubevirt\.io\//, /^cdi\.kubevirt\.io\//, /^snapshot\.kubevirt\.io\//, /^pool\.kubevirt\.io\//,
  /^kubernetes\.io\/(pvc|pv)-protection$/, /^kubernetes$/,
];

/** What the API server or a controller writes into the spec of one kind, besides what it was given: the path, and values that say nothing. */
export const SERVER_FIELDS: ReadonlyMap<string, readonly (readonly [path: string, isWritten: (written: unknown) => boolean])[]> = new Map([
  ['Service', [
    ['spec.clusterIP', (written) => written !== 'None'],
    ['spec.clusterIPs', (written) => !(Array.isArray(written) && written.includes('None'))],
    ['spec.internalTrafficPolicy', (written) => written === 'Cluster'],
    ['spec.ipFamilies', () => true],
    ['spec.ipFamilyPolicy', (written) => written === 'SingleStack'],
    ['spec.sessionAffinity', (written) => written === 'None'],
  ]],
  ['Namespace', [['spec', () => true], ['metadata.labels.kubernetes.io/metadata.name', () => true]]],
]);
