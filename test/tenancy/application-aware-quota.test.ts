import { App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { object, synth } from './fixture';
import { Admission } from '../../src/admission';
import { Distribution, Platform } from '../../src/platform';
import {
  ApplicationAwareClusterResourceQuota, ApplicationAwareClusterResourceQuotaProps, ApplicationAwareResourceQuota, GuestQuota, QuotaStrategy,
  TenantNamespace, TenantQuota,
} from '../../src/tenancy';

const GUESTS: GuestQuota = { vcpus: 20, memory: Size.gibibytes(40), instances: 5 };
const GUESTS_HARD = { 'requests.cpu/vmi': '20', 'requests.memory/vmi': '40Gi', 'requests.instances/vmi': '5' };

describe('the quota of a namespace', () => {
  const apps = () => new Chart(new App(), 'apps', { namespace: 'apps' });

  test('of guests, pods and classes', () => {
    const chart = apps();
    new ApplicationAwareResourceQuota(chart, 'gold', { guests: GUESTS, limits: { cpu: { request: kplus.Cpu.units(4) } }, priorityClasses: ['gold'] });
    expect(synth(chart)).toEqual([{
      apiVersion: 'aaq.kubevirt.io/v1alpha1',
      kind: 'ApplicationAwareResourceQuota',
      metadata: { name: 'gold', namespace: 'apps' },
      spec: {
        hard: { ...GUESTS_HARD, 'requests.cpu': '4' },
        scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In', values: ['gold'] }] },
      },
    }]);
  });

  test('of pods alone', () => {
    const chart = apps();
    new ApplicationAwareResourceQuota(chart, 'pods', { limits: { nonTerminalPods: 10 } });
    expect(synth(chart)[0].spec).toEqual({ hard: { pods: '10' } });
  });

  test.each<[GuestQuota, string]>([
    [{ vcpus: 0 }, 'requests.cpu/vmi: got "0"; allowed: more than zero. Leave out what guests shall not be limited in.'],
    [{ vcpus: 1.5 }, 'requests.cpu/vmi: got "1.5"; allowed: a whole number. A guest has whole vCPUs.'],
    [{ instances: -1 }, 'requests.instances/vmi: got "-1"; allowed: more than zero.'],
    [{ memory: Size.gibibytes(0) }, 'requests.memory/vmi: got "0Ti"; allowed: more than zero.'],
  ])('refuses %j', (guests, message) => {
    expect(() => new ApplicationAwareResourceQuota(apps(), 'quota', { guests })).toThrow(message);
    expect(() => new TenantNamespace(new App(), 'shop', { quota: TenantQuota.applicationAware(guests) })).toThrow(message);
  });

  test('is one resource for cdk8s-plus', () => {
    const chart = apps();
    const made = new ApplicationAwareResourceQuota(chart, 'quota', { guests: GUESTS });
    for (const quota of [made, ApplicationAwareResourceQuota.fromApplicationAwareResourceQuotaName(chart, 'imported', 'quota')]) {
      expect([quota.apiVersion, quota.kind, quota.resourceType, quota.resourceName])
        .toEqual(['aaq.kubevirt.io/v1alpha1', 'ApplicationAwareResourceQuota', 'applicationawareresourcequotas', 'quota']);
    }
  });
});

describe('the quota of several namespaces', () => {
  const PROPS: ApplicationAwareClusterResourceQuotaProps = { namespaceLabels: { tenant: 'b' }, guests: GUESTS };
  const make = (props: Partial<ApplicationAwareClusterResourceQuotaProps>, distribution = Distribution.KUBERNETES) => {
    const app = new App();
    new Platform(app, 'platform', { distribution });
    return new ApplicationAwareClusterResourceQuota(new Chart(app, 'quotas'), 'tenant-b', { ...PROPS, ...props });
  };

  test('selects by labels', () => {
    const chart = new Chart(new App(), 'quotas');
    new ApplicationAwareClusterResourceQuota(chart, 'tenant-b', { ...PROPS, limits: { memory: { request: Size.gibibytes(1) } } });
    expect(synth(chart)).toEqual([{
      apiVersion: 'aaq.kubevirt.io/v1alpha1',
      kind: 'ApplicationAwareClusterResourceQuota',
      metadata: { name: 'tenant-b' },
      spec: { selector: { labels: { matchLabels: { tenant: 'b' } } }, quota: { hard: { ...GUESTS_HARD, 'requests.memory': '1Gi' } } },
    }]);
  });

  test('needs labels', () => {
    expect(() => make({ namespaceLabels: {} })).toThrow('namespaceLabels: got {}; allowed: at least one label. Give a label that all namespaces of the tenant have, and no other.');
  });

  const elsewhere = (key: string) => [
    `limits: got "${key}"; allowed: what pods request, on clusters other than OpenShift. Limit it in each namespace, with \`TenantNamespace.quota\`.`,
  ];
  test.each<[ApplicationAwareClusterResourceQuotaProps['limits'], string[]]>([
    [{ cpu: { request: kplus.Cpu.units(1), limit: kplus.Cpu.units(2) }, memory: { limit: Size.gibibytes(1) } }, []],
    [{ nonTerminalPods: 1, extendedResources: { 'nvidia.com/A100': 1 }, hugepages2Mi: Size.mebibytes(2) }, []],
    [{ storage: Size.gibibytes(1) }, elsewhere('requests.storage')],
    [{ pods: 5 }, elsewhere('count/pods')],
    [{ storagePerClass: { fast: Size.gibibytes(1) } }, elsewhere('fast.storageclass.storage.k8s.io/requests.storage')],
  ])('limits %j on Kubernetes', (limits, expected) => {
    expect(make({ limits }).node.validate()).toEqual(expected);
    expect(make({ limits }, Distribution.OPENSHIFT).node.validate()).toEqual([]);
  });

  test('is one resource for cdk8s-plus', () => {
    const chart = new Chart(new App(), 'quotas');
    const imported = ApplicationAwareClusterResourceQuota.fromApplicationAwareClusterResourceQuotaName(chart, 'imported', 'tenant-b');
    for (const quota of [make({}), imported]) {
      expect([quota.apiVersion, quota.kind, quota.resourceType, quota.resourceName]).toEqual([
        'aaq.kubevirt.io/v1alpha1', 'ApplicationAwareClusterResourceQuota', 'applicationawareclusterresourcequotas', 'tenant-b',
      ]);
    }
  });
});

describe('of a tenant', () => {
  test('is in place of a ResourceQuota, in a namespace that is gated', () => {
    const app = new App();
    const all = synth(new TenantNamespace(app, 'shop', { quota: TenantQuota.applicationAware(GUESTS, { persistentVolumeClaims: 3 }) }));
    expect(object(all, 'ApplicationAwareResourceQuota', 'tenant-quota')).toEqual({
      apiVersion: 'aaq.kubevirt.io/v1alpha1',
      kind: 'ApplicationAwareResourceQuota',
      metadata: { name: 'tenant-quota', namespace: 'shop' },
      spec: { hard: { ...GUESTS_HARD, persistentvolumeclaims: '3' } },
    });
    expect(object(all, 'Namespace', 'shop').metadata.labels).toMatchObject({ 'application-aware-quota/enable-gating': '' });
    expect(all.filter(({ kind }) => kind === 'ResourceQuota').map(({ metadata }) => metadata.name)).toEqual(['priority-classes']);
    expect(Admission.of(app).findings()).toEqual([]);
  });

  test('follows a strategy', () => {
    const all = synth(new TenantNamespace(new App(), 'shop', {
      quota: TenantQuota.applicationAware({ instances: 3 }),
      quotaStrategy: QuotaStrategy.fairShare({ weight: 1, totalWeight: 4, capacity: { cpus: 40, memory: Size.gibibytes(80) } }),
    }));
    expect(object(all, 'ApplicationAwareResourceQuota', 'tenant-quota').spec).toEqual({ hard: { 'requests.instances/vmi': '3', 'requests.cpu': '10', 'requests.memory': '20Gi' } });
  });
});
