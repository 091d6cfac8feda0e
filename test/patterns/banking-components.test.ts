import { App, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { synthesized } from './fixture';
import { Admission } from '../../src/admission';
import { GuestCpu, Instancetype } from '../../src/compute';
import { NetworkAttachment } from '../../src/network';
import { BankingMiddlewareProps, BankingServiceProps, HybridBankingStack, HybridBankingStackProps } from '../../src/patterns';
import { Hardening } from '../../src/security';
import { DataVolumeSource, Disk } from '../../src/storage';
import { TenantQuota } from '../../src/tenancy';

const BROKER: BankingMiddlewareProps = {
  name: 'broker',
  port: 5672,
  guest: { cpu: GuestCpu.cores(2), memory: Size.gibibytes(4), disks: [Disk.containerDisk('root', { image: 'registry.example/broker:1' })] },
  calls: ['database'],
};
const PAYMENTS: BankingServiceProps = { name: 'payments', image: 'registry.example/payments:1', port: 8443, calls: ['broker'] };

function stack(props: Partial<HybridBankingStackProps> = {}): HybridBankingStack {
  return new HybridBankingStack(new App(), 'core', {
    database: {
      image: DataVolumeSource.dataSource({ name: 'database', namespace: 'images' }),
      storageClassName: 'ssd',
      network: NetworkAttachment.fromNetworkAttachmentName(new App(), 'sriov', 'core/sriov-net'),
      addresses: ['10.56.1.10/24'],
      port: 1521,
    },
    gateway: { image: 'nginxinc/nginx-unprivileged:1.29-alpine', calls: ['payments'] },
    middleware: [BROKER],
    services: [PAYMENTS],
    ...props,
  });
}

const objects = synthesized(stack());

test('each component may do what it says, and no more', () => {
  const policies = Object.values(objects).filter(({ kind, metadata }) => kind === 'NetworkPolicy' && !/^(default|allow)-/.test(metadata.name));
  const labelsOf = ({ matchLabels }: { matchLabels: object }) => Object.values(matchLabels).join();
  const said = policies.map(({ metadata, spec }) => [
    metadata.name,
    labelsOf(spec.podSelector),
    ...(spec.ingress ?? []).flatMap(({ from, ports }: any) => `from ${labelsOf(from[0].podSelector.matchLabels ? from[0].podSelector : from[0].namespaceSelector)}:${ports[0].port}`),
    ...(spec.egress ?? []).flatMap(({ to, ports }: any) => `to ${labelsOf(to[0].podSelector)}:${ports[0].port}`),
  ]);
  expect(said).toEqual([
    ['broker-to-database', 'database', 'from broker:1521'],
    ['broker', 'broker', 'to database:1521', 'to kube-dns:53'],
    ['gateway-to-payments', 'payments', 'from gateway:8443'],
    ['gateway', 'gateway', 'from ingress-nginx:8080', 'to payments:8443', 'to kube-dns:53'],
    ['payments-to-broker', 'broker', 'from payments:5672'],
    ['payments', 'payments', 'to broker:5672', 'to kube-dns:53'],
  ]);
});

test('middleware is a VM behind a Service', () => {
  const { metadata, spec } = objects['VirtualMachine/broker'];
  const labels = { 'app.kubernetes.io/name': 'broker', 'tier': 'middleware' };
  expect([metadata.labels, spec.template.metadata.labels]).toEqual([labels, labels]);
  expect(spec.template.spec.domain.memory.guest).toBe('4Gi');
  expect(objects['Service/broker'].spec).toMatchObject({
    selector: { 'app.kubernetes.io/name': 'broker' }, ports: [{ name: 'middleware', port: 5672, targetPort: 5672 }],
  });
});

test('a business service scales, survives drains and is reached by a Service', () => {
  const { metadata, spec } = objects['Deployment/payments'];
  const labels = { 'app.kubernetes.io/name': 'payments' };
  expect([metadata.labels, spec.selector.matchLabels]).toEqual([labels, labels]);
  expect(spec.template.metadata.labels).toMatchObject({ ...labels, tier: 'service' });
  expect(spec.template.spec.securityContext).toEqual({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  expect(spec.template.spec.containers[0]).toMatchObject({
    name: 'service', readinessProbe: { tcpSocket: { port: 'http' } }, volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
  });
  expect(spec.template.spec.volumes).toEqual([{ name: 'tmp', emptyDir: {} }]);
  expect(objects['Service/payments'].spec).toMatchObject({ selector: labels, ports: [{ name: 'http', port: 8443, targetPort: 'http' }] });
  expect(objects['HorizontalPodAutoscaler/payments'].spec).toMatchObject({ minReplicas: 3, maxReplicas: 10 });
  expect(objects['PodDisruptionBudget/payments'].spec.minAvailable).toBe(2);
});

test('all of it is admitted, but for the network that the infrastructure makes', () => {
  expect(Admission.of(stack({ alerts: {} })).findings().map(({ rule, got }) => [rule, got])).toEqual([['reference/requires-target', 'sriov-net']]);
});

test('all of it can be hardened', () => {
  const one = stack();
  const { changes } = Hardening.hardened().applyTo(one);
  expect([...new Set(changes.map(({ object }) => object))].sort()).toEqual(['VirtualMachine core/broker', 'VirtualMachine core/database']);
  expect(one.node.findAll().flatMap(({ node }) => node.validate())).toEqual([]);
});

test('the parts are at hand', () => {
  const { database, middleware, gateway, services, alerts } = stack();
  expect([database.name, middleware.map(({ name }) => name), gateway.name, services.map(({ name }) => name), alerts]).toEqual([
    'database', ['broker'], 'api-gateway', ['payments'], undefined,
  ]);
});

test('what else can be said of them', () => {
  const changed = synthesized(stack({
    compliance: 'pci-dss',
    database: { ...{ image: DataVolumeSource.dataSource({ name: 'database', namespace: 'images' }), storageClassName: 'ssd', encryptedStorage: true, addresses: ['10.56.1.10/24'], port: 1521 }, network: NetworkAttachment.fromNetworkAttachmentName(new App(), 'sriov', 'core/sriov-net') },
    middleware: [{ ...BROKER, portName: 'amqp', selector: { role: 'broker' }, guest: { ...BROKER.guest, labels: { team: 'middleware' } } }],
    services: [{
      ...PAYMENTS, user: 1000, readinessPath: '/ready', env: { MODE: kplus.EnvValue.fromValue('live') }, selector: { role: 'payments' }, minReplicas: 1, maxReplicas: 2,
    }],
  }));
  expect(changed['VirtualMachine/broker'].spec.template.metadata.labels).toEqual({
    'app.kubernetes.io/name': 'broker', 'tier': 'middleware', 'team': 'middleware', 'role': 'broker', 'compliance': 'pci-dss',
  });
  expect(changed['Service/broker'].spec.ports[0].name).toBe('amqp');
  expect(changed['NetworkPolicy/payments-to-broker'].spec).toMatchObject({
    podSelector: { matchLabels: { role: 'broker' } }, ingress: [{ from: [{ podSelector: { matchLabels: { role: 'payments' } } }] }],
  });
  expect(changed['Deployment/payments'].spec.template.spec).toMatchObject({
    securityContext: { runAsUser: 1000 },
    containers: [{ env: [{ name: 'MODE', value: 'live' }], readinessProbe: { httpGet: { path: '/ready', port: 'http' } } }],
  });
  expect(changed['PodDisruptionBudget/payments']).toBeUndefined();
});

test('alerts of all VMs', () => {
  const { metadata, spec } = synthesized(stack({ alerts: { labels: { release: 'monitoring' } } }))['PrometheusRule/core'];
  expect(metadata.labels).toEqual({ release: 'monitoring' });
  expect(spec.groups).toEqual([{
    name: 'banking',
    rules: [
      {
        alert: 'BankingDatabaseNotReady',
        expr: 'absent(kubevirt_vmi_info{namespace="core",name="database",phase="running"})',
        for: '2m',
        labels: { severity: 'critical' },
        annotations: { summary: 'Database VM is not running' },
      },
      {
        alert: 'BankingMiddlewareNotReady',
        expr: 'absent(kubevirt_vmi_info{namespace="core",name="broker",phase="running"})',
        for: '2m',
        labels: { severity: 'critical', middleware: 'broker' },
        annotations: { summary: 'Middleware VM broker is not running' },
      },
      {
        alert: 'BankingVmNotEvictable',
        expr: 'kubevirt_vmi_non_evictable{namespace="core"} == 1',
        for: '5m',
        labels: { severity: 'warning' },
        annotations: { summary: 'VM {{ $labels.name }} cannot be live-migrated, node drains will block' },
      },
    ],
  }]);
});

const gateway = (changes: object) => ({ gateway: { image: 'nginxinc/nginx-unprivileged:1.29-alpine', ...changes } });
test.each<[string, Partial<HybridBankingStackProps>, string]>([
  ['a name twice', { services: [PAYMENTS, PAYMENTS] }, 'name: got "payments"; allowed: names other than database, gateway and each other. Rename the middleware or service.'],
  ['a name that is taken', { services: [PAYMENTS, { ...PAYMENTS, name: 'gateway' }] }, 'name: got "gateway"; allowed: names other than'],
  ['a call of what is not there', gateway({ calls: ['payment'] }), 'gateway.calls: got "payment"; allowed: database, broker, payments. Write payments.'],
  ['a call of something else', gateway({ calls: ['mainframe'] }), 'gateway.calls: got "mainframe"; allowed: database, broker, payments. Name a component of the stack.'],
  ['a call of itself', gateway({ calls: ['gateway'] }), 'gateway.calls: got "gateway"; allowed: database, broker, payments. Name a component'],
  ['a selector of everything', gateway({ selector: {} }), 'gateway.selector: got {}; allowed: at least one label. Without labels it would select all pods of the namespace.'],
  [
    'a selector of another, too', gateway({ selector: { tier: 'middleware' } }),
    'gateway.selector: got {"tier":"middleware"}; allowed: labels that the pods of broker do not have. What is let through to one would be let through to the other',
  ],
  ['nginx that needs root', gateway({ image: 'nginx:alpine' }), 'gateway.image: got "nginx:alpine"; allowed: an image that runs without root. Take nginxinc/nginx-unprivileged'],
  ['nginx by its full name', gateway({ image: 'docker.io/library/nginx' }), 'gateway.image: got "docker.io/library/nginx"; allowed: an image that'],
  ['a port that needs root', gateway({ port: 80 }), 'gateway.port: got 80; allowed: 1024 to 65535. Its processes are not root and have no capabilities'],
  ['root', { services: [{ ...PAYMENTS, user: 0 }] }, 'payments.user: got 0; allowed: a whole number from 1. 0 is root, which the pods may not be.'],
  ['more replicas at least than at most', gateway({ minReplicas: 11 }), 'gateway.minReplicas: got 11; allowed: a whole number from 1 to maxReplicas, 10.'],
])('refuses %s', (_, props, message) => {
  expect(() => stack({ ...gateway({ calls: [] }), ...props })).toThrow(`[core] ${message}`);
});

test.each<[string, BankingMiddlewareProps, number]>([
  ['2 × 17.015 + 20 × 0.5 + 0.205', BROKER, 44235],
  ['middleware without a size of its own', { ...BROKER, guest: { instancetype: Instancetype.cluster('u1.medium') } }, 44030],
])('the quota holds services and middleware too: %s', (_, middleware, millis) => {
  const validate = (amount: number) => (
    stack({ middleware: [middleware], quota: TenantQuota.banking({ cpu: { request: kplus.Cpu.millis(amount) } }) }).node.validate()
  );
  expect(validate(millis)).toEqual([]);
  expect(validate(millis - 1)).toEqual([expect.stringContaining(`allowed: at least ${millis / 1000}`)]);
});
