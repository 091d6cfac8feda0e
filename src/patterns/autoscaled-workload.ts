import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { exposeGuests, exposePods, Exposed } from './autoscaled-exposure';
import { AutoscaledServiceIngress } from './autoscaled-service-ingress';
import {
  GuestProbe, GuestProps, ScalableWorkload, VirtualMachineInstanceReplicaSet, VirtualMachineInstanceReplicaSetProps, VirtualMachinePool,
  VirtualMachinePoolProps,
} from '../compute';
import { GuestNetwork, GuestPort } from '../network';
import { StartLatency } from '../scaling';

/** What a service says of its workload. */
interface Wanted {
  readonly name: string;
  /** The first is the one that is served. */
  readonly ports: readonly GuestPort[];
  /** Where it is measured. */
  readonly latency?: StartLatency;
}

/** What a workload becomes. */
interface Attached {
  readonly scaled: kplus.Deployment | ScalableWorkload;
  /** Selects its pods. */
  readonly pods: kplus.IPodSelector;
  /** Makes the Service in front of it, and the way in from outside if there is one. */
  expose(ports: kplus.ServicePort[], ingress?: AutoscaledServiceIngress): Exposed;
}

/** What runs behind an `AutoscaledService`: one description for containers and for virtual machines. None has `replicas`. */
export class AutoscaledWorkload {
  /**
   * Pods of one container, as a Deployment. It listens on the port of the service, and is ready when that is open unless it has a `readiness`. Its `resources` need a
   * CPU request.
   */
  public static container(container: kplus.ContainerProps): AutoscaledWorkload {
    return new AutoscaledWorkload((scope, { name, ports }) => {
      const labels = { 'app.kubernetes.io/name': name };
      const scaled = new kplus.Deployment(scope, 'Workload', {
        metadata: { name },
        podMetadata: { labels },
        select: false,
        containers: [{
          readiness: kplus.Probe.fromTcpSocket({ port: ports[0].port }),
          ports: ports.map(({ name: portName, port }) => ({ name: portName, number: port })),
          ...container,
        }],
      });
      scaled.select(kplus.LabelSelector.of({ labels }));
      const pods = kplus.Pods.select(scope, 'Pods', { labels });
      return { scaled, pods, expose: (servicePorts, ingress) => exposePods(scope, name, pods, servicePorts, ingress) };
    });
  }

  /**
   * Virtual machines without disks of their own, as a VirtualMachineInstanceReplicaSet. They are on the pod network with the ports of the service, unless they have
   * `networks`, and ready when the first is open, unless they have a `readinessProbe`.
   */
  public static virtualMachines(props: VirtualMachineInstanceReplicaSetProps): AutoscaledWorkload {
    return AutoscaledWorkload.ofGuests((scope, wanted) => new VirtualMachineInstanceReplicaSet(scope, 'Workload', { ...props, ...completed(props, wanted) }));
  }

  /** Virtual machines with disks of their own, as a VirtualMachinePool; else as `virtualMachines`. */
  public static pool(props: VirtualMachinePoolProps): AutoscaledWorkload {
    return AutoscaledWorkload.ofGuests((scope, wanted) => new VirtualMachinePool(scope, 'Workload', { ...props, ...completed(props, wanted) }));
  }

  private static ofGuests(make: (scope: Construct, wanted: Wanted) => ScalableWorkload): AutoscaledWorkload {
    return new AutoscaledWorkload((scope, wanted) => {
      const scaled = make(scope, wanted);
      return { scaled, pods: scaled, expose: (servicePorts, ingress) => exposeGuests(scaled, servicePorts, ingress) };
    });
  }

  private constructor(/** @internal */ readonly _attach: (scope: Construct, wanted: Wanted) => Attached) {}
}

type Completed = Pick<GuestProps, 'metadata' | 'labels' | 'networks' | 'readinessProbe'>;

function completed(
  { metadata, networks, readinessProbe, labels }: Completed, { name, ports, latency = StartLatency.virtualMachine() }: Wanted,
): Completed {
  return {
    metadata: { ...metadata, name },
    labels: { ...labels, 'app.kubernetes.io/name': name },
    networks: networks ?? [GuestNetwork.masquerade({ ports: [...ports] })],
    readinessProbe: readinessProbe ?? GuestProbe.tcpSocket(ports[0].port, {
      initialDelay: latency.readinessInitialDelay, failureThreshold: latency.readinessFailureThreshold(),
    }),
  };
}
