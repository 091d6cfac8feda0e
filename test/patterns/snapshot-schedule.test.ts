import { App, Chart, Cron, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Admission } from '../../src/admission';
import { VirtualMachine, VirtualMachinePool } from '../../src/compute';
import { SnapshotSchedule, SnapshotScheduleProps } from '../../src/patterns';
import { NetworkIsolation, TenantNamespace } from '../../src/tenancy';
import { newChart, object, objects } from '../compute/fixture';

const vm = (chart: Chart, name: string) => VirtualMachine.fromVirtualMachineName(chart, name, name);
const schedule = (props: Partial<SnapshotScheduleProps> = {}) => {
  const chart = newChart();
  new SnapshotSchedule(chart, 'nightly', {
    sources: [vm(chart, 'db')], schedule: Cron.schedule({ minute: '0', hour: '2' }), image: 'registry.example.com/kubectl:1.34.1', keepLast: 7, ...props,
  });
  return chart;
};
const job = (props: Partial<SnapshotScheduleProps> = {}) => object(schedule(props), 'CronJob').spec;
const pod = (props: Partial<SnapshotScheduleProps> = {}) => job(props).jobTemplate.spec.template.spec;

test('a CronJob with an account that makes and deletes snapshots', () => {
  const chart = schedule();
  const metadata = { name: 'nightly', namespace: 'apps' };
  expect(objects(chart).map(({ kind }) => kind)).toEqual(['ServiceAccount', 'Role', 'RoleBinding', 'CronJob']);
  expect(object(chart, 'ServiceAccount')).toMatchObject({ metadata, automountServiceAccountToken: false });
  expect(object(chart, 'Role')).toMatchObject({
    metadata,
    rules: [{ apiGroups: ['snapshot.kubevirt.io'], resources: ['virtualmachinesnapshots'], verbs: ['create', 'delete', 'get', 'list', 'watch'] }],
  });
  expect(object(chart, 'RoleBinding')).toMatchObject({
    metadata,
    roleRef: { kind: 'Role', name: 'nightly' },
    subjects: [{ kind: 'ServiceAccount', name: 'nightly', namespace: 'apps' }],
  });
  const { jobTemplate: { spec: { backoffLimit, template: { spec } } }, ...cron } = object(chart, 'CronJob').spec;
  expect(cron).toMatchObject({ schedule: '0 2 * * *', concurrencyPolicy: 'Forbid', startingDeadlineSeconds: 600, suspend: false });
  expect(backoffLimit).toBe(2);
  expect(spec).toMatchObject({ serviceAccountName: 'nightly', automountServiceAccountToken: true, restartPolicy: 'Never' });
  expect(spec.containers).toMatchObject([{
    image: 'registry.example.com/kubectl:1.34.1',
    env: [{ name: 'RUN', valueFrom: { fieldRef: { fieldPath: "metadata.labels['batch.kubernetes.io/job-name']" } } }],
    resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { cpu: '500m', memory: '256Mi' } },
    securityContext: {
      allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true, runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' },
    },
  }]);
});

test.each<[string, Partial<SnapshotScheduleProps>, object]>([
  ['a time zone', { timeZone: 'Europe/Berlin' }, { timeZone: 'Europe/Berlin' }],
  ['a pause', { suspend: true }, { suspend: true }],
])('with %s', (_, props, expected) => expect(job(props)).toMatchObject(expected));

test.each<[string, Partial<SnapshotScheduleProps>, object]>([
  ['a user', { userId: 65532 }, { containers: [{ securityContext: { runAsUser: 65532 } }] }],
  ['resources', { resources: { cpu: { request: kplus.Cpu.millis(10) } } }, { containers: [{ resources: { requests: { cpu: '10m' } } }] }],
  ['a registry', { dockerRegistryAuth: kplus.Secret.fromSecretName(newChart(), 's', 'pull') }, { imagePullSecrets: [{ name: 'pull' }] }],
])('runs with %s', (_, props, expected) => expect(pod(props)).toMatchObject(expected));

test('the pods may call the API server', () => {
  const chart = schedule({ apiServers: ['192.0.2.10/32', '2001:db8::10/128'], apiServerPort: 443 });
  const { metadata, spec } = object(chart, 'NetworkPolicy');
  const { metadata: { labels } } = object(chart, 'CronJob').spec.jobTemplate.spec.template;
  const ports = [{ port: 443, protocol: 'TCP' }];
  expect(metadata).toEqual({ name: 'nightly-api-server', namespace: 'apps' });
  expect(labels).toMatchObject(spec.podSelector.matchLabels);
  expect(spec).toMatchObject({
    policyTypes: ['Egress'], egress: [{ to: [{ ipBlock: { cidr: '192.0.2.10/32' } }], ports }, { to: [{ ipBlock: { cidr: '2001:db8::10/128' } }], ports }],
  });
  expect(object(schedule({ apiServers: ['192.0.2.10/32'] }), 'NetworkPolicy').spec.egress[0].ports).toEqual([{ port: 6443, protocol: 'TCP' }]);
});

test.each([[['192.0.2.10/32'], []], [undefined, ['api-traffic/requires-egress-to-api-server']]])('runs in an isolated tenant with API servers %j', (apiServers, rules) => {
  const app = new App();
  const chart = new Chart(app, 'chart');
  const tenant = new TenantNamespace(chart, 'bank', { isolation: NetworkIsolation.declaredOnly() });
  new SnapshotSchedule(tenant, 'nightly', {
    metadata: { namespace: 'bank' },
    sources: [vm(chart, 'db')],
    schedule: Cron.daily(),
    image: 'registry.example.com/kubectl:1.34.1',
    userId: 65532,
    keepFor: Duration.days(7),
    apiServers,
  });
  expect(app.node.findAll().flatMap(({ node }) => node.validate())).toEqual([]);
  expect(Admission.of(app).findings().map(({ rule }) => rule)).toEqual(rules);
});

const ONE = 'Name the VMs of which snapshots are taken.';
test.each<[string, Partial<SnapshotScheduleProps>, string]>([
  ['no VM', { sources: [] }, `sources: got []; allowed: at least one VM. ${ONE}`],
  ['a pool', { sources: [VirtualMachinePool.fromVirtualMachinePoolName(newChart(), 'p', 'runners')] },
    'sources: got "VirtualMachinePool \\"runners\\""; allowed: VirtualMachines. KubeVirt takes snapshots of single VMs only.'],
  ['a long name', { sources: [vm(newChart(), 'a'.repeat(64))] },
    `sources: got "VirtualMachine \\"${'a'.repeat(64)}\\""; allowed: a name of at most 63 characters. Snapshots carry it as a label: shorten it.`],
  ['nothing to keep', { keepLast: undefined },
    'keepLast: got undefined; allowed: keepLast, keepFor or both. Say which snapshots are kept, or the storage fills up.'],
  ['none to keep', { keepLast: 0 }, 'keepLast: got 0; allowed: a whole number from 1. Say how many snapshots of each VM are kept.'],
  ['a half to keep', { keepLast: 1.5 }, 'keepLast: got 1.5; allowed: a whole number from 1. Say how many snapshots of each VM are kept.'],
  ['no time to keep', { keepFor: Duration.seconds(0) }, 'keepFor: got 0; allowed: more than 0 seconds. Say how long snapshots are kept.'],
  ['no deadline', { failureDeadline: Duration.seconds(0) },
    'failureDeadline: got 0; allowed: more than 0 seconds. A run must end, or no other begins: leave it out for five minutes.'],
  ['an address', { apiServers: ['192.0.2.10'] },
    'apiServers: got "192.0.2.10"; allowed: CIDRs. Write /32 after an IPv4 address, /128 after an IPv6 address.'],
])('refuses %s', (_, props, message) => expect(() => schedule(props)).toThrow(`[chart/nightly] ${message}`));
