import { App, Chart, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { AutoscaledService, AutoscaledWorkload, Disk, GuestCpu, ScaledObject, ScaleTrigger, StartLatency, StartSpeedUp, VirtualMachineInstanceReplicaSet } from 'cdk8s-kubevirt';

const app = new App();
const chart = new Chart(app, 'autoscaled-service', { namespace: 'storefront' });

// One description for both: only what runs differs, and how long it takes to start.
new AutoscaledService(chart, 'web', {
  workload: AutoscaledWorkload.container({
    image: 'registry.example.com/shop/web:1.4',
    resources: { cpu: { request: kplus.Cpu.millis(500) }, memory: { request: Size.mebibytes(256) } },
  }),
  port: 8080,
  minReplicas: 3,
  maxReplicas: 12,
  ingress: { host: 'shop.example.com' },
  monitoring: { path: '/metrics', interval: Duration.seconds(30) },
});

// The pricing engine is a program that needs a machine of its own. Its image is on the nodes, which shortens the start; windows and probes follow.
new AutoscaledService(chart, 'pricing', {
  workload: AutoscaledWorkload.virtualMachines({
    cpu: GuestCpu.topology({ sockets: 2 }),
    memory: Size.gibibytes(2),
    disks: [Disk.containerDisk('root', { image: 'registry.example.com/shop/pricing-disk:2026.11' })],
  }),
  latency: StartLatency.virtualMachine({ speedUps: [StartSpeedUp.preload()] }),
  port: 9000,
  minReplicas: 2,
  maxReplicas: 8,
  cpuUtilizationPercent: 60,
  monitoring: { port: 9100 },
});

// Nightly reports: no VM at all until there is something to do.
const reports = new VirtualMachineInstanceReplicaSet(chart, 'reports', {
  cpu: GuestCpu.topology({ sockets: 4 }),
  memory: Size.gibibytes(4),
  disks: [Disk.containerDisk('root', { image: 'registry.example.com/shop/reports-disk:2026.11' })],
});
new ScaledObject(chart, 'reports-scaler', {
  target: reports,
  minReplicas: 0,
  maxReplicas: 5,
  triggers: [
    ScaleTrigger.prometheus({ serverAddress: 'http://prometheus-k8s.monitoring.svc:9090', query: 'sum(report_queue_depth{namespace="storefront"})', threshold: 20 }),
    ScaleTrigger.cron({ start: '0 1 * * *', end: '0 4 * * *', desiredReplicas: 2, timezone: 'Europe/Berlin' }),
  ],
});

app.synth();
