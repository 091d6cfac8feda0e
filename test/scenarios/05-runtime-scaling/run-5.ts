import { App, Chart, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Disk, GuestCpu, ScaledObject, ScaleTrigger, ScalingBehavior, StartLatency, VirtualMachineInstanceReplicaSet } from '../../../src';

/** VMs by the length of a queue, and none where it is empty. */
export function build(app: App): void {
  const chart = new Chart(app, 'run-5', { namespace: 'apps' });
  const vms = new VirtualMachineInstanceReplicaSet(chart, 'workers', {
    metadata: { name: 'web-vms-queue' },
    cpu: GuestCpu.topology({ sockets: 2 }),
    memory: Size.gibibytes(2),
    disks: [Disk.containerDisk('root', { image: 'quay.io/containerdisks/fedora:42' })],
  });
  const { scaleDownPeriod, scaleDownStabilization } = StartLatency.virtualMachine();
  new ScaledObject(chart, 'web-vms-queue', {
    target: vms,
    minReplicas: 0,
    maxReplicas: 10,
    pollingInterval: Duration.seconds(15),
    cooldownPeriod: scaleDownStabilization,
    behavior: ScalingBehavior.of({
      scaleDown: { stabilizationWindow: scaleDownStabilization, policies: [{ replicas: kplus.Replicas.absolute(1), duration: scaleDownPeriod }] },
    }),
    triggers: [ScaleTrigger.prometheus({
      serverAddress: 'http://prometheus-k8s.monitoring.svc:9090', query: 'sum(queue_depth{namespace="apps"})', threshold: 20,
    })],
  });
}
