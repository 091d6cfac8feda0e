import { PodMonitorProps } from './monitor-props';
import { renderMonitor, renderScrapeEndpoint } from './render-monitor';
import type { PodMonitorSpec } from '../../imports/monitoring.coreos.com';
import { labelSelectorOf } from '../cdk8s-plus-internals';

/** Renders the spec. */
export function renderPodMonitor(props: PodMonitorProps): PodMonitorSpec {
  return { ...renderMonitor(props), selector: labelSelectorOf(props.selector), podMetricsEndpoints: props.endpoints.map(renderScrapeEndpoint) };
}
