import { Duration } from 'cdk8s';
import { BankingAlertsProps } from './banking-alerts-props';
import { AlertSeverity, KubeVirtMetric, PrometheusGroupRule, PrometheusRuleGroup } from '../observability';

/** What the alerts are about. */
export interface BankingWatch {
  readonly namespace: string;
  readonly database: string;
  readonly middleware: readonly string[];
  readonly compliance?: string;
}

/** The alerts: a VM is down, or cannot migrate. */
export function bankingAlerts(props: BankingAlertsProps, { namespace, database, middleware, compliance }: BankingWatch): PrometheusRuleGroup {
  const downFor = props.downFor ?? Duration.minutes(2);
  const labels: { [key: string]: string } = compliance ? { compliance } : {};
  const isDown = (name: string) => `absent(${KubeVirtMetric.VMI_INFO}{namespace="${namespace}",name="${name}",phase="running"})`;
  const isStuck = `${KubeVirtMetric.VMI_NON_EVICTABLE}{namespace="${namespace}"} == 1`;
  return {
    name: 'banking',
    rules: [
      PrometheusGroupRule.alert('BankingDatabaseNotReady', isDown(database), {
        pendingFor: downFor, labels: { severity: AlertSeverity.CRITICAL.name, ...labels }, annotations: { summary: 'Database VM is not running' },
      }),
      ...middleware.map((name) => PrometheusGroupRule.alert('BankingMiddlewareNotReady', isDown(name), {
        pendingFor: downFor, labels: { severity: AlertSeverity.CRITICAL.name, middleware: name, ...labels }, annotations: { summary: `Middleware VM ${name} is not running` },
      })),
      PrometheusGroupRule.alert(middleware.length > 0 ? 'BankingVmNotEvictable' : 'BankingDatabaseNotEvictable', isStuck, {
        pendingFor: props.notEvictableFor ?? Duration.minutes(5),
        labels: { severity: AlertSeverity.WARNING.name, ...labels },
        annotations: { summary: `${middleware.length > 0 ? 'VM {{ $labels.name }}' : 'Database VM'} cannot be live-migrated, node drains will block` },
      }),
    ],
  };
}
