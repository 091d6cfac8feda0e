import type { AccessCredential } from '../../../imports/kubevirt.io';
import type { Vmi } from '../../manifests/vmi';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { vmi } from '../subjects/vmi';

const TYPES = ['sshPublicKey', 'userPassword'] as const;
const SSH_METHODS = ['noCloud', 'configDrive', 'qemuGuestAgent'] as const;
/** The volume through which cloud-init hands over a key. */
const VOLUMES = { noCloud: 'cloudInitNoCloud', configDrive: 'cloudInitConfigDrive' } as const;

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'access-credential/requires-cloud-init-volume',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'cloud-init hands over a key only where the guest has its volume',
    why: 'KubeVirt refuses noCloud without a cloudInitNoCloud volume, and configDrive without a cloudInitConfigDrive volume.',
    fix: 'Add that volume, or write the method of the volume that is there.',
    upstream: ['credential/ssh-nocloud-needs-volume', 'credential/ssh-configdrive-needs-volume'],
    * check(guest) {
      for (const { path, credential: { sshPublicKey } } of credentials(guest)) {
        for (const method of ['noCloud', 'configDrive'] as const) {
          const source = VOLUMES[method];
          if (!sshPublicKey?.propagationMethod[method] || guest.spec.volumes?.some((volume) => volume[source])) continue;
          const reported = `${path}.sshPublicKey.propagationMethod`;
          yield { field: `${reported}.${method}`, got: `no ${source} volume`, allowed: `only with a ${source} volume`, reported };
        }
      }
    },
  }),
  defineRule({
    id: 'access-credential/requires-users',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A key given by the guest agent names its users',
    why: 'The agent writes the key into the home of each user: KubeVirt refuses an empty list.',
    fix: 'Write the users of the guest that may log in with the key.',
    upstream: ['credential/ssh-agent-users'],
    * check(guest) {
      for (const { path, credential: { sshPublicKey } } of credentials(guest)) {
        const { qemuGuestAgent } = sshPublicKey?.propagationMethod ?? {};
        if (!qemuGuestAgent || qemuGuestAgent.users.length > 0) continue;
        yield { field: `${path}.sshPublicKey.propagationMethod.qemuGuestAgent.users`, got: [], allowed: 'at least one user' };
      }
    },
  }),
  defineRule({
    id: 'access-credential/requires-secret',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'An access credential comes from a Secret',
    why: 'There is no other source: KubeVirt refuses an empty one.',
    fix: 'Write source: {secret: {secretName: <the name of a Secret>}}.',
    upstream: ['credential/ssh-source', 'credential/password-source'],
    * check(guest) {
      for (const { path, credential } of credentials(guest)) {
        for (const type of TYPES) {
          if (credential[type] && !credential[type].source.secret) yield { field: `${path}.${type}.source`, got: {}, allowed: 'secret' };
        }
      }
    },
  }),
  defineRule({
    id: 'access-credential/requires-one-method',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'An access credential reaches the guest in exactly one way',
    why: 'KubeVirt refuses none and several; a password only goes through the guest agent.',
    fix: 'Keep one method.',
    upstream: ['credential/ssh-method-count', 'credential/password-method'],
    * check(guest) {
      for (const { path, credential: { sshPublicKey, userPassword } } of credentials(guest)) {
        const found = SSH_METHODS.filter((method) => sshPublicKey?.propagationMethod[method]);
        if (sshPublicKey && found.length !== 1) {
          yield { field: `${path}.sshPublicKey.propagationMethod`, got: found, allowed: `exactly one of ${SSH_METHODS.join(', ')}` };
        }
        if (userPassword && !userPassword.propagationMethod.qemuGuestAgent) {
          yield { field: `${path}.userPassword.propagationMethod`, got: [], allowed: 'qemuGuestAgent' };
        }
      }
    },
  }),
  defineRule({
    id: 'access-credential/requires-one-type',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'An access credential is a key or a password',
    why: 'KubeVirt refuses neither and both.',
    fix: 'Write one entry for each.',
    upstream: ['credential/type-count'],
    * check(guest) {
      for (const { path, credential } of credentials(guest)) {
        const found = TYPES.filter((type) => credential[type]);
        if (found.length !== 1) yield { field: path, got: found, allowed: `exactly one of ${TYPES.join(', ')}` };
      }
    },
  }),
];

function credentials({ spec }: Vmi): { path: string; credential: AccessCredential }[] {
  return (spec.accessCredentials ?? []).map((credential, i) => ({ path: `accessCredentials[${i}]`, credential }));
}
