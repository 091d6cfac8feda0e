import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import { says } from '../judge';
import type { Json, Verdict } from '../judge';
import { appTable, machine, object } from '../workload-table';

const { UNSTARTABLE: level } = FindingLevel;
says({
  'toleration/has-valid-key': { level, allowed: ['the key of a taint, or none with operator Exists', 'at most 63 letters, digits, -, _ and ., after an optional DNS subdomain and /'] },
  'toleration/has-valid-value': { level, allowed: ['nothing with operator Exists', 'nothing, or at most 63 letters, digits, -, _ and ., starting and ending with a letter or digit'] },
  'toleration/requires-no-execute-for-seconds': { level, allowed: 'NoExecute' },
  'toleration/requires-fence': { level: FindingLevel.ADVISED, allowed: 'more than 0, or a NodeHealthCheck' },
});
const tolerations = (...list: object[]) => ({ tolerations: list });

describe('tolerations', () => guestTable([
  ['every taint', tolerations({ operator: 'Exists' })],
  ['taints of a key', tolerations({ key: 'node.kubernetes.io/unreachable', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 5 })],
  ['a taint', tolerations({ key: 'a', value: 'b', effect: 'NoSchedule' }, { key: 'a', operator: 'Equal', value: '' }, { key: 'a', operator: 'Exists', value: '' })],
  ['no key', tolerations({ key: 'a' }, { effect: 'NoSchedule' }), ['toleration/has-valid-key', 'tolerations[1].key']],
  ['an empty key with Equal', tolerations({ key: '', operator: 'Equal' }), ['toleration/has-valid-key', 'tolerations[0].key', '']],
  ['a key that no taint has', tolerations({ key: 'a b', operator: 'Exists' }), ['toleration/has-valid-key', 'tolerations[0].key', 'a b']],
  ['a value that no taint has', tolerations({ key: 'a', value: 'b c' }), ['toleration/has-valid-value', 'tolerations[0].value', 'b c']],
  ['a value with Exists', tolerations({ key: 'a', operator: 'Exists', value: 'b' }), ['toleration/has-valid-value', 'tolerations[0].value', 'b']],
  ['seconds with another effect', tolerations({ key: 'a', effect: 'NoSchedule', tolerationSeconds: 5 }),
    ['toleration/requires-no-execute-for-seconds', 'tolerations[0].effect', 'NoSchedule']],
  ['seconds without effect', tolerations({ key: 'a', tolerationSeconds: 0 }), ['toleration/requires-no-execute-for-seconds', 'tolerations[0].effect']],
]));

describe('toleration/requires-fence', () => {
  const lost = (more: Json = {}, key: string | undefined = 'node.kubernetes.io/unreachable') => (
    machine(tolerations({ key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 0, ...more }))
  );
  const found = (got = '0'): Verdict => ['toleration/requires-fence', 'spec.template.spec.tolerations[0].tolerationSeconds', got];
  const check = object('remediation.medik8s.io/v1alpha1', 'NodeHealthCheck', 'c', {}, { namespace: undefined });
  appTable('toleration', [
    ['some seconds are accepted', [lost({ tolerationSeconds: 60 })]],
    ['no limit is accepted', [lost({ tolerationSeconds: undefined })]],
    ['another taint is accepted', [lost({}, 'maintenance')]],
    ['none beside a NodeHealthCheck is accepted', [lost(), check]],
    ['none', [lost()], found()],
    ['less than none', [lost({ tolerationSeconds: -1 })], found('-1')],
    ['none of a node that is not ready', [lost({}, 'node.kubernetes.io/not-ready')], found()],
    ['none of any taint', [machine(tolerations({ operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 0 }))], found()],
  ]);
});
