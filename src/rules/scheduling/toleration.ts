import type { Toleration } from '../../../imports/kubernetes';
import { isLabelKey, isLabelValue, LABEL_KEY_WORDS, LABEL_VALUE_WORDS } from '../../kubernetes/label';
import { ofKind } from '../../manifests/of-kind';
import { workloadsOf } from '../../manifests/workload';
import { defineCrossObjectRule, defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { entriesOf } from '../subjects/entries';
import { launchedVmi } from '../subjects/launched-vmi';

const EXISTS = 'Exists';
const NO_EXECUTE = 'NoExecute';
/** The taints of nodes that nothing is heard of. */
const LOST = ['node.kubernetes.io/unreachable', 'node.kubernetes.io/not-ready'];
/** What has lost nodes fenced. */
const FENCES = ['remediation.medik8s.io/NodeHealthCheck', 'machine.openshift.io/MachineHealthCheck', 'cluster.x-k8s.io/MachineHealthCheck'];
const OPERATORS = ['', 'Equal', EXISTS];
const EFFECTS = ['', 'NoSchedule', 'PreferNoSchedule', NO_EXECUTE];

/** Those of a known operator and effect: of others the schema says that they are none. */
const toleration: Subject<Toleration> = partsOf(launchedVmi, ({ spec }) => (
  entriesOf(spec.tolerations, 'tolerations').filter(({ value: { operator = '', effect = '' } }) => OPERATORS.includes(operator) && EFFECTS.includes(effect))
));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'toleration/has-valid-key',
    level: FindingLevel.UNSTARTABLE,
    subject: toleration,
    summary: 'The key of a toleration must be the key of a taint',
    why: 'KubeVirt admits any text, and Kubernetes refuses the launcher pod: the VM never starts. Only with operator Exists can the key be left out, which tolerates every taint.',
    fix: 'Write the key as the taint of the node has it, or operator: Exists.',
    * check({ key, operator }) {
      if (key) {
        if (!isLabelKey(key)) yield { field: 'key', got: key, allowed: LABEL_KEY_WORDS };
      } else if (operator !== EXISTS) {
        yield { field: 'key', got: key, allowed: `the key of a taint, or none with operator ${EXISTS}` };
      }
    },
  }),
  defineRule({
    id: 'toleration/has-valid-value',
    level: FindingLevel.UNSTARTABLE,
    subject: toleration,
    summary: 'The value of a toleration must be the value of a taint, and none with operator Exists',
    why: 'KubeVirt admits it, and Kubernetes refuses the launcher pod: the VM never starts.',
    fix: 'Write the value as the taint of the node has it, or remove it to tolerate each value with operator: Exists.',
    * check({ operator, value = '' }) {
      if (operator === EXISTS) {
        if (value) yield { field: 'value', got: value, allowed: `nothing with operator ${EXISTS}` };
      } else if (!isLabelValue(value)) {
        yield { field: 'value', got: value, allowed: LABEL_VALUE_WORDS };
      }
    },
  }),
  defineRule({
    id: 'toleration/requires-no-execute-for-seconds',
    level: FindingLevel.UNSTARTABLE,
    subject: toleration,
    summary: `A toleration with tolerationSeconds must have the effect ${NO_EXECUTE}`,
    why: 'Only that effect evicts what runs. KubeVirt admits another, and Kubernetes refuses the launcher pod: the VM never starts.',
    fix: `Write effect: ${NO_EXECUTE}, or remove tolerationSeconds.`,
    * check({ effect, tolerationSeconds }) {
      if (tolerationSeconds !== undefined && effect !== NO_EXECUTE) yield { field: 'effect', got: effect, allowed: NO_EXECUTE };
    },
  }),
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'toleration/requires-fence',
    level: FindingLevel.ADVISED,
    summary: 'A guest that leaves a lost node at once must have nodes that are fenced',
    why: 'With tolerationSeconds 0 its pod is to go as soon as nothing is heard of the node, which a short failure of the network is enough for: the node is back, and stops '
      + 'the guest. If it is not back, nothing tells that the guest is dead, and no other is started until somebody deletes the node by hand, or the pod, which '
      + 'lets two guests write to the same disks.',
    fix: 'Write some seconds, such as 60, and make a NodeHealthCheck that fences lost nodes; acknowledge it where the platform has one in another app.',
    * check(manifests, cluster) {
      if (FENCES.some((kind) => ofKind(manifests, kind).length > 0)) return;
      for (const { manifest, written, path } of workloadsOf(manifests, cluster)) {
        for (const { value, path: entry } of entriesOf(written.tolerations, 'tolerations')) {
          const { key, effect, tolerationSeconds: got } = value;
          if (effect !== NO_EXECUTE || got === undefined || got > 0 || (key && !LOST.includes(key))) continue;
          yield { manifest, field: `${path}.${entry}.tolerationSeconds`, got, allowed: 'more than 0, or a NodeHealthCheck' };
        }
      }
    },
  }),
];
