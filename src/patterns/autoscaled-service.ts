import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { AutoscaledServiceProps } from './autoscaled-service-props';
import { Admission } from '../admission';
import { ServiceMonitor } from '../observability';
import { PodDisruptionBudget } from '../resilience';
import { ScalingBehavior, WorkloadAutoscaler } from '../scaling';

const NAME_LABEL = 'app.kubernetes.io/name';
const HTTP = 'http';
const METRICS = 'metrics';

/**
 * A service that grows and shrinks with its load, of containers or of virtual machines: the workload, its autoscaler, the Service in front, a budget for drains, and
 * the way in from outside and the monitor if wanted. All objects have one name, and pods the label `app.kubernetes.io/name` with it.
 *
 * @example
 * new AutoscaledService(chart, 'pricing', {
 *   workload: AutoscaledWorkload.virtualMachines({
 *     memory: Size.gibibytes(2),
 *     disks: [Disk.containerDisk('root', { image: 'registry.example.com/shop/pricing-disk:2026.11' })],
 *   }),
 *   latency: StartLatency.virtualMachine({ speedUps: [StartSpeedUp.preload()] }),
 *   port: 9000,
 *   minReplicas: 2,
 *   maxReplicas: 8,
 * });
 */
export class AutoscaledService extends Construct {
  /** What runs: a Deployment, a VirtualMachineInstanceReplicaSet or a VirtualMachinePool. */
  public readonly workload: kplus.Resource;
  /** What scales it. */
  public readonly autoscaler: WorkloadAutoscaler;
  /** The Service in front. */
  public readonly service: kplus.Service;
  /** The way in from outside, if there is one. */
  public readonly ingress?: kplus.Ingress;
  /** What drains leave, unless a single replica is enough. */
  public readonly disruptionBudget?: PodDisruptionBudget;
  /** What Prometheus reads, if anything. */
  public readonly monitor?: ServiceMonitor;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the name of its objects
   * @param props what runs, and how it scales
   * @throws where one of its parts does: on numbers of replicas out of order, on a guest without size; at synthesis on a workload with `replicas`
   */
  constructor(scope: Construct, id: string, props: AutoscaledServiceProps) {
    super(scope, id);
    Admission.guard(this);
    const { port, minReplicas = 2, maxReplicas, cpuUtilizationPercent, metrics, monitoring, latency } = props;
    const metadata = { name: id };
    const scraped = monitoring?.port === undefined || monitoring.port === port ? [] : [{ name: METRICS, port: monitoring.port }];
    const { scaled, pods, expose } = props.workload._attach(this, { name: id, ports: [{ name: HTTP, port }, ...scraped], latency });
    this.workload = scaled;
    this.autoscaler = new WorkloadAutoscaler(this, 'Autoscaler', {
      metadata,
      target: scaled,
      minReplicas,
      maxReplicas,
      cpuUtilizationPercent,
      metrics,
      behavior: props.behavior ?? (latency && ScalingBehavior.fromStartLatency(latency)),
    });
    const ports = [{ name: HTTP, port: props.servicePort ?? port, targetPort: port }, ...scraped.map((one) => ({ ...one, targetPort: one.port }))];
    const { service, ingress } = expose(ports, props.ingress);
    service.metadata.addLabel(NAME_LABEL, id);
    this.service = service;
    this.ingress = ingress;
    if (minReplicas > 1) {
      const minAvailable = kplus.PercentOrAbsolute.absolute(minReplicas - 1);
      this.disruptionBudget = new PodDisruptionBudget(this, 'DisruptionBudget', { metadata, selector: pods, minAvailable });
    }
    this.monitor = monitoring && new ServiceMonitor(this, 'Monitor', {
      metadata: { ...metadata, labels: monitoring.labels },
      selector: kplus.LabelSelector.of({ labels: { [NAME_LABEL]: id } }),
      endpoints: [{ port: scraped.length > 0 ? METRICS : HTTP, path: monitoring.path, interval: monitoring.interval }],
    });
  }
}
