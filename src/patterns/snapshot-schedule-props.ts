import { Cron, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { IVirtualMachine } from '../compute';

/** Properties of a `SnapshotSchedule`. */
export interface SnapshotScheduleProps extends kplus.ResourceProps {
  /** The virtual machines, in the namespace of the schedule. They get their snapshots one after the other. */
  readonly sources: IVirtualMachine[];

  /** When snapshots are taken. */
  readonly schedule: Cron;

  /**
   * The time zone of the schedule, such as `Europe/Berlin`.
   *
   * @default - that of the cluster's controllers, usually UTC
   */
  readonly timeZone?: string;

  /**
   * A container image with `kubectl`, `sh`, `date` and `sort`, of a release of Kubernetes that is at most one minor away from the cluster's. There is no default: choose one
   * that your organization trusts and mirrors.
   */
  readonly image: string;

  /**
   * The user id that it runs as.
   *
   * @default - the user of the image, which must be given as a number other than 0; OpenShift chooses one
   */
  readonly userId?: number;

  /**
   * What the container may use.
   *
   * @default - requests of 50m CPU and 64Mi memory, limits of 500m and 256Mi
   */
  readonly resources?: kplus.ContainerResources;

  /**
   * The Secret with the credentials of the image's registry.
   *
   * @default - none
   */
  readonly dockerRegistryAuth?: kplus.ISecret;

  /**
   * How many snapshots of each VM are kept: older ones are deleted once a new one is ready. Failed snapshots do not count. `keepLast`, `keepFor` or both
   * must be given; with both, a snapshot is deleted that is over either.
   *
   * @default - any number
   */
  readonly keepLast?: number;

  /**
   * How long snapshots are kept, in whole seconds: older ones are deleted once a new one is ready.
   *
   * @default - for any time
   */
  readonly keepFor?: Duration;

  /**
   * Time after which a snapshot fails that is not finished, in whole seconds, more than 0. The Job fails then, too, and deletes nothing.
   *
   * @default - KubeVirt's: Duration.minutes(5)
   */
  readonly failureDeadline?: Duration;

  /**
   * The addresses of the API server as CIDRs, such as `kubectl get endpointslices -n default kubernetes` shows them with `/32`: a NetworkPolicy
   * `<name>-api-server` lets the pods call them. Needed where egress is denied, as in an isolated `TenantNamespace`; most CNIs do not know the address of
   * the Service there.
   *
   * @default - no NetworkPolicy
   */
  readonly apiServers?: string[];

  /**
   * The port at those addresses.
   *
   * @default 6443
   */
  readonly apiServerPort?: number;

  /**
   * Whether no snapshots are taken for now.
   *
   * @default false
   */
  readonly suspend?: boolean;
}
