import { guestTable } from '../guest-table';
import { says } from '../judge';
import type { Json } from '../judge';

says({
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
const password = { userPassword: { source: secret, propagationMethod: { qemuGuestAgent: {} } } };
const key = { sshPublicKey: { source: secret, propagationMethod: agent } };
const ssh = (propagationMethod: Json, source: Json = secret) => given({ sshPublicKey: { source, propagationMethod } });
const volumes = (source: string) => ({ volumes: [{ name: 'ci', [source]: { userData: 'a' } }] });

describe('access-credential/requires-one-type', () => {
  guestTable([
    ['a key and a password', given(key, password)],
    ['none', given({}), ['access-credential/requires-one-type', at, '[]']],
    ['both', given({ ...key, ...password }),
      ['access-credential/requires-one-type', at, '["sshPublicKey","userPassword"]']],
  ]);
});

describe('access-credential/requires-secret', () => {
  guestTable([
    ['a key without', ssh(agent, {}), ['access-credential/requires-secret', `${at}.sshPublicKey.source`, '{}']],
    ['a password without', given({ userPassword: { source: {}, propagationMethod: { qemuGuestAgent: {} } } }),
      ['access-credential/requires-secret', `${at}.userPassword.source`, '{}']],
  ]);
});

describe('access-credential/requires-one-method', () => {
  guestTable([
    ['none', ssh({}), ['access-credential/requires-one-method', `${at}.sshPublicKey.propagationMethod`, '[]']],
    ['two', { ...ssh({ noCloud: {}, ...agent }), ...volumes('cloudInitNoCloud') },
      ['access-credential/requires-one-method', `${at}.sshPublicKey.propagationMethod`, '["noCloud","qemuGuestAgent"]']],
    ['a password without', given({ userPassword: { source: secret, propagationMethod: {} } }),
      ['access-credential/requires-one-method', `${at}.userPassword.propagationMethod`, '[]']],
  ]);
});

describe('access-credential/requires-cloud-init-volume', () => {
  guestTable([
    ['noCloud', { ...ssh({ noCloud: {} }), ...volumes('cloudInitNoCloud') }],
    ['configDrive', { ...ssh({ configDrive: {} }), ...volumes('cloudInitConfigDrive') }],
    ['noCloud with the other volume', { ...ssh({ noCloud: {} }), ...volumes('cloudInitConfigDrive') },
      ['access-credential/requires-cloud-init-volume', `${at}.sshPublicKey.propagationMethod.noCloud`, 'no cloudInitNoCloud volume']],
    ['configDrive without a volume', ssh({ configDrive: {} }),
      ['access-credential/requires-cloud-init-volume', `${at}.sshPublicKey.propagationMethod.configDrive`, 'no cloudInitConfigDrive volume']],
  ]);
});

describe('access-credential/requires-users', () => {
  guestTable([
    ['none', ssh({ qemuGuestAgent: { users: [] } }),
      ['access-credential/requires-users', `${at}.sshPublicKey.propagationMethod.qemuGuestAgent.users`, '[]']],
  ]);
});
