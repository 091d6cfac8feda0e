import { fieldOf } from '../../kubernetes/field-path';
import { isLabelKey, isLabelValue, LABEL_KEY_WORDS, LABEL_VALUE_WORDS } from '../../kubernetes/label';
import { ownValue } from '../../kubernetes/own-value';
import { excludedLabel } from '../../manifests/excluded-label';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { launchedVmi } from '../subjects/launched-vmi';

/** What KubeVirt labels nodes with, by CPU model, CPU feature and machine type (virt-controller, `nodeselectorrenderer.go`). */
const MODEL = 'cpu-model.node.kubevirt.io/';
const FEATURE = 'cpu-feature.node.kubevirt.io/';
/** Policies of a feature for which KubeVirt selects nodes; nothing stands for require. */
const SELECTED = ['', 'require', 'forbid'];
/** Whether a node takes guests. */
const SCHEDULABLE = 'kubevirt.io/schedulable';
const MACHINE = 'machine-type.node.kubevirt.io/';
const ARCHITECTURE = 'kubernetes.io/arch';
const OPERATING_SYSTEM = 'kubernetes.io/os';
const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'node-selector/has-valid-labels',
    level: FindingLevel.UNSTARTABLE,
    subject: launchedVmi,
    summary: 'The nodeSelector of a guest must have labels that a node can have',
    why: 'KubeVirt admits any text and copies it into the launcher pod, which Kubernetes refuses: the VM never starts.',
    fix: 'Write key and value as kubectl get nodes --show-labels has them.',
    * check({ spec: { nodeSelector } }) {
      for (const [key, value] of Object.entries(nodeSelector ?? {})) {
        const field = fieldOf('nodeSelector', key);
        if (!isLabelKey(key)) yield { field, got: key, allowed: `a key of ${LABEL_KEY_WORDS}` };
        else if (!isLabelValue(value)) yield { field, got: value, allowed: LABEL_VALUE_WORDS };
      }
    },
  }),
  defineRule({
    id: 'node-selector/fits-node-labels',
    level: FindingLevel.UNSTARTABLE,
    subject: launchedVmi,
    summary: 'The CPU model, the required CPU features and the machine type of a guest must fit the name of a node label',
    why: `KubeVirt looks for a node with the labels ${MODEL}<model>, ${FEATURE}<feature> and ${MACHINE}<type>. Kubernetes refuses a launcher pod that selects a label that cannot exist: `
      + 'the VM never starts.',
    fix: 'Write the name as the labels of the nodes have it.',
    * check({ spec: { domain: { cpu: { model, features = [] } = {}, machine: { type } = {} } } }) {
      const allowed = 'at most 63 letters, digits, -, _ and ., starting and ending with a letter or digit';
      if (model && !isLabelKey(`${MODEL}${model}`)) yield { field: 'domain.cpu.model', got: model, allowed };
      // KubeVirt itself refuses a machine type with /.
      if (type && !type.includes('/') && !isLabelKey(`${MACHINE}${type}`)) yield { field: 'domain.machine.type', got: type, allowed };
      for (const [i, { name, policy }] of features.entries()) {
        if (!SELECTED.includes(policy ?? '') || isLabelKey(`${FEATURE}${name}`)) continue;
        yield { field: `domain.cpu.features[${i}].name`, got: name, allowed };
      }
    },
  }),
  defineRule({
    id: 'node-selector/requires-schedulable-node',
    level: FindingLevel.UNSTARTABLE,
    subject: launchedVmi,
    summary: `A guest must not select nodes of which ${SCHEDULABLE} is not true`,
    why: 'virt-handler writes this label while it runs on a node that has what guests need; the nodeSelector of a guest replaces the one that KubeVirt adds (NewNodeSelectorRenderer). Without '
      + 'virt-handler no guest starts, and a node with another value is none.',
    fix: 'Remove the label from nodeSelector: KubeVirt adds it with the right value.',
    * check({ spec: { nodeSelector } }) {
      const value = ownValue(nodeSelector ?? {}, SCHEDULABLE);
      if (value === undefined || value === 'true' || !isLabelValue(value)) return;
      yield { field: fieldOf('nodeSelector', SCHEDULABLE), got: value, allowed: '"true"' };
    },
  }),
  defineRule({
    id: 'node-selector/excludes-other-systems',
    level: FindingLevel.UNSTARTABLE,
    subject: launchedVmi,
    summary: `A guest must not select nodes by another ${OPERATING_SYSTEM} than linux`,
    why: 'The label tells of the system of the node, not of the guest: launcher pods of guests with Windows, too, run on Linux. A node with Windows runs no virt-handler, and the '
      + 'launcher pod stays pending.',
    fix: 'Remove the label from nodeSelector; a guest with Windows needs none.',
    * check({ spec: { nodeSelector } }) {
      const got = ownValue(nodeSelector ?? {}, OPERATING_SYSTEM);
      if (got !== undefined && got !== 'linux' && isLabelValue(got)) yield { field: fieldOf('nodeSelector', OPERATING_SYSTEM), got, allowed: 'linux, or nothing' };
    },
  }),
  defineRule({
    id: 'node-selector/matches-architecture',
    level: FindingLevel.UNSTARTABLE,
    subject: launchedVmi,
    summary: `A guest must not select nodes of another ${ARCHITECTURE} than its own`,
    why: 'The launcher of a node has the QEMU of its architecture alone: a guest of another one fails there. A guest that does not say its architecture has that of '
      + 'the cluster, amd64 unless the KubeVirt CR says otherwise, wherever its nodeSelector sends it.',
    fix: 'Write spec.architecture of the template, and remove the label: KubeVirt selects the nodes by itself.',
    * check({ spec: { nodeSelector }, written, architecture }) {
      const got = ownValue(nodeSelector ?? {}, ARCHITECTURE);
      if (got === undefined || got === architecture || !isLabelValue(got)) return;
      const level = written.architecture ? {} : { level: FindingLevel.ADVISED };
      yield { field: fieldOf('nodeSelector', ARCHITECTURE), got, allowed: `${architecture}, the architecture of the guest`, ...level };
    },
  }),
  defineRule({
    id: 'node-selector/matches-affinity',
    level: FindingLevel.UNSTARTABLE,
    subject: launchedVmi,
    summary: 'The nodeSelector of a guest and its required node affinity must leave a node',
    why: 'A node must have the labels of nodeSelector and fit one term of the affinity. Where each term excludes them there is no such node, and the launcher pod stays '
      + 'pending.',
    fix: 'Remove one of the two, or make them agree.',
    * check({ spec: { nodeSelector = {}, affinity } }) {
      const { [REQUIRED]: required } = affinity?.nodeAffinity ?? {};
      const first = required && excludedLabel(required, nodeSelector);
      if (!first) return;
      const { key, operator, values = [] } = first;
      yield { field: fieldOf('nodeSelector', key), got: nodeSelector[key], allowed: `a value that the node affinity takes: ${operator} ${values.join(', ')}`.trimEnd() };
    },
  }),
];
