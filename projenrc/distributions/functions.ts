/** What does a job in a cluster: for containers, for VMs, and the same for both. */
export interface ClusterFunction {
  readonly name: string;
  readonly containers: string;
  readonly vms: string;
  /** What the constructs and rules of this library know of it. */
  readonly here: string;
}

/** The jobs of a cluster that runs both, whatever its distribution: KubeVirt and CDI do them the same way on each. */
export const FUNCTIONS: readonly ClusterFunction[] = [
  { name: 'API entry', containers: 'kube-apiserver', vms: 'the same; consoles, start and stop by virt-api (`subresources.kubevirt.io`)', here: '`access` of `TenantNamespace`' },
  { name: 'Control plane', containers: 'kube-controller-manager', vms: 'virt-controller, virt-operator', here: '`KubeVirt`, `HyperConverged`' },
  { name: 'Node agent', containers: 'kubelet', vms: 'virt-handler, a DaemonSet', here: '`components` of `KubeVirt`' },
  { name: 'Isolation', containers: 'container runtime, shared kernel', vms: 'QEMU under libvirt, in a launcher pod', here: '`Hardening`, `LaunchSecurity`' },
  { name: 'Network', containers: 'CNI', vms: 'CNI and a binding; Multus for more networks', here: '`GuestNetwork`, `NetworkAttachment`' },
  { name: 'Storage', containers: 'CSI', vms: 'CSI, and CDI, which fills volumes', here: '`Disk`, `DataVolume`, `GoldenImage`' },
  { name: 'Tenancy', containers: 'Namespace, RBAC, NetworkPolicy', vms: 'the same', here: '`TenantNamespace`, `Tenant`' },
  { name: 'Quota', containers: 'ResourceQuota', vms: 'ResourceQuota counts launchers, AAQ guests', here: '`TenantQuota`, `ApplicationAwareResourceQuota`' },
  { name: 'Scaling', containers: 'HorizontalPodAutoscaler', vms: 'the same, of a VirtualMachinePool or a VirtualMachineInstanceReplicaSet', here: '`VirtualMachinePool`' },
  { name: 'Load balancing', containers: 'Service, Ingress', vms: 'the same, to launcher pods', here: '`exposeViaService`, `exposeViaIngress`' },
  { name: 'Migration', containers: 'none: pods are made anew', vms: 'VirtualMachineInstanceMigration, on drains by `evictionStrategy`', here: '`migrations` of `KubeVirt`' },
  { name: 'Configuration', containers: 'ConfigMap, Secret', vms: 'cloud-init, sysprep, volumes', here: '`CloudInit`, `Windows`' },
];
