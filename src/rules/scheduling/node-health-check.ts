import type { LabelSelector, LabelSelectorRequirement } from '../../../imports/kubernetes';
import type { NodeHealthCheck, NodeHealthCheckSpec } from '../../../imports/remediation.medik8s.io';
import { parseGoDuration } from '../../kubernetes/go-duration';
import { ownValue } from '../../kubernetes/own-value';
import { repeated } from '../../kubernetes/repeated';
import { matchesRequirement } from '../../manifests/label-index';
import type { NodeGroup } from '../../manifests/node-group';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf, partsOf } from '../subject';
import type { Subject } from '../subject';

const MINUTE = 60e9;
const BOUNDS = ['minHealthy', 'maxUnhealthy'] as const;
/** Labels of nodes that run no VMs as a rule: nodes that do not say so lack them. */
const CONTROL_PLANE = ['node-role.kubernetes.io/control-plane', 'node-role.kubernetes.io/master'];
/** The templates that are known to have a namespace; others may be of the cluster. */
const NAMESPACED = ['SelfNodeRemediation', 'FenceAgentsRemediation', 'MachineDeletionRemediation', 'Metal3Remediation'].map((kind) => `${kind}Template`);
/** The template whose remediator deletes the node. */
const DELETING = 'machinedeletionremediationtemplate';
const REFUSES = 'The webhook of the Node Health Check operator (v0.12) refuses';

const check: Subject<NodeHealthCheckSpec> = partsOf(
  objectsOf<NodeHealthCheck>('remediation.medik8s.io/NodeHealthCheck'), ({ spec = {} }) => [{ value: spec, path: 'spec' }],
);

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'node-health-check/requires-one-bound',
    level: FindingLevel.REJECTED,
    subject: check,
    summary: 'A NodeHealthCheck must have either minHealthy or maxUnhealthy',
    why: `${REFUSES} both, and neither.`,
    fix: 'Keep one of them, such as minHealthy: 51%.',
    * check({ minHealthy, maxUnhealthy: got }) {
      if (minHealthy === undefined && got === undefined) yield { field: 'minHealthy', allowed: 'minHealthy, or maxUnhealthy' };
      if (minHealthy !== undefined && got !== undefined) yield { field: 'maxUnhealthy', got, allowed: 'none beside minHealthy' };
    },
  }),
  defineRule({
    id: 'node-health-check/excludes-maximum-with-deletion',
    level: FindingLevel.REJECTED,
    subject: check,
    summary: 'A NodeHealthCheck that deletes machines must be bound by minHealthy, not by maxUnhealthy',
    why: `${REFUSES} maxUnhealthy beside a MachineDeletionRemediationTemplate: a node that is deleted no longer counts as unhealthy.`,
    fix: 'Write minHealthy in the place of maxUnhealthy.',
    * check(spec) {
      const { maxUnhealthy: got } = spec;
      const isDeleting = templatesOf(spec).some(({ template: { kind } }) => kind?.toLowerCase() === DELETING);
      if (got !== undefined && isDeleting) yield { field: 'maxUnhealthy', got, allowed: 'none with a MachineDeletionRemediationTemplate' };
    },
  }),
  defineRule({
    id: 'node-health-check/requires-selector',
    level: FindingLevel.REJECTED,
    subject: check,
    summary: 'A NodeHealthCheck must select nodes by a label',
    why: `${REFUSES} an empty selector: nodes of the control plane and others must not be counted together.`,
    fix: 'Write matchExpressions: [{key: node-role.kubernetes.io/control-plane, operator: DoesNotExist}] for the others.',
    * check({ selector: got }) {
      if (!got?.matchExpressions?.length && !Object.keys(got?.matchLabels ?? {}).length) yield { field: 'selector', got, allowed: 'a label' };
    },
  }),
  defineRule({
    id: 'node-health-check/requires-one-remediation',
    level: FindingLevel.REJECTED,
    subject: check,
    summary: 'A NodeHealthCheck must have either remediationTemplate or escalatingRemediations',
    why: `${REFUSES} both, and neither.`,
    fix: 'Keep one of them; a single remediation may be the first of those that escalate.',
    * check({ remediationTemplate, escalatingRemediations: { length } = [] }) {
      if (!remediationTemplate && length === 0) yield { field: 'remediationTemplate', allowed: 'remediationTemplate, or escalatingRemediations' };
      if (remediationTemplate && length > 0) yield { field: 'escalatingRemediations', got: `${length} beside remediationTemplate`, allowed: 'one of them' };
    },
  }),
  defineRule({
    id: 'node-health-check/has-valid-escalation',
    level: FindingLevel.REJECTED,
    subject: check,
    summary: 'Remediations that escalate must differ in their order, and have at least a minute each',
    why: `${REFUSES} an order that is there twice, and a timeout of less than a minute: the next remediation would begin beside the last.`,
    fix: 'Number them in their order, with timeouts from 60s.',
    * check({ escalatingRemediations: remediations = [] }) {
      for (const i of repeated(remediations, ({ order }) => order)) {
        yield { field: `escalatingRemediations[${i}].order`, got: remediations[i].order, allowed: 'another number than that of the others' };
      }
      for (const [i, { timeout: got }] of remediations.entries()) {
        if ((parseGoDuration(got) ?? MINUTE) < MINUTE) yield { field: `escalatingRemediations[${i}].timeout`, got, allowed: 'at least 60s' };
      }
    },
  }),
  defineRule({
    id: 'node-health-check/references-namespaced-template',
    level: FindingLevel.UNSTARTABLE,
    subject: check,
    summary: 'A NodeHealthCheck must name the namespace of its remediation templates',
    why: 'It belongs to no namespace itself, and templates do: the operator finds none without one, disables the check, and no node is remediated.',
    fix: 'Write the namespace of the template; by constructs, give its chart or its metadata one.',
    * check(spec) {
      for (const { template: { kind, namespace: got }, path } of templatesOf(spec)) {
        if (!got && NAMESPACED.includes(kind ?? '')) yield { field: `${path}.namespace`, got, allowed: 'the namespace of the template' };
      }
    },
  }),
  defineRule({
    id: 'node-health-check/has-other-node',
    level: FindingLevel.ADVISED,
    subject: check,
    summary: 'A NodeHealthCheck must select more than one node',
    why: 'The only node has no peer that could tell whether it is lost, and its VMs have no other node to start on: it is rebooted, or nothing is done at all.',
    fix: 'Leave it out on a cluster of one node. The watchdogs of its guests and of its own hardware remain.',
    * check({ selector }, { nodes }) {
      if (selectedNodes(selector, nodes) === 1) yield { field: 'selector', got: 'the only node of the Platform', allowed: 'two nodes or more' };
    },
  }),
  defineRule({
    id: 'node-health-check/lets-one-node-fail',
    level: FindingLevel.ADVISED,
    subject: check,
    summary: 'A NodeHealthCheck must remediate when one of its nodes fails',
    why: 'It does nothing while fewer nodes are healthy than minHealthy, or more unhealthy than maxUnhealthy; percentages are rounded up. If one lost node is too many, '
      + 'none is ever remediated.',
    fix: 'Lower minHealthy, or raise maxUnhealthy: 50% of two nodes is one of them.',
    * check(spec, { nodes }) {
      const count = selectedNodes(spec.selector, nodes);
      if (count === undefined || count < 2) return;
      for (const field of BOUNDS) {
        const { [field]: got } = spec;
        const bound = got === undefined ? NaN : scaled(got, count);
        if (Number.isNaN(bound) || (field === 'minHealthy' ? bound < count : bound > 0)) continue;
        const allowed = field === 'minHealthy' ? `less than ${count}, as it selects ${count} nodes of the Platform` : 'at least 1';
        yield { field, got: `${got}, which is ${bound} of ${count}`, allowed };
      }
    },
  }),
];

/** A template of a check, and where that names it. */
interface NamedTemplate {
  readonly template: NonNullable<NodeHealthCheckSpec['remediationTemplate']>;
  readonly path: string;
}

function templatesOf({ remediationTemplate, escalatingRemediations = [] }: NodeHealthCheckSpec): NamedTemplate[] {
  return [
    ...remediationTemplate ? [{ template: remediationTemplate, path: 'remediationTemplate' }] : [],
    ...escalatingRemediations.map(({ remediationTemplate: template }, i) => ({ template, path: `escalatingRemediations[${i}].remediationTemplate` })),
  ];
}

/** `intstr.GetScaledValueFromIntOrPercent` of Kubernetes, rounded up. */
function scaled(bound: string | number, count: number): number {
  const percent = /^(\d+)%$/.exec(String(bound))?.[1];
  return percent === undefined ? Number(bound) : Math.ceil(Number(percent) * count / 100);
}

/** How many nodes of the Platform it selects; `undefined` where that cannot be told. */
function selectedNodes({ matchLabels = {}, matchExpressions = [] }: LabelSelector = {}, groups: readonly NodeGroup[]): number | undefined {
  const requirements = [
    ...Object.entries(matchLabels).map(([key, value]): LabelSelectorRequirement => ({ key, operator: 'In', values: [value] })), ...matchExpressions,
  ];
  if (groups.length === 0 || requirements.length === 0) return undefined;
  let count = 0;
  for (const group of groups) {
    const met = requirements.map((requirement) => isMet(requirement, group));
    if (met.includes(false)) continue;
    if (met.includes(undefined)) return undefined;
    count += group.count;
  }
  return count;
}

function isMet(requirement: LabelSelectorRequirement, { labels }: NodeGroup): boolean | undefined {
  const isKnown = CONTROL_PLANE.includes(requirement.key) || ownValue(labels, requirement.key) !== undefined;
  return isKnown ? matchesRequirement(requirement, labels ?? {}) : undefined;
}
