import { selectedBy } from './selected';
import { labelSelectorOf } from './selector';
import type {
  MonitorProps, PodMonitorProps, PrometheusRuleGroup, PrometheusRuleProps, Relabeling, ScrapeEndpoint, ScrapeTls, ServiceMonitorProps,
} from '../../index';
import { at, listAt, textAt } from '../../kubernetes/untyped';
import type { Adoption, Surroundings, Written } from '../adopter';
import { fields, kubevirt, list, make } from '../expression';
import type { Fields, Optional } from '../expression';
import { secretValue } from '../references';
import { flag, goDuration, member, named, number, text, texts, textsByKey, value } from '../values';

/** A monitor of Services. */
export function serviceMonitorAdopter({ spec }: Written, surroundings: Surroundings): Adoption | undefined {
  const selector = labelSelectorOf(at(spec, 'selector'));
  return selector && {
    type: kubevirt('ServiceMonitor'),
    props: fields<ServiceMonitorProps>({
      selector, ...monitorProps(spec, 'endpoints', surroundings), targetLabels: texts(at(spec, 'targetLabels')),
    }),
  };
}

/** A monitor of pods. */
export function podMonitorAdopter({ metadata, spec }: Written, surroundings: Surroundings): Adoption | undefined {
  const isByLabels = at(spec, 'selector', 'matchExpressions') === undefined;
  const selector = isByLabels ? selectedBy(at(spec, 'selector', 'matchLabels'), surroundings, textAt(metadata, 'name') ?? 'monitor') : undefined;
  return selector && {
    type: kubevirt('PodMonitor'),
    props: fields<PodMonitorProps>({ selector, ...monitorProps(spec, 'podMetricsEndpoints', surroundings) }),
  };
}

function monitorProps(spec: unknown, field: string, surroundings: Surroundings): Fields<MonitorProps> {
  return {
    endpoints: list(listAt(spec, field).map((endpoint) => endpointOf(endpoint, surroundings))),
    namespaces: texts(at(spec, 'namespaceSelector', 'matchNames')),
    anyNamespace: at(spec, 'namespaceSelector', 'any') === true ? value(true) : undefined,
    jobLabel: text(at(spec, 'jobLabel')),
    podTargetLabels: texts(at(spec, 'podTargetLabels')),
    sampleLimit: number(at(spec, 'sampleLimit')),
  };
}

function endpointOf(endpoint: unknown, surroundings: Surroundings): Optional {
  const tls = at(endpoint, 'tlsConfig');
  return fields<ScrapeEndpoint>({
    port: text(at(endpoint, 'port')),
    path: text(at(endpoint, 'path')),
    scheme: member('ScrapeScheme', at(endpoint, 'scheme')),
    tls: fields<ScrapeTls>({
      insecureSkipVerify: flag(at(tls, 'insecureSkipVerify')), serverName: text(at(tls, 'serverName')), ca: secretValue(at(tls, 'ca', 'secret'), surroundings),
    }),
    bearerToken: secretValue(at(endpoint, 'authorization', 'credentials'), surroundings),
    interval: goDuration(at(endpoint, 'interval')),
    scrapeTimeout: goDuration(at(endpoint, 'scrapeTimeout')),
    honorLabels: flag(at(endpoint, 'honorLabels')),
    params: value(at(endpoint, 'params')),
    relabelings: list(listAt(endpoint, 'relabelings').map(relabelingOf)),
    metricRelabelings: list(listAt(endpoint, 'metricRelabelings').map(relabelingOf)),
  });
}

function relabelingOf(relabeling: unknown): Optional {
  return fields<Relabeling>({
    action: named('RelabelAction', at(relabeling, 'action')),
    sourceLabels: texts(at(relabeling, 'sourceLabels')),
    targetLabel: text(at(relabeling, 'targetLabel')),
    regex: text(at(relabeling, 'regex')),
    replacement: text(at(relabeling, 'replacement')),
  });
}

/** Rules of Prometheus. */
export function prometheusRuleAdopter({ spec }: Written): Adoption {
  return {
    type: kubevirt('PrometheusRule'),
    props: fields<PrometheusRuleProps>({ groups: list(listAt(spec, 'groups').map(groupOf)) }),
  };
}

function groupOf(group: unknown): Optional {
  return fields<PrometheusRuleGroup>({
    name: text(at(group, 'name')),
    interval: goDuration(at(group, 'interval')),
    queryOffset: goDuration(at(group, 'query_offset')),
    limit: number(at(group, 'limit')),
    labels: textsByKey(at(group, 'labels')),
    rules: list(listAt(group, 'rules').map(ruleOf)) ?? value([]),
  });
}

function ruleOf(rule: unknown): Optional {
  const [alert, record, expr] = [text(at(rule, 'alert')), text(at(rule, 'record')), text(at(rule, 'expr'))];
  const labels = textsByKey(at(rule, 'labels'));
  if (!expr) return undefined;
  if (record) return make('PrometheusGroupRule', 'record', record, expr, fields({ labels }));
  return alert && make('PrometheusGroupRule', 'alert', alert, expr, fields({
    pendingFor: goDuration(at(rule, 'for')),
    keepFiringFor: goDuration(at(rule, 'keep_firing_for')),
    labels,
    annotations: textsByKey(at(rule, 'annotations')),
  }));
}
