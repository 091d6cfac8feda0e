import { ApiObject, JsonPatch, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { imageProblems } from './edge-image';
import { envInOrder } from '../kubernetes/env-in-order';
import { Architecture } from '../platform';
import { throwIfAny } from '../usage-error';

/** Properties of an `EdgeMonitor`. */
export interface EdgeMonitorProps extends kplus.ResourceProps {
  /** The image of the monitor. Pin it. Its process runs without root and without capabilities. */
  readonly image: string;

  /**
   * The name of the container.
   *
   * @default 'monitor'
   */
  readonly containerName?: string;

  /**
   * Labels of its pod, besides `app.kubernetes.io/name`, which is its name unless given here.
   *
   * @default - app.kubernetes.io/name only
   */
  readonly labels?: { [key: string]: string };

  /**
   * Environment variables. Secrets come by reference: `kplus.EnvValue.fromSecretValue`.
   *
   * @default - none
   */
  readonly envVariables?: { [name: string]: kplus.EnvValue };

  /**
   * Requests and limits of the monitor.
   *
   * @default - requests of 100m and 128Mi, a limit of 256Mi
   */
  readonly resources?: kplus.ContainerResources;

  /**
   * The user that its process runs as, a number other than 0.
   *
   * @default 10001
   */
  readonly user?: number;

  /**
   * How many of it run.
   *
   * @default 1
   */
  readonly replicas?: number;

  /**
   * The architecture of nodes that its image is for.
   *
   * @default Architecture.ARM64
   */
  readonly architecture?: Architecture;

  /**
   * Taints of the nodes that it tolerates.
   *
   * @default - none
   */
  readonly tolerations?: kplus.NodeTaintQuery[];

  /**
   * Whether it runs without the uplink of the store: its image must be pinned.
   *
   * @default true
   */
  readonly offline?: boolean;
}

const NAME = 'app.kubernetes.io/name';
const RESOURCES: kplus.ContainerResources = {
  cpu: { request: kplus.Cpu.millis(100) }, memory: { request: Size.mebibytes(128), limit: Size.mebibytes(256) },
};

/**
 * A container beside the VM of a store, such as one that watches it: a Deployment that needs no uplink to start again.
 *
 * @example
 * new EdgeMonitor(chart, 'edge-monitor', {
 *   image: 'registry.example.com/edge/edge-monitor:1.4.2',
 *   envVariables: { OFFLINE_MODE: kplus.EnvValue.fromValue('true') },
 * });
 */
export class EdgeMonitor extends kplus.Deployment {
  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and its name unless `metadata.name` is given
   * @param props the container
   * @throws on an image that is not pinned, unless `offline` is false
   */
  constructor(scope: Construct, id: string, props: EdgeMonitorProps) {
    const { image, metadata, labels, replicas = 1, containerName = 'monitor', envVariables, resources = RESOURCES } = props;
    const name = metadata?.name ?? id;
    super(scope, id, {
      metadata: { ...metadata, name },
      podMetadata: { labels: { [NAME]: name, ...labels } },
      select: false,
      replicas,
      containers: [{
        name: containerName,
        image,
        imagePullPolicy: kplus.ImagePullPolicy.IF_NOT_PRESENT,
        resources,
        envVariables: Object.fromEntries(envInOrder(envVariables)),
      }],
    });
    throwIfAny(this, props.offline ?? true ? imageProblems('image', image) : []);
    this.select(kplus.LabelSelector.of({ labels: { [NAME]: labels?.[NAME] ?? name } }));
    for (const taint of props.tolerations ?? []) this.scheduling.tolerate(kplus.Node.tainted(taint));
    this.addWhatPlusLacks(props);
  }

  /** A node selector, and a security context of the pod. The strategy is left to Kubernetes: cdk8s-plus has defaults of its own. */
  private addWhatPlusLacks({ user = 10001, architecture = Architecture.ARM64 }: EdgeMonitorProps): void {
    const pod = '/spec/template/spec';
    ApiObject.of(this).addJsonPatch(
      JsonPatch.remove('/spec/strategy'),
      JsonPatch.add(`${pod}/nodeSelector`, { 'kubernetes.io/arch': architecture }),
      JsonPatch.replace(`${pod}/securityContext`, { runAsNonRoot: true, runAsUser: user, seccompProfile: { type: 'RuntimeDefault' } }),
      JsonPatch.replace(`${pod}/containers/0/securityContext`, { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } }),
    );
  }
}
