import type { PrometheusRule, Rule } from '../../../imports/monitoring.coreos.com';
import { kubevirtAlerts } from '../../manifests/kubevirt-metrics';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf, partsOf } from '../subject';

interface Alert extends Rule {
  readonly alert: string;
  /** Labels of its group, which it has where it does not say otherwise. */
  readonly inherited: { readonly [key: string]: string };
  /** The name of the object. */
  readonly owner?: string;
}

/** What virt-operator calls its own. */
const OF_KUBEVIRT = 'prometheus-kubevirt-rules';

const alerts = partsOf(objectsOf<PrometheusRule>('monitoring.coreos.com/PrometheusRule'), ({ spec: { groups = [] }, metadata: { name } }) => (
  groups.flatMap(({ rules = [], labels = {} }, i) => rules.flatMap((rule, j) => {
    const { alert } = rule;
    return alert === undefined ? [] : [{ value: { ...rule, alert, inherited: labels, owner: name }, path: `spec.groups[${i}].rules[${j}]` }];
  }))
));

export const rules: readonly ObjectRule[] = [
  defineRule<Alert>({
    id: 'alert/requires-severity',
    level: FindingLevel.ADVISED,
    subject: alerts,
    summary: 'An alert must have a severity',
    why: 'Alertmanager routes and inhibits by the label severity, as kube-prometheus, OpenShift and KubeVirt set it: an alert without it goes the default way, '
      + 'which often is nowhere.',
    fix: 'Add the label severity: critical, warning, info or none.',
    * check({ labels = {}, inherited, alert: got }) {
      if (!labels.severity && !inherited.severity) yield { field: 'labels.severity', got, allowed: 'a severity such as critical, warning, info' };
    },
  }),
  defineRule<Alert>({
    id: 'alert/avoids-shipped-name',
    level: FindingLevel.ADVISED,
    subject: alerts,
    summary: 'An alert should not have the name of one that KubeVirt ships',
    why: 'virt-operator installs alerts of its own (PrometheusRule prometheus-kubevirt-rules) where it finds a Prometheus. Two alerts of one name are told together, '
      + 'silenced together, and answered with the runbook of KubeVirt.',
    fix: 'Drop it, or give it another name.',
    * check({ alert: got, owner }, cluster) {
      if (owner !== OF_KUBEVIRT && kubevirtAlerts(cluster.kubevirtVersion).has(got)) yield { field: 'alert', got, allowed: 'a name that KubeVirt does not use' };
    },
  }),
];
