import { Construct } from 'constructs';
import { GrafanaDashboard } from './grafana-dashboard';
import { GrafanaVariable } from './grafana-dashboard-variable';
import { workloadPanels } from './grafana-dashboard-workloads-panels';
import { GrafanaWorkloadsDashboardProps } from './grafana-dashboard-workloads-props';
import { isDnsLabel, DNS_LABEL_WORDS } from '../kubernetes/dns-name';
import { UsageError, throwIfAny } from '../usage-error';

/** The variable that has the namespaces to choose from. */
const NAMESPACE = 'namespace';

/**
 * Containers and VMs of some namespaces side by side, in the same panels and by the same measure: CPU and memory of what each was given, disk, network, and
 * how many there are. Launcher pods are left out where pods are shown: what they use is that of their VM.
 *
 * It asks for metrics of KubeVirt that v1.6 to v1.9 export, of the kubelet (cAdvisor) and of kube-state-metrics; it needs no recordings.
 *
 * @example
 * new GrafanaWorkloadsDashboard(chart, 'shop', { title: 'Shop: containers and VMs', namespaces: ['shop', 'shop-db'] });
 */
export class GrafanaWorkloadsDashboard extends GrafanaDashboard {
  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the name of the ConfigMap unless `metadata.name` is given
   * @param props which namespaces, and how it is found
   * @throws as `GrafanaDashboard` does; on an empty list of namespaces, on names that are none, and on a part of a second
   */
  constructor(scope: Construct, id: string, props: GrafanaWorkloadsDashboardProps = {}) {
    const { title = 'Containers and VMs', namespaces, rateInterval, ...options } = props;
    throwIfAny(scope, workloadsProblems(props));
    super(scope, id, {
      title,
      ...options,
      variables: namespaces ? undefined : [GrafanaVariable.labelValues(NAMESPACE, 'kube_namespace_status_phase', 'namespace', { label: 'Namespace' })],
      panels: workloadPanels(namespaces ? namespaces.join('|') : `$${NAMESPACE}`, `${rateInterval?.toSeconds() ?? 300}s`),
    });
  }
}

function* workloadsProblems({ namespaces, rateInterval }: GrafanaWorkloadsDashboardProps): Generator<UsageError> {
  if (namespaces?.length === 0) yield { what: 'namespaces', got: namespaces, allowed: 'at least one', fix: 'Leave it out for a list to choose from.' };
  for (const name of (namespaces ?? []).filter((each) => !isDnsLabel(each))) {
    yield { what: 'namespaces', got: name, allowed: DNS_LABEL_WORDS, fix: 'Write the name of a namespace.' };
  }
  if (rateInterval && !(Number.isInteger(rateInterval.toSeconds({ integral: false })) && rateInterval.toSeconds() > 0)) {
    yield { what: 'rateInterval', got: rateInterval.toHumanString(), allowed: 'whole seconds, from 1', fix: 'Round it.' };
  }
}
