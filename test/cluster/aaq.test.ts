import { App, Chart, Duration, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Admission } from '../../src/admission';
import { GATING_LABEL } from '../../src/analysis/namespace/application-aware';
import { Aaq, AaqProps, AaqVmCounting } from '../../src/cluster';

test.each<[string, AaqProps, object]>([
  ['nothing that is not given', {}, {}],
  ['what is counted', { vmCounting: AaqVmCounting.DEDICATED_VIRTUAL_RESOURCES, clusterQuotas: true },
    {
      configuration: {
        allowApplicationAwareClusterResourceQuota: true, vmiCalculatorConfiguration: { configName: 'DedicatedVirtualResources' },
      },
    }],
  ['whose pods are gated', { namespaceLabels: { tenant: 'true' } }, { namespaceSelector: { matchLabels: { tenant: 'true' } } }],
  ['anywhere', { infraPlacement: {}, workloadPlacement: {} }, { infra: {}, workload: {} }],
  ['components', {
    infraPlacement: { nodeSelector: { infra: 'true' } },
    workloadPlacement: { tolerations: [kplus.NodeTaintQuery.exists('infra')] },
    certificates: {
      certificateAuthority: { duration: Duration.days(2), renewBefore: Duration.days(1) },
      server: { duration: Duration.days(1), renewBefore: Duration.hours(12) },
    },
    imagePullPolicy: kplus.ImagePullPolicy.ALWAYS,
    priorityClass: 'platform',
  }, {
    infra: { nodeSelector: { infra: 'true' } },
    workload: { tolerations: [{ key: 'infra', operator: 'Exists' }] },
    certConfig: { ca: { duration: '2880m0s', renewBefore: '1440m0s' }, server: { duration: '1440m0s', renewBefore: '720m0s' } },
    imagePullPolicy: 'Always',
    priorityClass: 'platform',
  }],
])('states %s', (_, props, spec) => {
  const app = new App();
  const chart = new Chart(app, 'aaq');
  new Aaq(chart, 'aaq', props);
  expect(Testing.synth(chart)).toEqual([{ apiVersion: 'aaq.kubevirt.io/v1alpha1', kind: 'AAQ', metadata: { name: 'aaq' }, spec }]);
  expect(Admission.of(app).findings()).toEqual([]);
});

test('knows the label that its operator looks for', () => {
  expect(Aaq.GATING_LABEL).toBe(GATING_LABEL);
});

test('is one resource for cdk8s-plus', () => {
  const chart = new Chart(new App(), 'aaq');
  for (const aaq of [new Aaq(chart, 'aaq'), Aaq.fromAaqName(chart, 'imported', 'aaq')]) {
    expect([aaq.apiGroup, aaq.apiVersion, aaq.kind, aaq.resourceType, aaq.resourceName]).toEqual(['aaq.kubevirt.io', 'aaq.kubevirt.io/v1alpha1', 'AAQ', 'aaqs', 'aaq']);
  }
});
