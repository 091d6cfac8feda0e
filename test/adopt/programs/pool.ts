import { App, Chart, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Disk, GuestProbe, PodDisruptionBudget, UpdateStrategy, VirtualMachinePool } from 'cdk8s-kubevirt';

const app = new App();
const chart = new Chart(app, 'shop', { namespace: 'shop' });

const web = new VirtualMachinePool(chart, 'web', {
  replicas: 3,
  updateStrategy: UpdateStrategy.PROACTIVE,
  resources: { cpuRequest: kplus.Cpu.millis(500), memoryRequest: Size.gibibytes(1) },
  disks: [Disk.containerDisk('root', { image: 'quay.io/containerdisks/fedora:42' })],
  readinessProbe: GuestProbe.httpGet(8080, { path: '/healthz', period: Duration.minutes(1) }),
  labels: { tier: 'front' },
  selectorLabels: { app: 'web' },
});
web.scheduling.separate(kplus.Pods.select(chart, 'separate-pods', { labels: { app: 'web' } }), {
  topology: kplus.Topology.ZONE,
  weight: 100,
});

new kplus.Service(chart, 'web-service', {
  metadata: { name: 'web' },
  selector: web,
  ports: [{ port: 80, targetPort: 8080 }],
});

new PodDisruptionBudget(chart, 'web-pod-disruption-budget', {
  metadata: { name: 'web' },
  selector: web,
  minAvailable: kplus.PercentOrAbsolute.absolute(2),
});

app.synth();
