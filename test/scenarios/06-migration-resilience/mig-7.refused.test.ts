import { App, Chart, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { NodeHealthCheck, NodeHealthCheckProps, NodeRemediation, Platform, SelfNodeRemediationTemplate, VirtualMachine } from '../../../src';
import { manifest, refused } from '../refused';

const { absolute, percent } = kplus.PercentOrAbsolute;
const workers = kplus.LabelSelector.of({ expressions: [kplus.LabelExpression.doesNotExist('node-role.kubernetes.io/control-plane')] });
const check = (props: Partial<NodeHealthCheckProps>) => (chart: Chart) => {
  new NodeHealthCheck(chart, 'vm-nodes', { selector: workers, remediation: NodeRemediation.by(new SelfNodeRemediationTemplate(chart, 'template')), ...props });
};
const remediationTemplate = { apiVersion: 'self-node-remediation.medik8s.io/v1alpha1', kind: 'SelfNodeRemediationTemplate', name: 'vm-nodes', namespace: 'x' };
const byHand = (spec: object) => (_: Chart, app: App) => manifest(new Chart(app, 'cluster'), {
  apiVersion: 'remediation.medik8s.io/v1alpha1',
  kind: 'NodeHealthCheck',
  spec: { selector: { matchLabels: { 'node-role.kubernetes.io/worker': '' } }, minHealthy: '51%', remediationTemplate, ...spec },
});

refused({
  '06-migration-resilience/R23': [(chart) => {
    const vm = new VirtualMachine(chart, 'vm', { memory: Size.gibibytes(1) });
    vm.scheduling.tolerate(kplus.Node.tainted(
      kplus.NodeTaintQuery.exists('node.kubernetes.io/unreachable', { effect: kplus.TaintEffect.NO_EXECUTE, evictAfter: Duration.seconds(0) }),
    ));
  }, 'advised toleration/requires-fence spec.template.spec.tolerations[0].tolerationSeconds: 0'],
  '06-migration-resilience/R24': [check({ minHealthy: percent(51), maxUnhealthy: absolute(1) }), '[apps/vm-nodes] bound of the check: got ["51%",1]'],
  '06-migration-resilience/R24, by hand': [byHand({ maxUnhealthy: 1 }), 'rejected node-health-check/requires-one-bound spec.maxUnhealthy: 1'],
  '06-migration-resilience/R25': [byHand({ escalatingRemediations: [{ order: 1, timeout: '5m', remediationTemplate }] }), 'rejected node-health-check/requires-one-remediation spec.escalatingRemediations: 1 beside remediationTemplate'],
  '06-migration-resilience/R26': [(chart, app) => {
    new Platform(app, 'Platform', { nodes: [{ count: 1, cpus: 4, memory: Size.gibibytes(8) }] });
    check({ minHealthy: percent(51) })(chart);
  }, 'advised node-health-check/has-other-node spec.selector: the only node of the Platform'],
});
