import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { metalLbMetadata } from './metallb-metadata';
import type { IPAddressPoolSpec } from '../../imports/metallb.io';
import { isCidr } from '../kubernetes/ip-block';
import { parseIpNetwork } from '../kubernetes/ip-network';
import { createApiObject } from '../resource/create-api-object';
import { ImportedResource } from '../resource/imported-resource';
import { ResourceType } from '../resource/resource-type';
import { throwIfAny, UsageError } from '../usage-error';

/** A pool of addresses, of this app or imported. */
export interface IIpAddressPool extends kplus.IResource {}

/** Properties of `IpAddressPool`. */
export interface IpAddressPoolProps extends kplus.ResourceProps {
  /** The addresses: networks in CIDR notation, or a first and a last one with a dash, such as `192.0.2.10-192.0.2.50`. */
  readonly addresses: string[];

  /**
   * Whether services get an address of it without asking for the pool (`addressPool` of `exposeViaService`).
   *
   * @default - MetalLB's: true
   */
  readonly autoAssign?: boolean;

  /**
   * Whether addresses that end with 0 and 255 are left out, which old routers drop.
   *
   * @default - MetalLB's: false
   */
  readonly avoidBuggyIps?: boolean;

  /**
   * The namespaces whose services may have an address of it, such as those of one tenant.
   *
   * @default - all
   */
  readonly namespaces?: string[];

  /**
   * Which pool comes first where several may be used; a lower number wins, 0 comes last.
   *
   * @default - MetalLB's: 0
   */
  readonly priority?: number;
}

const TYPE: ResourceType = { apiGroup: 'metallb.io', version: 'v1beta1', kind: 'IPAddressPool', resourceType: 'ipaddresspools' };

/**
 * Addresses that MetalLB gives to services of type LoadBalancer: an object of cluster administrators in MetalLB's namespace, `metallb-system` unless
 * `metadata.namespace` is given. Nobody learns of the addresses before an `L2Advertisement` or a `BgpAdvertisement` tells them.
 *
 * @example
 * new IpAddressPool(chart, 'public', { addresses: ['203.0.113.0/26'], autoAssign: false });
 */
export class IpAddressPool extends kplus.Resource implements IIpAddressPool {
  /**
   * A pool that this app does not make.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the pool's name
   */
  public static fromIpAddressPoolName(scope: Construct, id: string, name: string): IIpAddressPool {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props the addresses, and who gets them
   * @throws on no addresses, and on addresses of another form
   */
  constructor(scope: Construct, id: string, props: IpAddressPoolProps) {
    super(scope, id);
    throwIfAny(this, poolProblems(props));
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: metalLbMetadata(props.metadata),
      spec: Lazy.any({ produce: () => renderPool(props) }),
    });
  }
}

function renderPool({ addresses, autoAssign, avoidBuggyIps: avoidBuggyIPs, namespaces, priority }: IpAddressPoolProps): IPAddressPoolSpec {
  const serviceAllocation = namespaces || priority !== undefined ? { namespaces, priority } : undefined;
  return { addresses, autoAssign, avoidBuggyIPs, serviceAllocation };
}

function* poolProblems({ addresses, namespaces }: IpAddressPoolProps): Generator<UsageError> {
  if (addresses.length === 0) {
    yield { what: 'addresses', got: addresses, allowed: 'at least one', fix: "Give the addresses, such as ['192.0.2.0/28']." };
  }
  for (const got of addresses.filter((each) => !isCidr(each) && !isRange(each))) {
    yield { what: 'addresses', got, allowed: 'a CIDR, or a first and a last address of one family in order', fix: "Write '192.0.2.0/28' or '192.0.2.10-192.0.2.50'." };
  }
  if (namespaces?.length === 0) {
    yield { what: 'namespaces', got: namespaces, allowed: 'at least one', fix: 'Leave it out for all namespaces.' };
  }
}

function isRange(text: string): boolean {
  const [first, last, ...others] = text.split('-').map((each) => (each.includes('/') ? undefined : parseIpNetwork(each.trim())));
  return others.length === 0 && first !== undefined && first.family === last?.family && first.address <= last.address;
}
