import type { ApiObjectProps } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Strategy, StrategyTenant } from './strategy';
import type { Deployment, PriorityClass, Toleration } from '../../../imports/kubernetes';
import { formatQuantity } from '../../format-quantity';
import { entriesInOrder } from '../../kubernetes/in-key-order';
import type { UsageError } from '../../usage-error';
import { SYSTEM_TAINTS } from '../policies/placement';
import { TENANT_LABEL } from '../policies/priorities';
import type { CapacityPlaceholder, ReservedGuaranteeOptions } from '../quota-strategy-options';

/** The nodes and their taint for the tenant's workloads to choose, and placeholders where asked for. */
export function reservedGuarantee(options: ReservedGuaranteeOptions, { name }: StrategyTenant): Strategy {
  const { nodeLabels, taint, placeholder } = options;
  const effect = taint.effect ?? kplus.TaintEffect.NO_SCHEDULE;
  const labels = entriesInOrder(nodeLabels).map(([key, value]) => kplus.NodeLabelQuery.is(key, value));
  return {
    problems: reservationProblems(options),
    reservedNodes: kplus.Node.labeled(...labels),
    reservedTaint: kplus.Node.tainted(kplus.NodeTaintQuery.is(taint.key, taint.value, { effect })),
    reserved: { key: taint.key, value: taint.value },
    objects: placeholder
      ? placeholderObjects(name, placeholder, nodeLabels, { key: taint.key, operator: 'Equal', value: taint.value, effect })
      : [],
  };
}

function* reservationProblems({ nodeLabels, taint, placeholder }: ReservedGuaranteeOptions): Generator<UsageError> {
  if (Object.keys(nodeLabels).length === 0 || !taint.key) {
    yield {
      what: 'reservedGuarantee',
      got: { nodeLabels, taint },
      allowed: 'labels and a taint',
      fix: 'Only nodes that are both labelled for the tenant and tainted against others are a guarantee.',
    };
  }
  if (taint.key.startsWith(SYSTEM_TAINTS)) {
    yield {
      what: 'reservedGuarantee.taint',
      got: taint.key,
      allowed: `a key that does not start with \`${SYSTEM_TAINTS}\``,
      fix: 'Choose a key of your own: everybody may tolerate the taints of Kubernetes.',
    };
  }
  if (placeholder && !(Number.isInteger(placeholder.replicas) && placeholder.replicas > 0)) {
    yield {
      what: 'placeholder.replicas', got: placeholder.replicas, allowed: 'a whole number from 1', fix: 'Leave out the placeholder to hold nothing.',
    };
  }
}

function placeholderObjects(
  tenant: string,
  { namespace, replicas, cpu, memory, image, existingPriorityClass }: CapacityPlaceholder,
  nodeLabels: { [key: string]: string },
  toleration: Toleration,
): ApiObjectProps[] {
  const reservation = `${tenant}-reservation`;
  const priorityClass: PriorityClass = {
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: { name: reservation, labels: { [TENANT_LABEL]: tenant } },
    value: -10,
    preemptionPolicy: 'Never',
    description: 'Placeholder capacity, evicted as soon as anything real needs it',
  };
  const podLabels = { 'app.kubernetes.io/name': `reserve-${tenant}` };
  const deployment: Deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: `reserve-${tenant}`, namespace },
    spec: {
      replicas,
      selector: { matchLabels: podLabels },
      template: {
        metadata: { labels: podLabels },
        spec: {
          priorityClassName: existingPriorityClass ?? reservation,
          terminationGracePeriodSeconds: 0,
          automountServiceAccountToken: false,
          nodeSelector: { 'kubevirt.io/schedulable': 'true', ...nodeLabels },
          tolerations: [toleration],
          containers: [{
            name: 'hold',
            image,
            resources: { requests: { cpu: cpu.amount, memory: formatQuantity(memory) }, limits: { memory: formatQuantity(memory) } },
          }],
        },
      },
    },
  };
  return existingPriorityClass ? [deployment] : [priorityClass, deployment];
}
