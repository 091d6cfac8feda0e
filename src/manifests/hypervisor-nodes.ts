/** What the nodes that run VMs are. */
export enum HypervisorNodes {
  /** Machines, whose CPUs virtualize. */
  BARE_METAL = 'bare-metal',
  /** VMs with nested virtualization: the hypervisor below gives them `/dev/kvm`. */
  NESTED = 'nested',
  /** Without `/dev/kvm`: QEMU emulates the CPU, where the KubeVirt CR has `developerConfiguration.useEmulation`. For tests. */
  EMULATION = 'emulation',
}
