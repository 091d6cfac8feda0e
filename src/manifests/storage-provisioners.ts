import { at } from '../kubernetes/untyped';

/**
 * The provisioners of which CDI knows by itself with which modes claims of them work (`CapabilitiesByProvisionerKey` of `pkg/storagecapabilities`, CDI v1.66.0). For those of
 * static volumes it asks the volumes.
 */
const KNOWN: ReadonlySet<unknown> = new Set([
  'block.csi.ibm.com', 'blockvolume.csi.oraclecloud.com', 'cephfs.csi.ceph.com', 'cinder.csi.openstack.org', 'csi-isilon.dellemc.com', 'csi-powermax.dellemc.com',
  'csi-powerstore.dellemc.com', 'csi-unity.dellemc.com', 'csi-vxflexos.dellemc.com', 'csi.hpe.com', 'csi.huawei.com', 'csi.ovirt.org', 'csi.vsphere.vmware.com',
  'disk.csi.azure.com', 'driver.longhorn.io', 'ebs.csi.aws.com', 'efs.csi.aws.com', 'file.csi.azure.com', 'hspc.csi.hitachi.com', 'k8s-sigs.io/nfs-subdir-external-provisioner',
  'k8s.io/minikube-hostpath', 'kubernetes.io/aws-ebs', 'kubernetes.io/azure-disk', 'kubernetes.io/azure-file', 'kubernetes.io/gce-pd', 'kubernetes.io/no-provisioner',
  'kubernetes.io/portworx-volume', 'kubernetes.io/rbd', 'kubernetes.io/storageos', 'kubesan.gitlab.io', 'kubevirt.io.hostpath-provisioner', 'kubevirt.io/hostpath-provisioner',
  'linstor.csi.linbit.com', 'manila.csi.openstack.org', 'nfs.csi.k8s.io', 'openshift-storage.cephfs.csi.ceph.com', 'openshift-storage.rbd.csi.ceph.com', 'pd.csi.storage.gke.io',
  'pxd.portworx.com', 'rbd.csi.ceph.com', 'rook-ceph.cephfs.csi.ceph.com', 'rook-ceph.rbd.csi.ceph.com', 'spectrumscale.csi.ibm.com', 'storageos', 'topolvm.cybozu.com', 'topolvm.io',
  'vpc.block.csi.ibm.io', 'vpc.file.csi.ibm.io',
]);
/** Those of which CDI knows it by a parameter of the class, with what that may begin with. */
const BY_PARAMETER: ReadonlyMap<unknown, readonly [parameter: string, value: RegExp]> = new Map([
  ['csi.trident.netapp.io', ['backendType', /^(?:ontap-(?:nas|san)|google-cloud-netapp-volumes$)/]],
  ['infinibox-csi-driver', ['storage_protocol', /^(?:iscsi|fc|nvme|nfs|nfs_treeq)$/]],
  ['csi.san.synology.com', ['protocol', /^(?:iscsi|smb|nfs|nfs_treeq|)$/]],
]);

/** Whether CDI knows by itself which access and volume modes claims of a StorageClass can have. */
export function hasKnownCapabilities(storageClass: { readonly provisioner?: unknown }): boolean {
  const [parameter, value] = BY_PARAMETER.get(storageClass.provisioner) ?? [];
  if (parameter === undefined || value === undefined) return KNOWN.has(storageClass.provisioner);
  const given = at(storageClass, 'parameters', parameter) ?? '';
  return typeof given === 'string' && value.test(given);
}
