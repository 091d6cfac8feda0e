import { App, Chart, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  ArgoApplicationSet, ArgoAppProject, ArgoCdSettings, ArgoDestination, ArgoGenerator, ArgoSource, FleetClusterGroup, FleetClusterRegistrationToken,
  FleetGitRepo, FleetTarget,
} from '../../../src';

const REPOSITORY = 'https://git.example.com/retail/edge.git';
const stores = (labels = {}) => kplus.LabelSelector.of({ labels: { type: 'store', ...labels } });

/** Stores that are managed from one place: by Fleet, whose agents pull, and by Argo CD, which must reach them. */
export function build(app: App): void {
  fleet(new Chart(app, 'edge-3-fleet', { namespace: 'stores' }));
  argo(new Chart(app, 'edge-3-argocd', { namespace: 'argocd' }));
}

function fleet(chart: Chart): void {
  new kplus.Namespace(chart, 'Namespace', { metadata: { name: 'stores' } });
  new FleetClusterRegistrationToken(chart, 'stores', { ttl: Duration.days(30) });
  const canary = new FleetClusterGroup(chart, 'canary', { selector: stores({ wave: 'canary' }) });
  const all = new FleetClusterGroup(chart, 'all-stores', { selector: stores() });
  new FleetGitRepo(chart, 'store-workloads', {
    repo: REPOSITORY,
    branch: 'release',
    paths: ['dist/store'],
    pollingInterval: Duration.minutes(5),
    clientSecret: kplus.Secret.fromSecretName(chart, 'credentials', 'edge-git'),
    keepResources: true,
    correctDrift: {},
    targets: [FleetTarget.clusterGroup(canary), FleetTarget.clusterGroup(all, 'stores')],
  });
}

function argo(chart: Chart): void {
  const project = new ArgoAppProject(chart, 'project', {
    metadata: { name: 'stores' },
    sourceRepos: [REPOSITORY],
    destinations: [{ name: 'store-*', server: '*', namespace: 'store' }],
    clusterResourceWhitelist: [{ kind: 'Namespace' }],
  });
  new ArgoApplicationSet(chart, 'stores', {
    generators: [ArgoGenerator.clusters({ selector: stores() })],
    rollingSync: [
      { matchExpressions: [kplus.LabelExpression.in('wave', ['canary'])] },
      { matchExpressions: [kplus.LabelExpression.in('wave', ['main'])], maxUpdate: kplus.PercentOrAbsolute.percent(10) },
    ],
    template: {
      name: '{{ .name }}',
      labels: { wave: '{{ .metadata.labels.wave }}' },
      project,
      source: ArgoSource.directory(REPOSITORY, 'dist/store', { targetRevision: 'release' }),
      destination: ArgoDestination.clusterName('{{ .name }}', 'store'),
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        syncOptions: { createNamespace: false, serverSideApply: true },
        retry: { limit: 10, backoff: { duration: Duration.seconds(30), factor: 2, maxDuration: Duration.minutes(30) } },
      },
    },
    preserveResourcesOnDeletion: true,
  });
  new ArgoCdSettings(chart, 'settings', { reconciliationTimeout: Duration.minutes(5) });
}
