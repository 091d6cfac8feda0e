import type { AccessCredential, SSHPublicKeyAccessCredentialPropagationMethod, Volume } from '../../../imports/kubevirt.io';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { vmi } from '../subjects/vmi';

const TYPES = ['sshPublicKey', 'userPassword'] as const;
const SSH_METHODS = ['noCloud', 'configDrive', 'qemuGuestAgent'] as const;
/** The methods of cloud-init, and the volume that each needs. */
const CLOUD_INIT_METHODS = [['noCloud', 'cloudInitNoCloud'], ['configDrive', 'cloudInitConfigDrive']] as const;

/** How an SSH key reaches the guest. */
interface SshPropagation {
  readonly methods: SSHPublicKeyAccessCredentialPropagationMethod;
  readonly volumes: readonly Volume[];
}

const accessCredential: Subject<AccessCredential> = partsOf(vmi, ({ spec: { accessCredentials = [] } }) => (
  accessCredentials.map((value, i) => ({ value, path: `accessCredentials[${i}]` }))
));

const sshPropagation: Subject<SshPropagation> = partsOf(vmi, ({ spec: { accessCredentials = [], volumes = [] } }) => (
  accessCredentials.flatMap(({ sshPublicKey: key }, i) => (
    key ? [{ value: { methods: key.propagationMethod, volumes }, path: `accessCredentials[${i}].sshPublicKey.propagationMethod` }] : []
  ))
));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'access-credential/requires-cloud-init-volume',
    level: FindingLevel.REJECTED,
    subject: sshPropagation,
    summary: 'An SSH key that cloud-init hands over must have a cloud-init volume of the same type',
    why: 'KubeVirt refuses noCloud without a cloudInitNoCloud volume, and configDrive without a cloudInitConfigDrive volume.',
    fix: 'Add that volume, or write the method of the volume that is there.',
    upstream: ['credential/ssh-nocloud-needs-volume', 'credential/ssh-configdrive-needs-volume'],
    * check({ methods, volumes }) {
      for (const [method, source] of CLOUD_INIT_METHODS) {
        if (!methods[method] || volumes.some((volume) => volume[source])) continue;
        yield { field: method, got: `no ${source} volume`, allowed: `only with a ${source} volume`, reported: '' };
      }
    },
  }),
  defineRule({
    id: 'access-credential/requires-users',
    level: FindingLevel.REJECTED,
    subject: sshPropagation,
    summary: 'An SSH key that the guest agent hands over must name its users',
    why: 'The agent writes the key into the home of each user: KubeVirt refuses an empty list.',
    fix: 'Write the users of the guest that may log in with the key.',
    upstream: ['credential/ssh-agent-users'],
    * check({ methods: { qemuGuestAgent } }) {
      if (qemuGuestAgent?.users.length === 0) yield { field: 'qemuGuestAgent.users', got: [], allowed: 'at least one user' };
    },
  }),
  defineRule({
    id: 'access-credential/requires-secret',
    level: FindingLevel.REJECTED,
    subject: accessCredential,
    summary: 'An access credential must come from a Secret',
    why: 'There is no other source: KubeVirt refuses an empty one.',
    fix: 'Write source: {secret: {secretName: <the name of a Secret>}}.',
    upstream: ['credential/ssh-source', 'credential/password-source'],
    * check(credential) {
      for (const type of TYPES) {
        if (credential[type] && !credential[type].source.secret) yield { field: `${type}.source`, got: {}, allowed: 'secret' };
      }
    },
  }),
  defineRule({
    id: 'access-credential/requires-one-method',
    level: FindingLevel.REJECTED,
    subject: accessCredential,
    summary: 'An access credential must reach the guest in exactly one way',
    why: 'KubeVirt refuses none and several; a password only goes through the guest agent.',
    fix: 'Keep one method.',
    upstream: ['credential/ssh-method-count', 'credential/password-method'],
    * check({ sshPublicKey, userPassword }) {
      const found = SSH_METHODS.filter((method) => sshPublicKey?.propagationMethod[method]);
      if (sshPublicKey && found.length !== 1) {
        yield { field: 'sshPublicKey.propagationMethod', got: found, allowed: `exactly one of ${SSH_METHODS.join(', ')}` };
      }
      if (userPassword && !userPassword.propagationMethod.qemuGuestAgent) {
        yield { field: 'userPassword.propagationMethod', got: [], allowed: 'qemuGuestAgent' };
      }
    },
  }),
  defineRule({
    id: 'access-credential/requires-one-type',
    level: FindingLevel.REJECTED,
    subject: accessCredential,
    summary: 'An access credential must be either an SSH key or a password',
    why: 'KubeVirt refuses neither and both.',
    fix: 'Write one entry for each.',
    upstream: ['credential/type-count'],
    * check(credential) {
      const found = TYPES.filter((type) => credential[type]);
      if (found.length !== 1) yield { field: '', got: found, allowed: `exactly one of ${TYPES.join(', ')}` };
    },
  }),
];
