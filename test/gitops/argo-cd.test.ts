import { Chart, Duration } from 'cdk8s';
import { errors, made } from './fixture';
import { ArgoCdSettings, ArgoCdSettingsProps, ArgoCluster, ArgoClusterOptions, ArgoTrackingMethod } from '../../src/gitops';
import { ExternalSecret, ExternalSecretStore } from '../../src/security';
import { object, newChart } from '../compute/fixture';

const settings = (props: ArgoCdSettingsProps) => (chart: Chart) => new ArgoCdSettings(chart, 'settings', props);

test('settings', () => {
  expect(made(settings({
    metadata: { namespace: 'argocd', labels: { team: 'platform' } },
    reconciliationTimeout: Duration.minutes(5),
    reconciliationJitter: Duration.seconds(0),
    resourceTrackingMethod: ArgoTrackingMethod.ANNOTATION_AND_LABEL,
    data: { 'admin.enabled': 'false' },
  }))).toEqual({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'argocd-cm', namespace: 'argocd', labels: { 'team': 'platform', 'app.kubernetes.io/part-of': 'argocd' } },
    data: {
      'timeout.reconciliation': '300s',
      'timeout.reconciliation.jitter': '0s',
      'application.resourceTrackingMethod': 'annotation+label',
      'admin.enabled': 'false',
    },
  });
});

test('webhooks alone', () => {
  expect(made(settings({ reconciliationTimeout: Duration.seconds(0) })).data).toEqual({ 'timeout.reconciliation': '0s' });
});

test.each<[string, ArgoCdSettingsProps, string[]]>([
  ['another name', { metadata: { name: 'settings' } }, ['metadata.name: got "settings"']],
  ['a timeout that is too short', { reconciliationTimeout: Duration.seconds(29) }, ['reconciliationTimeout: got "29 seconds"']],
  ['half seconds', { reconciliationTimeout: Duration.millis(40500), reconciliationJitter: Duration.millis(500) }, [
    'reconciliationTimeout: got "40 seconds 500 millis"', 'reconciliationJitter: got "500 millis"',
  ]],
  ['an entry twice', { reconciliationTimeout: Duration.minutes(5), data: { 'timeout.reconciliation': '60s' } }, ['data: got "timeout.reconciliation"']],
])('%s: refused', (_, props, said) => expect(errors(settings(props))).toEqual(said));

test('a cluster whose credentials are in a secret store', () => {
  const chart = newChart();
  const cluster = ArgoCluster.of('store-001', {
    server: 'https://store-001.example.com:6443', labels: { wave: 'canary' }, project: 'stores', namespaces: ['store', 'monitoring'],
  });
  new ExternalSecret(chart, cluster.name, {
    store: ExternalSecretStore.clusterSecretStore('vault'),
    data: { config: { key: 'stores/store-001' } },
    secretLabels: cluster.secretLabels,
    secretTemplate: cluster.secretTemplate('config'),
  });
  expect(object(chart, 'ExternalSecret').spec.target).toEqual({
    template: {
      metadata: { labels: { 'wave': 'canary', 'argocd.argoproj.io/secret-type': 'cluster' } },
      data: {
        name: 'store-001', server: 'https://store-001.example.com:6443', config: '{{ .config }}', project: 'stores', namespaces: 'store,monitoring',
      },
    },
  });
});

test.each<[string, string, ArgoClusterOptions, string[]]>([
  ['no name', '', { server: 'https://a.example.com' }, ['ArgoCluster: got ""']],
  ['no endpoint', 'store-001', { server: '' }, ['ArgoCluster "store-001".server: got ""']],
  ['an endpoint in clear text', 'store-001', { server: 'http://10.0.0.1:8080' }, ['ArgoCluster "store-001".server: got "http://10.0.0.1:8080"']],
  ['a host', 'store-001', { server: 'store-001.example.com' }, ['ArgoCluster "store-001".server: got "store-001.example.com"']],
])('%s: refused', (_, name, options, said) => expect(errors(() => ArgoCluster.of(name, options))).toEqual(said));
