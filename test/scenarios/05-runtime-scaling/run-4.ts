import { App, Chart, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  Disk, GuestCpu, GuestProbe, ScalingBehavior, StartLatency, VirtualMachineInstanceReplicaSet, VirtualMachinePool, WorkloadAutoscaler,
} from '../../../src';

const FEDORA = 'quay.io/containerdisks/fedora:42';

/** One autoscaler for containers and VMs; its steps wait as long as a new replica takes. */
export function build(app: App): void {
  const chart = new Chart(app, 'run-4', { namespace: 'apps' });
  const deployment = new kplus.Deployment(chart, 'app', {
    metadata: { name: 'app' },
    containers: [{ image: 'registry.example.com/app:1.0', portNumber: 8080, resources: { cpu: { request: kplus.Cpu.millis(500) }, memory: { request: Size.mebibytes(256) } } }],
  });
  new WorkloadAutoscaler(chart, 'app-hpa', { target: deployment, minReplicas: 1, maxReplicas: 10 });

  const latency = StartLatency.virtualMachine();
  const vms = new VirtualMachineInstanceReplicaSet(chart, 'web-vms', {
    cpu: GuestCpu.topology({ sockets: 2 }),
    memory: Size.gibibytes(2),
    terminationGracePeriod: Duration.seconds(60),
    readinessProbe: GuestProbe.tcpSocket(8080, {
      initialDelay: latency.readinessInitialDelay, period: Duration.seconds(10), failureThreshold: latency.readinessFailureThreshold(),
    }),
    disks: [Disk.containerDisk('root', { image: FEDORA })],
  });
  new WorkloadAutoscaler(chart, 'web-vms-autoscaler', { metadata: { name: 'web-vms' }, target: vms, minReplicas: 2, maxReplicas: 10 });

  const fastStart = new Chart(app, 'run-4-fast-start', { namespace: 'fast-start' });
  new WorkloadAutoscaler(fastStart, 'fast-start-pool', {
    target: VirtualMachinePool.fromVirtualMachinePoolName(fastStart, 'pool', 'fast-start-pool'),
    minReplicas: 5,
    maxReplicas: 20,
    behavior: ScalingBehavior.of({ scaleDown: { stabilizationWindow: latency.scaleDownStabilization } }),
  });
}
