import { App, Chart, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { NodeHealthCheck, NodeRemediation, SelfNodeRemediationStrategy, SelfNodeRemediationTemplate, UnhealthyNodeCondition } from '../../../src';

/** Nodes that are fenced when they are lost, so that their VMs start elsewhere. */
export function build(app: App): void {
  const chart = new Chart(app, 'mig-7', { namespace: 'self-node-remediation' });
  const template = new SelfNodeRemediationTemplate(chart, 'vm-nodes', { strategy: SelfNodeRemediationStrategy.OUT_OF_SERVICE_TAINT });
  new NodeHealthCheck(chart, 'check', {
    metadata: { name: 'vm-nodes' },
    selector: kplus.LabelSelector.of({ expressions: [kplus.LabelExpression.doesNotExist('node-role.kubernetes.io/control-plane')] }),
    minHealthy: kplus.PercentOrAbsolute.percent(51),
    unhealthyConditions: [UnhealthyNodeCondition.notReady(Duration.minutes(1)), UnhealthyNodeCondition.unreachable(Duration.minutes(1))],
    remediation: NodeRemediation.by(template),
  });
}
