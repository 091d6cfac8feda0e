import { ServiceMonitorProps } from './monitor-props';
import { renderMonitor, renderScrapeEndpoint } from './render-monitor';
import type { ServiceMonitorSpec } from '../../imports/monitoring.coreos.com';
import { renderLabelSelector } from '../cdk8s-plus-internals';
import { omitEmpty } from '../kubernetes/omit-empty';

/** Renders the spec. */
export function renderServiceMonitor(props: ServiceMonitorProps): ServiceMonitorSpec {
  return {
    ...renderMonitor(props),
    selector: renderLabelSelector(props.selector),
    targetLabels: omitEmpty(props.targetLabels),
    endpoints: props.endpoints.map(renderScrapeEndpoint),
  };
}
