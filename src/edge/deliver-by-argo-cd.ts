import { App, Chart, Duration, YamlOutputType } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { BundleFiles, CLUSTER_LABELS, DeliveredFleet, DeliveredStore, WAVE_LABEL } from './delivered-fleet';
import { EdgeArgoCdOptions, EdgeClusterCredentials } from './edge-argo-cd-options';
import { EdgeWave } from './edge-wave';
import { ArgoAppProject, ArgoApplicationSet, ArgoCdSettings, ArgoCluster, ArgoDestination, ArgoGenerator, ArgoSyncRetry, ArgoSource } from '../gitops';
import { ExternalSecret } from '../security';
import { throwIfAny, UsageError } from '../usage-error';

const RETRY: ArgoSyncRetry = { limit: 10, backoff: { duration: Duration.seconds(30), factor: 2, maxDuration: Duration.minutes(30) } };
/** What the template of an ApplicationSet knows of a cluster. */
const [NAME, WAVE] = ['{{ .name }}', `{{ .metadata.labels.${WAVE_LABEL} }}`];

/** The objects of Argo CD for a fleet. */
export function deliverByArgoCd(scope: Construct, fleet: DeliveredFleet, options: EdgeArgoCdOptions): BundleFiles {
  const { id, stores, waves } = fleet;
  const { namespace = 'argocd', clusterLabels = CLUSTER_LABELS, credentials, syncInterval, automated, retry = RETRY } = options;
  throwIfAny(scope, [...outputProblems(scope), ...endpointProblems(stores, credentials)]);
  const chart = new Chart(scope, `${id}-delivery`, { namespace });
  const project = new ArgoAppProject(chart, 'Project', {
    metadata: { name: id },
    sourceRepos: [options.repoUrl],
    destinations: (fleet.namespace === undefined ? ['*'] : [fleet.namespace, ...fleet.otherNamespaces]).map((each) => (
      { name: options.clusterNames ?? '*', server: '*', namespace: each })),
    clusterResourceWhitelist: [...fleet.clusterKinds],
  });
  new ArgoApplicationSet(chart, 'Applications', {
    metadata: { name: id },
    generators: [ArgoGenerator.clusters({ selector: kplus.LabelSelector.of({ labels: { ...clusterLabels } }) })],
    rollingSync: waves.map(({ name, maxUpdate }) => ({ matchExpressions: [kplus.LabelExpression.in(WAVE_LABEL, [name])], maxUpdate })),
    template: {
      name: NAME,
      labels: { [WAVE_LABEL]: WAVE },
      project,
      source: sourceOf(scope, waves, options),
      destination: ArgoDestination.clusterName(NAME, fleet.namespace ?? NAME),
      syncPolicy: { automated: automated ?? { prune: true, selfHeal: true }, syncOptions: { createNamespace: false, serverSideApply: true }, retry },
    },
    preserveResourcesOnDeletion: options.preserveResourcesOnDeletion ?? true,
  });
  if (syncInterval) new ArgoCdSettings(chart, 'Settings', { reconciliationTimeout: syncInterval });
  for (const store of credentials ? stores : []) createCluster(chart, store, credentials!, { ...clusterLabels, [fleet.locationLabel]: store.id });
  return {};
}

/** Where the manifests of a cluster are: one file, or one folder. */
function sourceOf(scope: Construct, waves: readonly EdgeWave[], { repoUrl, branch, path = 'dist' }: EdgeArgoCdOptions): ArgoSource {
  const targetRevision = revisionOf(waves, branch);
  const isFile = App.of(scope).yamlOutputType === YamlOutputType.FILE_PER_CHART;
  return isFile
    ? ArgoSource.directory(repoUrl, path, { targetRevision, include: `${NAME}.k8s.yaml` })
    : ArgoSource.directory(repoUrl, `${path}/${NAME}`, { targetRevision });
}

/** The branch of all stores, or one for each wave that has its own. */
function revisionOf(waves: readonly EdgeWave[], branch?: string): string | undefined {
  const own = waves.filter((wave) => wave.branch !== undefined);
  if (!own.length) return branch;
  const conditions = own.map((wave, i) => `{{ ${i ? 'else if' : 'if'} eq .metadata.labels.${WAVE_LABEL} "${wave.name}" }}${wave.branch}`);
  return `${conditions.join('')}{{ else }}${branch ?? 'HEAD'}{{ end }}`;
}

function createCluster(chart: Chart, { id, wave, labels, endpoint }: DeliveredStore, credentials: EdgeClusterCredentials, own: object): void {
  const { store: secretStore, key, endpointTemplate = '' } = credentials;
  const cluster = ArgoCluster.of(id, { server: endpoint ?? withId(endpointTemplate, id), labels: { ...labels, ...own, [WAVE_LABEL]: wave } });
  new ExternalSecret(chart, id, {
    store: secretStore,
    data: { config: { key: withId(key, id) } },
    secretLabels: cluster.secretLabels,
    secretTemplate: cluster.secretTemplate('config'),
  });
}

function withId(template: string, id: string): string {
  return template.replaceAll('{id}', id);
}

function* outputProblems(scope: Construct): Generator<UsageError> {
  const { yamlOutputType } = App.of(scope);
  if ([YamlOutputType.FILE_PER_CHART, YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE].includes(yamlOutputType)) return;
  const fix = 'An application deploys the files of one store: keep them apart.';
  yield { what: 'yamlOutputType', got: YamlOutputType[yamlOutputType], allowed: 'a file or a folder for each chart', fix };
}

/** Argo CD opens the connection, so it must know where to. */
function* endpointProblems(stores: readonly DeliveredStore[], credentials?: EdgeClusterCredentials): Generator<UsageError> {
  const without = credentials && credentials.endpointTemplate === undefined ? stores.filter(({ endpoint }) => endpoint === undefined) : [];
  if (!without.length) return;
  const [{ id }] = without;
  yield {
    what: `endpoint of ${id}`,
    got: `nothing, as for ${without.length} of ${stores.length} stores`,
    allowed: 'the URL of its API server, which Argo CD must reach',
    fix: 'Give `endpointTemplate`, or the endpoint in the inventory; or deliver by Rancher Fleet, whose agents open the connection.',
  };
}
