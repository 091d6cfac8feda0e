import { App, Chart, Duration, Yaml, YamlOutputType } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { BundleFiles, CLUSTER_LABELS, DeliveredFleet, WAVE_LABEL } from './delivered-fleet';
import { EdgeRancherFleetOptions } from './edge-rancher-fleet-options';
import { FleetClusterGroup, FleetClusterRegistrationToken, FleetGitRepo, FleetTarget } from '../gitops';
import { throwIfAny, UsageError } from '../usage-error';

/** The objects of Rancher Fleet for a fleet, and the file of each store that says whose bundle it is. */
export function deliverByRancherFleet(scope: Construct, fleet: DeliveredFleet, options: EdgeRancherFleetOptions): BundleFiles {
  const { id, stores, waves, locationLabel } = fleet;
  const { repo, branch = 'release', path = 'dist', namespace = id, clusterLabels = CLUSTER_LABELS, clientSecret } = options;
  throwIfAny(scope, outputProblems(scope));
  const chart = new Chart(scope, `${id}-delivery`, { namespace });
  new kplus.Namespace(chart, 'Namespace', { metadata: { name: namespace } });
  new FleetClusterRegistrationToken(chart, 'Token', { metadata: { name: id }, ttl: options.registrationTokenTtl ?? Duration.days(30) });
  for (const [i, wave] of waves.entries()) {
    new FleetClusterGroup(chart, `Group-${wave.name}`, {
      metadata: { name: wave.name }, selector: kplus.LabelSelector.of({ labels: { ...clusterLabels, [WAVE_LABEL]: wave.name } }),
    });
    new FleetGitRepo(chart, `Repository-${wave.name}`, {
      metadata: { name: `${id}-${wave.name}` },
      repo,
      branch: wave.branch ?? (i < waves.length - 1 ? `${branch}-${wave.name}` : branch),
      paths: stores.filter((store) => store.wave === wave.name).map((store) => `${path}/${store.id}`),
      pollingInterval: options.pollingInterval ?? Duration.minutes(5),
      clientSecret,
      keepResources: options.keepResources ?? true,
      correctDrift: options.correctDrift ?? {},
      targets: [FleetTarget.clusters('none-without-fleet-yaml', nothing(locationLabel))],
    });
  }
  return Object.fromEntries(stores.map((store) => [`${store.id}/fleet.yaml`, fleetYaml(store, locationLabel)]));
}

/** A bundle without a file of its own would go to all stores of the wave: so the targets of the repository are none. */
function nothing(label: string): kplus.LabelSelector {
  return kplus.LabelSelector.of({ expressions: [kplus.LabelExpression.exists(label), kplus.LabelExpression.doesNotExist(label)] });
}

/** Fleet takes these targets in place of those of the GitRepo. */
function fleetYaml({ id, wave }: { readonly id: string; readonly wave: string }, locationLabel: string): string {
  return Yaml.stringify({ overrideTargets: [{ name: id, clusterGroup: wave, clusterSelector: { matchLabels: { [locationLabel]: id } } }] });
}

function* outputProblems(scope: Construct): Generator<UsageError> {
  const { yamlOutputType } = App.of(scope);
  if (yamlOutputType === YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE) return;
  yield {
    what: 'yamlOutputType',
    got: YamlOutputType[yamlOutputType],
    allowed: 'YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE',
    fix: 'A bundle of Fleet is a folder: give it to the app.',
  };
}
