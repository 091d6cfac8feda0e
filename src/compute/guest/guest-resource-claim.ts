import type { VirtualMachineInstanceResourceClaim } from '../../../imports/kubevirt.io';
import { RESOURCE_CLAIMS } from '../wire-forms';

/** A device that a resource claim of the guest brings. Made by `GuestResourceClaim.request`. */
export class DeviceRequest {
  /**
   * @param claim the claim; a workload whose device uses it has it among its `resourceClaims`
   * @param name the name of a request in the claim
   */
  constructor(public readonly claim: GuestResourceClaim, public readonly name: string) {}
}

/**
 * Devices that Kubernetes allocates dynamically (DRA) before the guest starts. Needs a driver on the nodes, and the GPUsWithDRA, HostDevicesWithDRA or
 * NetworkDevicesWithDRA gate of KubeVirt.
 */
export class GuestResourceClaim {
  /**
   * A ResourceClaim in the namespace of the guest. All VMs of a pool or replica set share it.
   *
   * @param name its name within the guest's definition
   * @param resourceClaimName the name of the ResourceClaim
   */
  public static existing(name: string, resourceClaimName: string): GuestResourceClaim {
    return new GuestResourceClaim(name, { resourceClaimName });
  }

  /**
   * A ResourceClaim for each start of the guest, made of a ResourceClaimTemplate in its namespace.
   *
   * @param name its name within the guest's definition
   * @param resourceClaimTemplateName the name of the ResourceClaimTemplate
   */
  public static fromTemplate(name: string, resourceClaimTemplateName: string): GuestResourceClaim {
    return new GuestResourceClaim(name, { resourceClaimTemplateName });
  }

  private constructor(
    /** Its name within the guest's definition. */
    public readonly name: string,
    source: Omit<VirtualMachineInstanceResourceClaim, 'name'>,
  ) {
    RESOURCE_CLAIMS.set(this, { name, ...source });
  }

  /**
   * A device of this claim, as `request` of a GPU or a host device.
   *
   * @param name the name of a request in the claim
   */
  public request(name: string): DeviceRequest {
    return new DeviceRequest(this, name);
  }
}
