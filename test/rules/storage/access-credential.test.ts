import { guestTable } from '../guest-table';
import { says } from '../judge';
import type { Json } from '../judge';

says({
  'access-credential/has-cloud-init-volume': {
    allowed: ['only with a cloudInitConfigDrive volume', 'only with a cloudInitNoCloud volume'],
    reported: 'spec.template.spec.accessCredentials[0].sshPublicKey.propagationMethod',
  },
  'access-credential/has-one-method': { allowed: ['exactly one of noCloud, configDrive, qemuGuestAgent', 'qemuGuestAgent'] },
  'access-credential/has-one-type': { allowed: 'exactly one of sshPublicKey, userPassword' },
  'access-credential/has-secret': { allowed: 'secret' },
  'access-credential/names-users': { allowed: 'at least one user' },
});

const at = 'accessCredentials[0]';
const secret = { secret: { secretName: 's' } };
const agent = { qemuGuestAgent: { users: ['u'] } };
const given = (...accessCredentials: Json[]) => ({ accessCredentials });
const password = { userPassword: { source: secret, propagationMethod: { qemuGuestAgent: {} } } };
const key = { sshPublicKey: { source: secret, propagationMethod: agent } };
const ssh = (propagationMethod: Json, source: Json = secret) => given({ sshPublicKey: { source, propagationMethod } });
const volumes = (source: string) => ({ volumes: [{ name: 'ci', [source]: { userData: 'a' } }] });

describe('access-credential/has-one-type', () => {
  guestTable([
    ['a key and a password', given(key, password)],
    ['none', given({}), ['access-credential/has-one-type', at, '[]']],
    ['both', given({ ...key, ...password }),
      ['access-credential/has-one-type', at, '["sshPublicKey","userPassword"]']],
  ]);
});

describe('access-credential/has-secret', () => {
  guestTable([
    ['a key without', ssh(agent, {}), ['access-credential/has-secret', `${at}.sshPublicKey.source`, '{}']],
    ['a password without', given({ userPassword: { source: {}, propagationMethod: { qemuGuestAgent: {} } } }),
      ['access-credential/has-secret', `${at}.userPassword.source`, '{}']],
  ]);
});

describe('access-credential/has-one-method', () => {
  guestTable([
    ['none', ssh({}), ['access-credential/has-one-method', `${at}.sshPublicKey.propagationMethod`, '[]']],
    ['two', { ...ssh({ noCloud: {}, ...agent }), ...volumes('cloudInitNoCloud') },
      ['access-credential/has-one-method', `${at}.sshPublicKey.propagationMethod`, '["noCloud","qemuGuestAgent"]']],
    ['a password without', given({ userPassword: { source: secret, propagationMethod: {} } }),
      ['access-credential/has-one-method', `${at}.userPassword.propagationMethod`, '[]']],
  ]);
});

describe('access-credential/has-cloud-init-volume', () => {
  guestTable([
    ['noCloud', { ...ssh({ noCloud: {} }), ...volumes('cloudInitNoCloud') }],
    ['configDrive', { ...ssh({ configDrive: {} }), ...volumes('cloudInitConfigDrive') }],
    ['noCloud with the other volume', { ...ssh({ noCloud: {} }), ...volumes('cloudInitConfigDrive') },
      ['access-credential/has-cloud-init-volume', `${at}.sshPublicKey.propagationMethod.noCloud`, 'no cloudInitNoCloud volume']],
    ['configDrive without a volume', ssh({ configDrive: {} }),
      ['access-credential/has-cloud-init-volume', `${at}.sshPublicKey.propagationMethod.configDrive`, 'no cloudInitConfigDrive volume']],
  ]);
});

describe('access-credential/names-users', () => {
  guestTable([
    ['none', ssh({ qemuGuestAgent: { users: [] } }),
      ['access-credential/names-users', `${at}.sshPublicKey.propagationMethod.qemuGuestAgent.users`, '[]']],
  ]);
});
