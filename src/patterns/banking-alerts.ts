import { Duration } from 'cdk8s';
import { BankingAlertsProps } from './banking-alerts-props';
import { PrometheusGroupRule, PrometheusRuleGroup } from '../observability';

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
  const isDown = (name: string) => `absent(kubevirt_vmi_info{namespace="${namespace}",name="${name}",phase="running"})`;
  const isStuck = `kubevirt_vmi_non_evictable{namespace="${namespace}"} == 1`;
  return {
    name: 'banking',
    rules: [
      PrometheusGroupRule.alert('BankingDatabaseNotReady', isDown(database), {
        pendingFor: downFor, labels: { severity: 'critical', ...labels }, annotations: { summary: 'Database VM is not running' },
      }),
      ...middleware.map((name) => PrometheusGroupRule.alert('BankingMiddlewareNotReady', isDown(name), {
        pendingFor: downFor, labels: { severity: 'critical', middleware: name, ...labels }, annotations: { summary: `Middleware VM ${name} is not running` },
      })),
      PrometheusGroupRule.alert(middleware.length > 0 ? 'BankingVmNotEvictable' : 'BankingDatabaseNotEvictable', isStuck, {
        pendingFor: props.notEvictableFor ?? Duration.minutes(5),
        labels: { severity: 'warning', ...labels },
        annotations: { summary: `${middleware.length > 0 ? 'VM {{ $labels.name }}' : 'Database VM'} cannot be live-migrated, node drains will block` },
      }),
    ],
  };
}
