import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import { says } from '../judge';

const { UNSTARTABLE: level } = FindingLevel;
says({
  'toleration/has-valid-key': { level, allowed: ['the key of a taint, or none with operator Exists', 'at most 63 letters, digits, -, _ and ., after an optional DNS subdomain and /'] },
  'toleration/has-valid-value': { level, allowed: ['nothing with operator Exists', 'nothing, or at most 63 letters, digits, -, _ and ., starting and ending with a letter or digit'] },
  'toleration/requires-no-execute-for-seconds': { level, allowed: 'NoExecute' },
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
