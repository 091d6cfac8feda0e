import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import { instance, says } from '../judge';
import type { Json } from '../judge';

says({
  'access-credential/fits-volume-name': {
    level: FindingLevel.UNSTARTABLE, allowed: 'at most 51 lower-case letters, digits and -, starting and ending with a letter or digit',
  },
  'access-credential/has-unique-secret': { level: FindingLevel.UNSTARTABLE, allowed: 'a Secret that no other access credential has' },
  'access-credential/requires-cloud-init-volume': {
    allowed: ['only with a cloudInitConfigDrive volume', 'only with a cloudInitNoCloud volume'],
    reported: 'spec.template.spec.accessCredentials[0].sshPublicKey.propagationMethod',
  },
  'access-credential/requires-one-method': { allowed: ['exactly one of noCloud, configDrive, qemuGuestAgent', 'qemuGuestAgent'] },
  'access-credential/requires-one-type': { allowed: 'exactly one of sshPublicKey, userPassword' },
  'access-credential/requires-secret': { allowed: 'secret' },
  'access-credential/requires-users': { allowed: 'at least one user' },
});

const at = 'accessCredentials[0]';
const secret = { secret: { secretName: 's' } };
const agent = { qemuGuestAgent: { users: ['u'] } };
const given = (...accessCredentials: Json[]) => ({ accessCredentials });
const password = { userPassword: { source: { secret: { secretName: 'p' } }, propagationMethod: { qemuGuestAgent: {} } } };
const key = { sshPublicKey: { source: secret, propagationMethod: agent } };
const ssh = (propagationMethod: Json, source: Json = secret) => given({ sshPublicKey: { source, propagationMethod } });
const volumes = (source: string) => ({ volumes: [{ name: 'ci', [source]: { userData: 'a' } }] });

describe('access-credential/requires-one-type', () => {
  guestTable([
    ['admits a key and a password in two entries', given(key, password)],
    ['refuses an empty entry', given(key, {}), ['access-credential/requires-one-type', 'accessCredentials[1]', 'nothing']],
    ['refuses a key and a password in one entry', given({ ...key, ...password }),
      ['access-credential/requires-one-type', at, '["sshPublicKey","userPassword"]']],
  ]);
  guestTable([
    ['refuses an empty entry of an instance', given({}), ['access-credential/requires-one-type', at, 'nothing']],
  ], instance, 'spec');
});

describe('access-credential/requires-secret', () => {
  guestTable([
    ['refuses a key without a secret', ssh(agent, {}), ['access-credential/requires-secret', `${at}.sshPublicKey.source`, '{}']],
    ['refuses a password without a secret', given({ userPassword: { source: {}, propagationMethod: { qemuGuestAgent: {} } } }),
      ['access-credential/requires-secret', `${at}.userPassword.source`, '{}']],
  ]);
});

describe('access-credential/requires-one-method', () => {
  guestTable([
    ['refuses a key without a method', ssh({}),
      ['access-credential/requires-one-method', `${at}.sshPublicKey.propagationMethod`, 'nothing']],
    ['refuses a key with two methods', { ...ssh({ noCloud: {}, ...agent }), ...volumes('cloudInitNoCloud') },
      ['access-credential/requires-one-method', `${at}.sshPublicKey.propagationMethod`, '["noCloud","qemuGuestAgent"]']],
    ['refuses a password without the guest agent', given({ userPassword: { source: secret, propagationMethod: {} } }),
      ['access-credential/requires-one-method', `${at}.userPassword.propagationMethod`, 'nothing']],
  ]);
});

describe('access-credential/requires-cloud-init-volume', () => {
  guestTable([
    ['admits noCloud with its volume', { ...ssh({ noCloud: {} }), ...volumes('cloudInitNoCloud') }],
    ['admits configDrive with its volume', { ...ssh({ configDrive: {} }), ...volumes('cloudInitConfigDrive') }],
    ['refuses noCloud with the other volume', { ...ssh({ noCloud: {} }), ...volumes('cloudInitConfigDrive') },
      ['access-credential/requires-cloud-init-volume', `${at}.sshPublicKey.propagationMethod.noCloud`, 'no cloudInitNoCloud volume']],
    ['refuses configDrive without a volume', ssh({ configDrive: {} }),
      ['access-credential/requires-cloud-init-volume', `${at}.sshPublicKey.propagationMethod.configDrive`, 'no cloudInitConfigDrive volume']],
  ]);
});

describe('access-credential/requires-users', () => {
  guestTable([
    ['refuses an empty list', ssh({ qemuGuestAgent: { users: [] } }),
      ['access-credential/requires-users', `${at}.sshPublicKey.propagationMethod.qemuGuestAgent.users`, 'nothing']],
  ]);
});

describe('the volume of its Secret in the launcher pod', () => {
  const from = (secretName: string) => ({ sshPublicKey: { source: { secret: { secretName } }, propagationMethod: agent } });
  const passwordFrom = (secretName: string) => ({ userPassword: { source: { secret: { secretName } }, propagationMethod: { qemuGuestAgent: {} } } });
  const name = 'sshPublicKey.source.secret.secretName';
  guestTable([
    ['fits with 51 characters', given(from('a'.repeat(51)))],
    ['does not with 52', given(from('a'.repeat(52))), ['access-credential/fits-volume-name', `${at}.${name}`, 'a'.repeat(52)]],
    ['has no dot', given(from('a.b')), ['access-credential/fits-volume-name', `${at}.${name}`, 'a.b']],
    ['of a password has none either', given(passwordFrom('a.b')), ['access-credential/fits-volume-name', `${at}.userPassword.source.secret.secretName`, 'a.b']],
    ['is another for each', given(from('a'), passwordFrom('b'))],
    ['is not that of another', given(from('a'), passwordFrom('a')),
      ['access-credential/has-unique-secret', 'accessCredentials[1].userPassword.source.secret.secretName', 'a']],
  ]);
});
