/** Who opens the connections between a tenant and a shared service. */
export enum SharedServiceDirection {
  /** The service calls the tenant. */
  INGRESS = 'Ingress',
  /** The tenant calls the service. */
  EGRESS = 'Egress',
  /** Both call each other. */
  BOTH = 'Both',
}

/**
 * Pods of another namespace that the isolation of a tenant lets through. Only what is stated is opened: without a direction the tenant calls
 * the service, and without ports it is an error unless `allPorts` is asked for.
 */
export interface SharedService {
  /** The namespace of the service. */
  readonly namespace: string;

  /**
   * The labels of its pods.
   *
   * @default - all pods of the namespace
   */
  readonly podLabels?: { [key: string]: string };

  /**
   * Who opens connections.
   *
   * @default SharedServiceDirection.EGRESS
   */
  readonly direction?: SharedServiceDirection;

  /**
   * The TCP ports it is called on, or calls the tenant on.
   *
   * @default - none
   */
  readonly tcpPorts?: number[];

  /**
   * The UDP ports it is called on, or calls the tenant on.
   *
   * @default - none
   */
  readonly udpPorts?: number[];

  /**
   * All ports and protocols instead of stated ones.
   *
   * @default false
   */
  readonly allPorts?: boolean;
}
