import { fieldOf } from '../../kubernetes/field-path';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf } from '../subject';

const SELECTED = ['ServiceMonitor', 'PodMonitor', 'PrometheusRule'].map((kind) => `monitoring.coreos.com/${kind}`);

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'monitor-labels/matches-prometheus',
    level: FindingLevel.ADVISED,
    subject: objectsOf(...SELECTED),
    summary: 'A monitor or rule of Prometheus must have the labels that the Prometheus of the cluster selects by',
    why: 'The operator of Prometheus passes over objects that the selectors of its Prometheus do not select, and says nothing: nothing is scraped, and no alert fires.',
    fix: 'Add the label to the object.',
    * check({ metadata: { labels = {} } }, { monitorLabels = {} }) {
      for (const [key, value] of Object.entries(monitorLabels)) {
        if (labels[key] !== value) yield { field: fieldOf('metadata.labels', key), got: labels[key], allowed: value };
      }
    },
  }),
];
