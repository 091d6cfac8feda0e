import type { ScaledObject } from '../../../imports/keda.sh';
import type { ConfigMap } from '../../../imports/kubernetes';
import type { PrometheusRule } from '../../../imports/monitoring.coreos.com';
import { closestMatch } from '../../kubernetes/closest-match';
import { fieldOf } from '../../kubernetes/field-path';
import { isKnownMetric, kubevirtMetrics } from '../../manifests/kubevirt-metrics';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

/** An expression of PromQL, and where it stands. */
interface Expression {
  readonly manifest: Manifest;
  readonly field: string;
  readonly text: string;
}

const OF_KUBEVIRT = 'prometheus-kubevirt-rules';
/** Text between quotes, comments and selectors of labels have no names of series. */
const WITHOUT_NAMES = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`|#[^\n]*/g;
const SELECTORS = /\{[^{}]*\}/g;
const NAME = /[a-zA-Z_:][a-zA-Z0-9_:]*/g;
/** Names that only KubeVirt itself gives; those with colons are recordings, which anybody may make. */
const OF_VMS = /^kubevirt_(?:vmi?|vmsnapshot)_/;
/** All names begin alike. */
const MOST_EDITS = 3;
const OF_HISTOGRAM = /_(?:bucket|count|sum)$/;

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'metric/is-exported',
    level: FindingLevel.ADVISED,
    summary: 'A metric of VMs must be one that the KubeVirt of the cluster exports',
    why: 'An expression on a series that does not exist yields nothing, and is no error: its alert never fires, its panel of a dashboard stays empty.',
    fix: 'Name a metric that the release has: docs/observability/metrics.md of KubeVirt lists them. Where something else exports it, acknowledge this finding with '
      + 'the reason.',
    * check(manifests, cluster) {
      for (const { name: got, ...where } of namesOf(manifests)) {
        const metrics = kubevirtMetrics(cluster.kubevirtVersion);
        const isOurs = isKnownMetric(got) || (OF_VMS.test(got) && !isKnownMetric(got.replace(OF_HISTOGRAM, '')));
        if (!isOurs || metrics.has(got)) continue;
        const alike = closestMatch(got, [...metrics].filter(([, state]) => !state.startsWith('deprecated')).map(([name]) => name), MOST_EDITS);
        yield { ...where, got, allowed: alike ? `a metric of KubeVirt ${cluster.kubevirtVersion}, such as ${alike}` : `a metric of KubeVirt ${cluster.kubevirtVersion}` };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'metric/avoids-deprecated',
    level: FindingLevel.ADVISED,
    summary: 'A metric of VMs should be one that KubeVirt will go on exporting',
    why: 'KubeVirt says of it that it is deprecated. The release that drops it turns the alert off without an error.',
    fix: 'Use what replaces it.',
    * check(manifests, cluster) {
      for (const { name: got, ...where } of namesOf(manifests)) {
        const [state, replacement] = kubevirtMetrics(cluster.kubevirtVersion).get(got)?.split(' for ') ?? [];
        if (state === 'deprecated') yield { ...where, got, allowed: replacement ?? 'a metric that is not deprecated' };
      }
    },
  }),
];

/** The names of series in expressions, each once in an expression, but for those that the app records itself. */
function* namesOf(manifests: readonly Manifest[]): Generator<{ readonly manifest: Manifest; readonly field: string; readonly name: string }> {
  const rules = ofKind<Manifest & PrometheusRule>(manifests, 'monitoring.coreos.com/PrometheusRule').filter(({ metadata }) => metadata.name !== OF_KUBEVIRT);
  const own = new Set(rules.flatMap(({ spec: { groups = [] } }) => groups.flatMap(({ rules: each = [] }) => each.map(({ record }) => record))));
  const dashboards = ofKind<Manifest & ConfigMap>(manifests, '/ConfigMap').flatMap(dashboardsOf);
  const queries = ofKind<Manifest & ScaledObject>(manifests, 'keda.sh/ScaledObject').flatMap(queriesOf);
  for (const { manifest, field, text } of [...rules.flatMap(expressionsOf), ...queries, ...dashboards]) {
    const names = text.replace(WITHOUT_NAMES, '').replace(SELECTORS, '').match(NAME) ?? [];
    for (const name of new Set(names)) if (!own.has(name)) yield { manifest, field, name };
  }
}

function expressionsOf(manifest: Manifest & PrometheusRule): Expression[] {
  const { groups = [] } = manifest.spec;
  return groups.flatMap(({ rules = [] }, i) => rules.map(({ expr }, j) => ({ manifest, field: `spec.groups[${i}].rules[${j}].expr`, text: String(expr) })));
}

/** What KEDA asks Prometheus to scale by. */
function queriesOf(manifest: Manifest & ScaledObject): Expression[] {
  return manifest.spec.triggers.flatMap(({ type, metadata: { query } }, i): Expression[] => (
    type === 'prometheus' && typeof query === 'string' ? [{ manifest, field: `spec.triggers[${i}].metadata.query`, text: query }] : []
  ));
}

/** The expressions of dashboards of Grafana, one of them in an entry. */
function dashboardsOf(manifest: Manifest & ConfigMap): Expression[] {
  return Object.entries(manifest.data ?? {}).flatMap(([key, text]) => {
    if (typeof text !== 'string' || !text.includes('"expr"') || !text.includes('kubevirt_')) return [];
    return [{ manifest, field: fieldOf('data', key), text: panelExpressions(text).join('\n') }];
  });
}

function panelExpressions(text: string): string[] {
  const found: string[] = [];
  try {
    JSON.parse(text, (key, value: unknown) => {
      if (key === 'expr' && typeof value === 'string') found.push(value);
      return value;
    });
  } catch {
    return [];
  }
  return found;
}
