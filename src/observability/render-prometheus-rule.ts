import { formatPrometheusDuration } from './prometheus-duration';
import { PrometheusGroupRule } from './prometheus-group-rule';
import { PrometheusRuleGroup } from './prometheus-rule-props';
import type { Group, PrometheusRuleSpec, Rule } from '../../imports/monitoring.coreos.com';
import { omitEmpty } from '../kubernetes/omit-empty';

/** Renders the groups. */
export function renderPrometheusRule(groups: readonly PrometheusRuleGroup[]): PrometheusRuleSpec {
  return { groups: groups.map(renderGroup) };
}

function renderGroup({ name, interval, queryOffset, limit, labels, rules }: PrometheusRuleGroup): Group {
  return {
    name,
    interval: interval && formatPrometheusDuration(interval),
    query_offset: queryOffset && formatPrometheusDuration(queryOffset),
    limit,
    labels: omitEmpty(labels),
    rules: rules.map(renderRule),
  };
}

function renderRule({ name, isAlert, expr, options }: PrometheusGroupRule): Rule {
  const { pendingFor, keepFiringFor, labels, annotations } = options;
  return {
    ...isAlert ? { alert: name } : { record: name },
    expr,
    for: pendingFor && formatPrometheusDuration(pendingFor),
    keep_firing_for: keepFiringFor && formatPrometheusDuration(keepFiringFor),
    labels: omitEmpty(labels),
    annotations: omitEmpty(annotations),
  };
}
