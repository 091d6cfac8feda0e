/** In which of the two parts of the metadata a key is read. */
export type Section = 'annotations' | 'labels';

/** Names below a domain that is the key of an entry. */
interface Names { readonly [domain: string]: string }

/** Annotations that users write, and that nothing reads as labels. */
const ANNOTATIONS: Names = {
  // Kubernetes
  'storageclass.kubernetes.io': 'is-default-class',
  'storageclass.beta.kubernetes.io': 'is-default-class',
  'snapshot.storage.kubernetes.io': 'is-default-class',
  'ingressclass.kubernetes.io': 'is-default-class',
  'cluster-autoscaler.kubernetes.io': 'safe-to-evict scale-down-disabled',
  'controller.kubernetes.io': 'pod-deletion-cost',
  'descheduler.alpha.kubernetes.io': 'evict prefer-no-eviction',
  'external-dns.alpha.kubernetes.io': 'access alias endpoints-type hostname internal-hostname set-identifier target ttl',
  // KubeVirt and CDI, as their code has them (kubevirt.io/api and kubevirt v1.6.0 to v1.9.0, containerized-data-importer v1.65.0)
  'storageclass.kubevirt.io': 'is-default-virt-class',
  'kubevirt.io': 'allow-pod-bridge-network-live-migration disablePCIHole64 ephemeral-provisioning free-page-reporting-disabled ignitiondata immediate-data-volume-creation '
    + 'keep-launcher-alive-after-failure libvirt-log-filters migrationPendingPodTimeoutSeconds migrationUnschedulablePodTimeoutSeconds migrationUtilityVolumesTimeoutSeconds '
    + 'placePCIDevicesOnRootComplex skip-backup-hooks vga-display-efi-x86',
  'hooks.kubevirt.io': 'hookSidecars',
  'network.kubevirt.io': 'addresses',
  'alpha.kubevirt.io': 'EmulatorThreadCompleteToEvenParity',
  'virtualmachineinstancepresets.admission.kubevirt.io': 'exclude',
  'kubevirt.kubevirt.io': 'jsonpatch',
  'containerizeddataimporter.kubevirt.io': 'jsonpatch',
  'networkaddonsconfigs.kubevirt.io': 'jsonpatch',
  'ssp.kubevirt.io': 'jsonpatch',
  'cdi.kubevirt.io': 'allowClaimAdoption clone-strategy cloneType minimumSupportedPvcSize permissiveClone snapshotClassForDataImportCron storage.bind.immediate.requested '
    + 'storage.checkStaticVolume storage.clone.token storage.contentType storage.deleteAfterCompletion storage.import.backingFile storage.import.certConfigMap storage.import.checksum '
    + 'storage.import.diskId storage.import.endpoint storage.import.extraHeaders storage.import.imageStreamDockerRef storage.import.insecureSkipVerify '
    + 'storage.import.registryImageArchitecture storage.import.registryImageStream storage.import.registryImportMethod storage.import.requiresDirectIo storage.import.requiresScratch '
    + 'storage.import.secretExtraHeaders storage.import.secretName storage.import.source storage.import.uuid storage.import.vddk.thumbprint storage.pod.phase '
    + 'storage.pod.priorityclassname storage.pod.ready storage.pod.restarts storage.pod.retainAfterCompletion storage.pod.schedulable storage.pod.serviceAccountName '
    + 'storage.pod.vddk.extraargs storage.pod.vddk.initimageurl storage.populatedFor storage.preallocation storage.preallocation.requested storage.prePopulated '
    + 'storage.upload.target storage.usePopulator useReadWriteOnceForDataImportCron',
  // Networks
  'k8s.v1.cni.cncf.io': 'networks network-status networks-status policy-for resourceName',
  'v1.multus-cni.io': 'default-network',
  'metallb.io': 'address-pool allow-shared-ip ip-allocated-from-pool loadBalancerIPs',
  'metallb.universe.tf': 'address-pool allow-shared-ip ip-allocated-from-pool loadBalancerIPs',
  'linkerd.io': 'inject',
  // Delivery
  'argocd.argoproj.io': 'compare-options hook hook-delete-policy managed-by-url manifest-generate-paths refresh sync-options sync-wave tracking-id',
  'helm.sh': 'hook hook-delete-policy hook-weight resource-policy',
  'sealedsecrets.bitnami.com': 'cluster-wide managed namespace-wide patch skip-set-owner-references',
  // Backup and monitoring
  'backup.velero.io': 'backup-volumes backup-volumes-excludes must-include-additional-items',
  'pre.hook.backup.velero.io': 'command container on-error timeout',
  'post.hook.backup.velero.io': 'command container on-error timeout',
  'prometheus.io': 'path port scheme scrape',
};

/** Labels that users write, and that nothing reads as annotations. */
const LABELS: Names = {
  'pod-security.kubernetes.io': 'audit audit-version enforce enforce-version warn warn-version',
  'security.openshift.io': 'scc.podSecurityLabelSync',
  'openshift.io': 'cluster-monitoring',
  'instancetype.kubevirt.io': 'default-instancetype default-instancetype-kind default-preference default-preference-kind',
  'alpha.kubevirt.io': 'auto-memory-limits-ratio',
  'np.kubevirt.io': 'allow-access-cluster-services',
  'k8s.ovn.org': 'primary-user-defined-network',
  'argocd.argoproj.io': 'managed-by secret-type',
  'velero.io': 'exclude-from-backup',
  'istio.io': 'dataplane-mode use-waypoint',
};

/** What either may be, or what those write who are no users; they are not misspelt. */
const EITHER: Names = {
  'app.kubernetes.io': 'managed-by',
  'endpointslice.kubernetes.io': 'managed-by',
  'kubevirt.io': 'memfd realtime nonroot domain heartbeat generation nodeName',
  'cdi.kubevirt.io': 'applyStorageProfile dataImportCron cloneRequest ownedByUID',
  'argocd.argoproj.io': 'instance',
  'kustomize.toolkit.fluxcd.io': 'force name namespace prune reconcile ssa substitute',
  'sidecar.istio.io': 'inject',
  'helm.sh': 'chart',
};

const keysOf = (names: Names) => Object.entries(names).flatMap(([domain, below]) => below.split(' ').map((name) => `${domain}/${name}`));
const IN_SECTION: Readonly<Record<Section, ReadonlySet<string>>> = { annotations: new Set(keysOf(ANNOTATIONS)), labels: new Set(keysOf(LABELS)) };

/** All keys that are known. */
export const WELL_KNOWN_KEYS: ReadonlySet<string> = new Set([...IN_SECTION.annotations, ...IN_SECTION.labels, ...keysOf(EITHER)]);

/** The only section in which something reads a key, as far as is known. */
export function sectionOf(key: string): Section | undefined {
  if (IN_SECTION.annotations.has(key)) return 'annotations';
  return IN_SECTION.labels.has(key) ? 'labels' : undefined;
}
