import { isIP, isIPv4 } from 'node:net';
import { SharedService } from './shared-service';
import { usageError } from '../usage-error';

/** What isolation lets through. */
export interface IsolationExceptions {
  /**
   * Pods of other namespaces that are let through.
   *
   * @default - none
   */
  readonly sharedServices?: SharedService[];

  /**
   * The CIDRs that CDI importers may fetch images from, on 443 and 8443. An empty list leaves uploads, clones and
   * node pulls. Any pod can carry the label of an importer, so this is an exit for whoever may create pods.
   *
   * @default - everywhere
   */
  readonly imageSources?: string[];
}

/** How the pods of a tenant, containers and VMs alike, are cut off from everybody else on the pod network. */
export class NetworkIsolation {
  /**
   * Nothing gets in or out but traffic inside the tenant, to the cluster's DNS, of CDI's workers, of `virtctl ssh` and
   * `port-forward`, and what is declared. Probes, consoles and live migration go through the nodes and stay possible. Secondary
   * and SR-IOV networks are not filtered.
   *
   * @param exceptions what is let through
   * @throws when an image source is no CIDR or a port is none
   */
  public static tenantOnly(exceptions: IsolationExceptions = {}): NetworkIsolation {
    return new NetworkIsolation(true, exceptions);
  }

  /**
   * Nothing gets in, out or from pod to pod but DNS, the traffic of CDI's workers, and what is declared: here, by
   * `TenantNamespace.allowFrom` and `allowTo`, or by `connections` of the workloads. `virtctl ssh` and `port-forward` are cut off.
   *
   * @param exceptions what is let through
   * @throws when an image source is no CIDR or a port is none
   */
  public static declaredOnly(exceptions: IsolationExceptions = {}): NetworkIsolation {
    return new NetworkIsolation(false, exceptions);
  }

  /** No NetworkPolicy: everybody reaches everybody. */
  public static none(): NetworkIsolation {
    return new NetworkIsolation(true);
  }

  /** Whether pods of the tenant reach each other without being declared. */
  public readonly sameTenant: boolean;
  /** What is let through; undefined where nothing is isolated. */
  public readonly exceptions?: IsolationExceptions;

  private constructor(sameTenant: boolean, exceptions?: IsolationExceptions) {
    for (const cidr of exceptions?.imageSources?.filter((source) => !isCidr(source)) ?? []) {
      throw usageError(undefined, { what: 'imageSources', got: cidr, allowed: 'CIDRs', fix: 'Write an address and a prefix length, such as 203.0.113.0/24.' });
    }
    for (const { namespace, tcpPorts = [], udpPorts = [] } of exceptions?.sharedServices ?? []) {
      for (const port of [...tcpPorts, ...udpPorts].filter((number) => !Number.isInteger(number) || number < 1 || number > 65535)) {
        throw usageError(undefined, { what: `port of ${namespace}`, got: port, allowed: '1 to 65535', fix: 'State the port of the pods.' });
      }
    }
    this.sameTenant = sameTenant;
    this.exceptions = exceptions;
  }
}

function isCidr(source: string): boolean {
  const [address, prefix, ...rest] = source.split('/');
  return rest.length === 0 && isIP(address) !== 0 && /^\d{1,3}$/.test(prefix ?? '') && Number(prefix) <= (isIPv4(address) ? 32 : 128);
}
