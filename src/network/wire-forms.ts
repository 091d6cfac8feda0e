import type { Network as UserDefinedNetworkForm } from '../../imports/k8s.ovn.org';
import type { Interface, Network } from '../../imports/kubevirt.io';
import { WireForms } from '../wire-forms';

/** What tells an interface and its network from others, without their common name. */
export interface GuestNetworkForm {
  readonly binding: Omit<Interface, 'name'>;
  readonly network: Omit<Network, 'name'>;
}

/** Of `GuestNetwork`. */
export const GUEST_NETWORKS = new WireForms<GuestNetworkForm>();

/** Of `UserDefinedNetworkTopology`. */
export const USER_DEFINED_NETWORKS = new WireForms<UserDefinedNetworkForm>();
