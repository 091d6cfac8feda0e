/** A system that is named beside distributions of KubeVirt, and is none that `Platform` knows. */
export interface OtherSystem {
  readonly name: string;
  readonly is: string;
  readonly can: string;
  readonly cannot: string;
  /** Where its API is public; nothing where none was found. */
  readonly source?: string;
}

export const OTHERS: readonly OtherSystem[] = [
  {
    name: 'Kubernetes without KubeVirt',
    is: 'containers alone',
    can: 'all that cdk8s-plus has, `TenantNamespace` included',
    cannot: 'VMs: the kinds are not there',
    source: 'kubernetes/kubernetes',
  },
  {
    name: 'Huawei Cloud UCS',
    is: 'management of many clusters',
    can: 'what a member cluster serves: `Distribution.KUBERNETES` where KubeVirt is installed there',
    cannot: 'its "VMRuntime" objects',
  },
  {
    name: 'VMware Tanzu, vSphere',
    is: 'Kubernetes in VMs; VMs beside it are of another API, `vmoperator.vmware.com`',
    can: 'containers; VMs of KubeVirt where the nodes have nested virtualization: `HypervisorNodes.NESTED`',
    cannot: 'VirtualMachines of the VM Service',
    source: 'vmware-tanzu/vm-operator, `config/crd/bases`',
  },
  {
    name: 'SmartX SKS',
    is: 'Kubernetes in VMs of SmartX ELF',
    can: 'as Tanzu',
    cannot: 'VMs of ELF',
  },
  {
    name: 'CNStack',
    is: 'management that may take over VMs of KubeVirt',
    can: 'VMs of KubeVirt, as on the cluster below it',
    cannot: 'its gateways for API and identity',
  },
];
