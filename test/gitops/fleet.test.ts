import { Chart, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { errors, made } from './fixture';
import {
  FleetClusterGroup, FleetClusterRegistrationToken, FleetGitRepo, FleetGitRepoProps, FleetTarget,
} from '../../src/gitops';
import { newChart } from '../compute/fixture';

const REPO = { repo: 'https://git.example.com/edge.git' };
const secret = (name: string) => kplus.Secret.fromSecretName(newChart(), 'secret', name);
const group = (name: string) => FleetClusterGroup.fromFleetClusterGroupName(newChart(), 'group', name);
const gitRepo = (props: Partial<FleetGitRepoProps>) => (chart: Chart) => new FleetGitRepo(chart, 'edge', { ...REPO, ...props });

test('a GitRepo', () => {
  expect(made(gitRepo({}))).toEqual({
    apiVersion: 'fleet.cattle.io/v1alpha1', kind: 'GitRepo', metadata: { name: 'edge', namespace: 'apps' }, spec: REPO,
  });
});

test.each<[string, Partial<FleetGitRepoProps>, object]>([
  ['a branch', { branch: 'release' }, { branch: 'release' }],
  ['a revision', { revision: 'v1.2.3' }, { revision: 'v1.2.3' }],
  ['paths', { paths: ['dist/store', 'charts/*'] }, { paths: ['dist/store', 'charts/*'] }],
  ['an interval', { pollingInterval: Duration.minutes(5) }, { pollingInterval: '5m0s' }],
  ['the shortest interval', { pollingInterval: Duration.seconds(15) }, { pollingInterval: '15s' }],
  ['webhooks', { disablePolling: true }, { disablePolling: true }],
  ['credentials', { clientSecret: secret('git') }, { clientSecretName: 'git' }],
  ['credentials for Helm', { helmSecret: secret('helm') }, { helmSecretName: 'helm' }],
  ['resources that stay', { keepResources: true }, { keepResources: true }],
  ['drift that is corrected', { correctDrift: {} }, { correctDrift: { enabled: true } }],
  ['drift that is forced back', { correctDrift: { force: true, keepFailHistory: true } }, { correctDrift: { enabled: true, force: true, keepFailHistory: true } }],
  ['a namespace', { targetNamespace: 'store' }, { targetNamespace: 'store' }],
  ['a service account', { serviceAccountName: 'deployer' }, { serviceAccount: 'deployer' }],
  ['a pause', { paused: true }, { paused: true }],
  [
    'targets', {
      targets: [
        FleetTarget.clusterGroup(group('canary')), FleetTarget.clusters('rest', kplus.LabelSelector.of({ labels: { type: 'store' } })), FleetTarget.cluster('store-001'),
      ],
    }, {
      targets: [
        { name: 'canary', clusterGroup: 'canary' },
        { name: 'rest', clusterSelector: { matchLabels: { type: 'store' } } },
        { name: 'store-001', clusterName: 'store-001' },
      ],
    },
  ],
])('%s', (_, props, spec) => expect(made(gitRepo(props)).spec).toEqual({ ...REPO, ...spec }));

test.each<[string, Partial<FleetGitRepoProps>, string]>([
  ['no repository', { repo: '' }, 'repo: got ""'],
  ['a branch and a revision', { branch: 'main', revision: 'v1' }, 'revision: got "v1"'],
  ['an interval that is too short', { pollingInterval: Duration.seconds(14) }, 'pollingInterval: got "14 seconds"'],
  ['an interval of no whole seconds', { pollingInterval: Duration.millis(20500) }, 'pollingInterval: got "20 seconds 500 millis"'],
  ['an interval without polling', { pollingInterval: Duration.minutes(5), disablePolling: true }, 'pollingInterval: got "5 minutes"'],
  ['two targets of one name', { targets: [FleetTarget.cluster('a'), FleetTarget.clusterGroup(group('b'), 'a')] }, 'targets: got "a"'],
])('%s is refused', (_, props, said) => expect(errors(gitRepo(props))).toEqual([said]));

test('a group of clusters', () => {
  const selector = kplus.LabelSelector.of({ labels: { type: 'store' }, expressions: [kplus.LabelExpression.in('region', ['north', 'south'])] });
  expect(made((chart) => new FleetClusterGroup(chart, 'stores', { selector }))).toEqual({
    apiVersion: 'fleet.cattle.io/v1alpha1',
    kind: 'ClusterGroup',
    metadata: { name: 'stores', namespace: 'apps' },
    spec: { selector: { matchLabels: { type: 'store' }, matchExpressions: [{ key: 'region', operator: 'In', values: ['north', 'south'] }] } },
  });
});

test.each<[string, Duration | undefined, object]>([
  ['30 days', Duration.days(30), { ttl: '720h0m0s' }],
  ['90 seconds', Duration.seconds(90), { ttl: '1m30s' }],
  ['no end', undefined, {}],
])('a token for %s', (_, ttl, spec) => {
  expect(made((chart) => new FleetClusterRegistrationToken(chart, 'stores', { ttl }))).toEqual({
    apiVersion: 'fleet.cattle.io/v1alpha1', kind: 'ClusterRegistrationToken', metadata: { name: 'stores', namespace: 'apps' }, spec,
  });
});

test('a token for no time is refused', () => {
  expect(errors((chart) => new FleetClusterRegistrationToken(chart, 'stores', { ttl: Duration.seconds(0) }))).toEqual(['ttl: got "0 seconds"']);
});

test('objects of others', () => {
  const chart = newChart();
  expect([
    FleetGitRepo.fromFleetGitRepoName(chart, 'a', 'edge'),
    FleetClusterGroup.fromFleetClusterGroupName(chart, 'b', 'stores'),
    FleetClusterRegistrationToken.fromFleetClusterRegistrationTokenName(chart, 'c', 'token'),
  ].map(({ apiVersion, kind, name }) => [apiVersion, kind, name])).toEqual([
    ['fleet.cattle.io/v1alpha1', 'GitRepo', 'edge'],
    ['fleet.cattle.io/v1alpha1', 'ClusterGroup', 'stores'],
    ['fleet.cattle.io/v1alpha1', 'ClusterRegistrationToken', 'token'],
  ]);
});
