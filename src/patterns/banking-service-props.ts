import * as kplus from 'cdk8s-plus-28';

/** What the gateway and the business services have in common: pods that scale, survive drains, and do not run as root. */
export interface BankingPodsProps {
  /** The image of the container. Pin its version. Its processes run without root, without capabilities, and write to `/tmp` only. */
  readonly image: string;

  /**
   * The user that the processes run as, a number other than 0.
   *
   * @default - that of the image, which must be a number other than 0; 101 for the gateway
   */
  readonly user?: number;

  /**
   * Requests and limits of each pod.
   *
   * @default - requests of 500m and 512Mi, limits of 2 CPUs and 2Gi
   */
  readonly resources?: kplus.ContainerResources;

  /**
   * The fewest replicas that the autoscaler leaves; drains leave one less. A single one has no PodDisruptionBudget, which would block every drain.
   *
   * @default 3
   */
  readonly minReplicas?: number;

  /**
   * The most replicas that the autoscaler makes.
   *
   * @default 10
   */
  readonly maxReplicas?: number;

  /**
   * Utilization of the requested CPU, in percent, beyond which the autoscaler adds replicas.
   *
   * @default 70
   */
  readonly cpuUtilizationPercent?: number;

  /**
   * Labels of its pods by which network policies find them.
   *
   * @default - `app.kubernetes.io/name` with the name; `tier: gateway` for the gateway
   */
  readonly selector?: { [key: string]: string };
}

/** The API gateway, an nginx that does not run as root. */
export interface BankingGatewayProps extends BankingPodsProps {
  /**
   * Name of its objects, and value of the label `app.kubernetes.io/name`.
   *
   * @default 'api-gateway'
   */
  readonly name?: string;

  /**
   * The port it listens on, 1024 or higher. Its Service has port 80.
   *
   * @default 8080
   */
  readonly port?: number;

  /**
   * The nginx configuration of its server, which must listen on `port` and answer `/healthz`.
   *
   * @default - `ok` for `/healthz`, 404 for everything else
   */
  readonly configuration?: string;

  /**
   * The components that it calls: `database`, and names of middleware and services.
   *
   * @default - the database
   */
  readonly calls?: string[];
}

/** A business service in containers. */
export interface BankingServiceProps extends BankingPodsProps {
  /** Name of its objects, value of the label `app.kubernetes.io/name`, and its name in `calls`. */
  readonly name: string;

  /** The TCP port it listens on, 1024 or higher; the same in its Service. */
  readonly port: number;

  /**
   * The path that answers HTTP requests when it is ready.
   *
   * @default - ready as soon as the port is open
   */
  readonly readinessPath?: string;

  /**
   * Environment variables. Secrets come by reference: `kplus.EnvValue.fromSecretValue`.
   *
   * @default - none
   */
  readonly env?: { [name: string]: kplus.EnvValue };

  /**
   * The components that it calls: `database`, `gateway`, and names of middleware and services.
   *
   * @default - none
   */
  readonly calls?: string[];
}
