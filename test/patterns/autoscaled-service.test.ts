import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Admission } from '../../src/admission';
import { GuestCpu, GuestProbe, VirtualMachinePool } from '../../src/compute';
import { GuestNetwork } from '../../src/network';
import { AutoscaledService, AutoscaledServiceProps, AutoscaledWorkload } from '../../src/patterns';
import { Platform } from '../../src/platform';
import { ScalingBehavior, StartLatency } from '../../src/scaling';
import { Disk } from '../../src/storage';
import { TenantNamespace } from '../../src/tenancy';
import { newChart, object, objects, problems } from '../compute/fixture';

const CONTAINER: kplus.ContainerProps = {
  image: 'registry.example.com/web:1.0',
  resources: { cpu: { request: kplus.Cpu.millis(500) }, memory: { request: Size.mebibytes(256) } },
};
const GUEST = { memory: Size.gibibytes(2), cpu: GuestCpu.cores(2), disks: [Disk.containerDisk('root', { image: 'quay.io/containerdisks/fedora:42' })] };
const containers = AutoscaledWorkload.container(CONTAINER);
const guests = AutoscaledWorkload.virtualMachines(GUEST);
const LABELS = { 'app.kubernetes.io/name': 'web' };

function make(props: Partial<AutoscaledServiceProps> = {}) {
  const chart = newChart();
  const made = new AutoscaledService(chart, 'web', { workload: guests, port: 8080, maxReplicas: 6, ...props });
  expect(problems(chart)).toEqual([]);
  return { chart, made };
}

const named = (all: ReturnType<typeof objects>) => all.map(({ kind, metadata: { name } }) => `${kind}/${name}`).sort();

test.each<[string, AutoscaledWorkload]>([
  ['Deployment', containers], ['VirtualMachineInstanceReplicaSet', guests], ['VirtualMachinePool', AutoscaledWorkload.pool(GUEST)],
])('a %s with all that it needs, under one name', (kind, workload) => {
  const { chart } = make({ workload, ingress: { host: 'web.example.com' }, monitoring: {} });
  expect(named(objects(chart))).toEqual([
    kind, 'HorizontalPodAutoscaler', 'Ingress', 'PodDisruptionBudget', 'Service', 'ServiceMonitor',
  ].map((each) => `${each}/web`).sort());
  expect(object(chart, 'HorizontalPodAutoscaler').spec).toMatchObject({ scaleTargetRef: { kind, name: 'web' }, minReplicas: 2, maxReplicas: 6 });
  expect(object(chart, kind).spec).not.toHaveProperty('replicas');
  expect(object(chart, 'PodDisruptionBudget').spec).toEqual({ minAvailable: 1, selector: { matchLabels: LABELS } });
  const service = object(chart, 'Service');
  expect(service.metadata.labels).toEqual(LABELS);
  expect(service.spec).toMatchObject({ selector: LABELS, ports: [{ name: 'http', port: 8080, targetPort: 8080 }] });
  expect(object(chart, 'ServiceMonitor').spec).toEqual({ selector: { matchLabels: LABELS }, endpoints: [{ port: 'http' }] });
  expect(object(chart, 'Ingress').spec.rules).toEqual([{
    host: 'web.example.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 8080 } } } }] },
  }]);
  expect(Admission.of(chart).findings()).toEqual([]);
});

test('containers are ready when the port is open', () => {
  const { chart } = make({ workload: containers, monitoring: { port: 9090 } });
  const { template, selector } = object(chart, 'Deployment').spec;
  expect(selector.matchLabels).toEqual(LABELS);
  expect(template.metadata.labels).toMatchObject(LABELS);
  expect(template.spec.containers[0]).toMatchObject({
    ports: [{ name: 'http', containerPort: 8080 }, { name: 'metrics', containerPort: 9090 }], readinessProbe: { tcpSocket: { port: 8080 } },
  });
});

test('guests are ready when the port is open, in their own time, and request their CPUs', () => {
  const { chart } = make({ monitoring: { port: 9100 } });
  const { template } = object(chart, 'VirtualMachineInstanceReplicaSet').spec;
  expect(template.spec.readinessProbe).toEqual({ tcpSocket: { port: 8080 }, initialDelaySeconds: 20, failureThreshold: 8 });
  expect(template.spec.domain.devices.interfaces).toEqual([{
    name: 'default', masquerade: {}, ports: [{ name: 'http', port: 8080 }, { name: 'metrics', port: 9100 }],
  }]);
  expect(template.spec.domain.resources).toEqual({ requests: { cpu: '2' } });
});

test('what is said of the workload counts', () => {
  const { chart } = make({
    workload: AutoscaledWorkload.pool({
      ...GUEST, labels: { tier: 'web' }, readinessProbe: GuestProbe.guestAgentPing(), networks: [GuestNetwork.masquerade({ ports: [{ port: 8080 }] })],
    }),
  });
  const { template } = object(chart, 'VirtualMachinePool').spec.virtualMachineTemplate.spec;
  expect(template.metadata.labels).toEqual({ ...LABELS, tier: 'web' });
  expect(template.spec.readinessProbe).toEqual({ guestAgentPing: {} });
  expect(template.spec.domain.devices.interfaces[0].ports).toEqual([{ port: 8080 }]);
  const { chart: other } = make({ workload: AutoscaledWorkload.container({ ...CONTAINER, readiness: kplus.Probe.fromHttpGet('/ready', { port: 8080 }) }) });
  expect(object(other, 'Deployment').spec.template.spec.containers[0].readinessProbe.httpGet.path).toBe('/ready');
});

const slow = StartLatency.virtualMachine({ prepare: { min: Duration.minutes(1), max: Duration.minutes(9) } });
test.each<[string, Partial<AutoscaledServiceProps>, object | undefined]>([
  ['guests', {}, { stabilizationWindowSeconds: 600, policies: [{ type: 'Pods', value: 1, periodSeconds: 300 }] }],
  ['slow guests', { latency: slow }, { stabilizationWindowSeconds: 1500, policies: [{ type: 'Pods', value: 1, periodSeconds: 900 }] }],
  ['containers', { workload: containers }, undefined],
  ['containers that were measured', { workload: containers, latency: StartLatency.container() },
    { stabilizationWindowSeconds: 300, policies: [{ type: 'Pods', value: 1, periodSeconds: 300 }] }],
  ['what is given', { latency: slow, behavior: ScalingBehavior.of({ scaleDown: { stabilizationWindow: Duration.seconds(1) } }) }, { stabilizationWindowSeconds: 1 }],
])('scales down %s', (_, props, expected) => {
  expect(object(make(props).chart, 'HorizontalPodAutoscaler').spec.behavior?.scaleDown).toEqual(expected);
});

test('probes follow the latency, too', () => {
  const latency = StartLatency.virtualMachine({ start: { min: Duration.seconds(5), max: Duration.seconds(10) } });
  expect(object(make({ latency }).chart, 'VirtualMachineInstanceReplicaSet').spec.template.spec.readinessProbe)
    .toEqual({ tcpSocket: { port: 8080 }, initialDelaySeconds: 5, failureThreshold: 4 });
});

test('metrics and numbers of its own', () => {
  const external = kplus.Metric.external({ name: 'queue', target: kplus.MetricTarget.value(5) });
  const { chart } = make({ minReplicas: 3, maxReplicas: 9, cpuUtilizationPercent: 50, metrics: [external], servicePort: 80 });
  expect(object(chart, 'HorizontalPodAutoscaler').spec).toMatchObject({
    minReplicas: 3, maxReplicas: 9, metrics: [{ containerResource: { target: { averageUtilization: 50 } } }, { type: 'External' }],
  });
  expect(object(chart, 'PodDisruptionBudget').spec.minAvailable).toBe(2);
  expect(object(chart, 'Service').spec.ports).toMatchObject([{ port: 80, targetPort: 8080 }]);
});

test('a single replica has no budget, and nothing is reached or read that was not asked for', () => {
  const { chart, made } = make({ minReplicas: 1 });
  expect(named(objects(chart))).toEqual(['HorizontalPodAutoscaler/web', 'Service/web', 'VirtualMachineInstanceReplicaSet/web']);
  expect([made.disruptionBudget, made.ingress, made.monitor]).toEqual([undefined, undefined, undefined]);
  expect([made.workload.name, made.service.name, made.autoscaler.target]).toEqual(['web', 'web', made.workload]);
});

test('what Prometheus is told', () => {
  const { chart, made } = make({ monitoring: { port: 9100, path: '/stats', interval: Duration.seconds(30), labels: { release: 'prometheus' } } });
  expect(object(chart, 'ServiceMonitor')).toMatchObject({
    metadata: { labels: { release: 'prometheus' } }, spec: { endpoints: [{ port: 'metrics', path: '/stats', interval: '30s' }] },
  });
  expect(object(chart, 'Service').spec.ports).toMatchObject([{ name: 'http' }, { name: 'metrics', port: 9100, targetPort: 9100 }]);
  expect(made.monitor?.name).toBe('web');
  expect(object(make({ monitoring: { port: 8080 } }).chart, 'ServiceMonitor').spec.endpoints).toEqual([{ port: 'http' }]);
});

test.each<[string, AutoscaledWorkload]>([['containers', containers], ['guests', guests]])('%s by an ingress that is there, without a host', (_, workload) => {
  const chart = newChart();
  const ingress = new kplus.Ingress(chart, 'shared', { metadata: { name: 'shared' } });
  const made = new AutoscaledService(chart, 'web', { workload, port: 8080, maxReplicas: 3, ingress: { path: '/web', ingress } });
  expect(made.ingress).toBe(ingress);
  expect(object(chart, 'Ingress').spec.rules[0].http.paths[0]).toMatchObject({ path: '/web', backend: { service: { name: 'web' } } });
});

test('guests of an isolated tenant are open to the ingress controller', () => {
  const chart = newChart();
  new Platform(chart, 'platform');
  const tenant = new TenantNamespace(chart, 'shop', {});
  new AutoscaledService(tenant, 'web', { workload: guests, port: 8080, maxReplicas: 3, ingress: {} });
  expect(object(chart, 'NetworkPolicy', 'web-ingress').spec.ingress[0].ports).toEqual([{ protocol: 'TCP', port: 8080 }]);
});

test('a workload with a number of its own is refused', () => {
  const chart = newChart();
  const { workload } = new AutoscaledService(chart, 'web', { workload: AutoscaledWorkload.pool({ ...GUEST, replicas: 3 }), port: 8080, maxReplicas: 3 });
  expect(workload).toBeInstanceOf(VirtualMachinePool);
  expect(problems(chart)).toEqual([expect.stringContaining('replicas of VirtualMachinePool "web": got 3')]);
});
