import { Chart, Duration } from 'cdk8s';
import { errors, made } from './fixture';
import {
  ArgoApplication, ArgoApplicationProps, ArgoAppProject, ArgoCluster, ArgoDestination, ArgoPropagationPolicy, ArgoSource, ArgoSyncPolicy,
} from '../../src/gitops';
import { newChart } from '../compute/fixture';

const URL = 'https://git.example.com/vms.git';
const BASE = { source: ArgoSource.directory(URL, 'dist'), destination: ArgoDestination.inCluster('apps') };
const SPEC = {
  project: 'default',
  source: { repoURL: URL, path: 'dist' },
  destination: { server: 'https://kubernetes.default.svc', namespace: 'apps' },
};
const application = (props: Partial<ArgoApplicationProps>) => (chart: Chart) => new ArgoApplication(chart, 'vms', { ...BASE, ...props });
const cluster = ArgoCluster.of('store-001', { server: 'https://store-001.example.com:6443' });

test('an application', () => {
  expect(made(application({}))).toEqual({
    apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: { name: 'vms', namespace: 'apps' }, spec: SPEC,
  });
});

test('one that takes its objects with it', () => {
  const { metadata } = made(application({ metadata: { namespace: 'argocd', finalizers: ['example.com/mine'] }, cascadingDeletion: true }));
  expect(metadata).toEqual({ name: 'vms', namespace: 'argocd', finalizers: ['example.com/mine', 'resources-finalizer.argocd.argoproj.io'] });
});

const policy = (syncPolicy: ArgoSyncPolicy) => ({ syncPolicy });
test.each<[string, Partial<ArgoApplicationProps>, object]>([
  ['a project', { project: ArgoAppProject.fromArgoAppProjectName(newChart(), 'project', 'stores') }, { project: 'stores' }],
  ['a cluster by name', { destination: ArgoDestination.clusterName('edge') }, { destination: { name: 'edge' } }],
  ['a cluster', { destination: ArgoDestination.cluster(cluster, 'store') }, { destination: { name: 'store-001', namespace: 'store' } }],
  ['a server', { destination: ArgoDestination.server('https://10.0.0.1:6443') }, { destination: { server: 'https://10.0.0.1:6443' } }],
  [
    'some files', { source: ArgoSource.directory(URL, 'dist', { targetRevision: 'main', recurse: true, include: '*.yaml', exclude: 'old/*' }) },
    { source: { repoURL: URL, path: 'dist', targetRevision: 'main', directory: { recurse: true, include: '*.yaml', exclude: 'old/*' } } },
  ],
  [
    'Kustomize',
    {
      source: ArgoSource.kustomize(URL, 'prod', {
        namePrefix: 'p-', nameSuffix: '-x', namespace: 'prod', images: ['a=b:1'], commonLabels: { a: 'b' }, commonAnnotations: { c: 'd' },
      }),
    },
    {
      source: {
        repoURL: URL,
        path: 'prod',
        kustomize: { namePrefix: 'p-', nameSuffix: '-x', namespace: 'prod', images: ['a=b:1'], commonLabels: { a: 'b' }, commonAnnotations: { c: 'd' } },
      },
    },
  ],
  [
    'a chart with files of another source',
    {
      source: ArgoSource.helmChart('https://charts.example.com', 'web', '1.2.*', {
        releaseName: 'web', values: { replicas: 2 }, valueFiles: ['$values/web.yaml'], skipCrds: true,
      }),
      additionalSources: [ArgoSource.directory(URL, 'values', { ref: 'values' })],
    },
    {
      source: undefined,
      sources: [
        {
          repoURL: 'https://charts.example.com',
          chart: 'web',
          targetRevision: '1.2.*',
          helm: { releaseName: 'web', valuesObject: { replicas: 2 }, valueFiles: ['$values/web.yaml'], skipCrds: true },
        },
        { repoURL: URL, path: 'values', ref: 'values' },
      ],
    },
  ],
  ['automated syncs', policy({ automated: {} }), { syncPolicy: { automated: {} } }],
  [
    'all of automated syncs', policy({ automated: { prune: true, selfHeal: true, allowEmpty: true } }),
    { syncPolicy: { automated: { prune: true, selfHeal: true, allowEmpty: true } } },
  ],
  [
    'options', policy({
      syncOptions: {
        validate: false,
        serverSideApply: true,
        createNamespace: true,
        prunePropagationPolicy: ArgoPropagationPolicy.BACKGROUND,
        pruneLast: true,
        applyOutOfSyncOnly: true,
        failOnSharedResource: true,
        replace: false,
        respectIgnoreDifferences: true,
        skipDryRunOnMissingResource: true,
      },
      managedNamespaceMetadata: { labels: { a: 'b' }, annotations: { c: 'd' } },
    }),
    {
      syncPolicy: {
        syncOptions: [
          'ApplyOutOfSyncOnly=true', 'CreateNamespace=true', 'FailOnSharedResource=true', 'PruneLast=true', 'PrunePropagationPolicy=background', 'Replace=false',
          'RespectIgnoreDifferences=true', 'ServerSideApply=true', 'SkipDryRunOnMissingResource=true', 'Validate=false',
        ],
        managedNamespaceMetadata: { labels: { a: 'b' }, annotations: { c: 'd' } },
      },
    },
  ],
  ['retries', policy({ retry: { limit: -1 } }), { syncPolicy: { retry: { limit: -1 } } }],
  [
    'waiting times', policy({ retry: { limit: 3, backoff: { duration: Duration.seconds(30), factor: 2, maxDuration: Duration.minutes(30) } } }),
    { syncPolicy: { retry: { limit: 3, backoff: { duration: '30s', factor: 2, maxDuration: '30m0s' } } } },
  ],
  [
    'differences', { ignoreDifferences: [{ group: 'kubevirt.io', kind: 'VirtualMachine', jsonPointers: ['/spec/runStrategy'] }] },
    { ignoreDifferences: [{ group: 'kubevirt.io', kind: 'VirtualMachine', jsonPointers: ['/spec/runStrategy'] }] },
  ],
  ['a short history', { revisionHistoryLimit: 0 }, { revisionHistoryLimit: 0 }],
])('%s', (_, props, spec) => expect(made(application(props)).spec).toEqual(JSON.parse(JSON.stringify({ ...SPEC, ...spec }))));

test.each<[string, Partial<ArgoApplicationProps>, string[]]>([
  ['metadata of a namespace that is not made', policy({ managedNamespaceMetadata: { labels: { a: 'b' } } }), [
    'syncPolicy.managedNamespaceMetadata: got {"labels":{"a":"b"}}',
  ]],
  ['half a retry', policy({ retry: { limit: 0.5 } }), ['syncPolicy.retry.limit: got 0.5']],
  ['a backoff that shrinks', policy({ retry: { limit: 1, backoff: { duration: Duration.millis(1), factor: 0, maxDuration: Duration.seconds(0) } } }), [
    'syncPolicy.retry.backoff.duration: got "1 milli"',
    'syncPolicy.retry.backoff.maxDuration: got "0 seconds"',
    'syncPolicy.retry.backoff.factor: got 0',
  ]],
  ['a history of less than nothing', { revisionHistoryLimit: -1 }, ['revisionHistoryLimit: got -1']],
  ['differences without fields', { ignoreDifferences: [{ kind: 'Secret' }] }, ['ignoreDifferences[0]: got {"kind":"Secret"}']],
  ['paths of another form', { ignoreDifferences: [{ kind: 'Secret', jsonPointers: ['data.a'], jqPathExpressions: ['data'] }] }, [
    'ignoreDifferences[0].jsonPointers: got "data.a"', 'ignoreDifferences[0].jqPathExpressions: got "data"',
  ]],
])('%s: refused', (_, props, said) => expect(errors(application(props))).toEqual(said));

test('one of others', () => {
  const { apiVersion, kind, name } = ArgoApplication.fromArgoApplicationName(newChart(), 'imported', 'vms');
  expect([apiVersion, kind, name]).toEqual(['argoproj.io/v1alpha1', 'Application', 'vms']);
});
