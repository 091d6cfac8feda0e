import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { groupProblems } from './prometheus-rule-problems';
import { PrometheusRuleGroup, PrometheusRuleProps } from './prometheus-rule-props';
import { renderPrometheusRule } from './render-prometheus-rule';
import { createApiObject } from '../resource/create-api-object';
import { ImportedResource } from '../resource/imported-resource';
import { ResourceType } from '../resource/resource-type';
import { throwIfAny } from '../usage-error';

const TYPE: ResourceType = { apiGroup: 'monitoring.coreos.com', version: 'v1', kind: 'PrometheusRule', resourceType: 'prometheusrules' };

/** Rules of Prometheus, of this app or imported. */
export interface IPrometheusRule extends kplus.IResource {}

/**
 * Alerts and recordings of a Prometheus that is run by its operator. The operator reads it where `ruleSelector` and
 * `ruleNamespaceSelector` of the Prometheus match; what Prometheus cannot read is dropped there, with an event as the only trace.
 *
 * PromQL is text and not read at synthesis.
 *
 * @example
 * new PrometheusRule(chart, 'ledger-rules', {
 *   metadata: { labels: { release: 'kube-prometheus-stack' } },
 *   groups: [{
 *     name: 'ledger',
 *     rules: [PrometheusGroupRule.alert('LedgerIsDown', 'absent(kubevirt_vmi_info{name="ledger", phase="running"})', { pendingFor: Duration.minutes(5) })],
 *   }],
 * });
 */
export class PrometheusRule extends kplus.Resource implements IPrometheusRule {
  /**
   * Rules that this app does not make.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the object's name
   */
  public static fromPrometheusRuleName(scope: Construct, id: string, name: string): IPrometheusRule {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;
  private readonly added: PrometheusRuleGroup[] = [];

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props the groups
   * @throws as `addGroup` does
   */
  constructor(scope: Construct, id: string, props: PrometheusRuleProps = {}) {
    super(scope, id);
    this.addGroup(...props.groups ?? []);
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: props.metadata,
      spec: Lazy.any({ produce: () => renderPrometheusRule(this.groups) }),
    });
  }

  /** The groups, in order. */
  public get groups(): PrometheusRuleGroup[] {
    return [...this.added];
  }

  /**
   * Adds groups after those that are there.
   *
   * @throws if a name is empty or taken; if two alerts have one name and the same labels, or a recording is there twice; if an expression is empty, a
   * label is `__name__`, or a duration has a fraction of a millisecond
   */
  public addGroup(...groups: PrometheusRuleGroup[]): void {
    throwIfAny(this, groupProblems([...this.added, ...groups]));
    this.added.push(...groups);
  }
}
