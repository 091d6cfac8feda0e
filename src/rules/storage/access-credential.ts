import type { AccessCredential, SSHPublicKeyAccessCredentialPropagationMethod, Volume } from '../../../imports/kubevirt.io';
import { DNS_LABEL, isDnsLabel } from '../../kubernetes/dns-name';
import { repeated } from '../../kubernetes/repeated';
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

/** The Secret of each access credential that names one. */
const credentialSecret: Subject<{ readonly name: string }> = partsOf(accessCredential, (credential) => {
  const secret = secretOf(credential);
  return secret ? [{ value: secret, path: secret.field }] : [];
});

const sshPropagation: Subject<SshPropagation> = partsOf(vmi, ({ spec: { accessCredentials = [], volumes = [] } }) => (
  accessCredentials.flatMap(({ sshPublicKey: key }, i) => (
    key ? [{ value: { methods: key.propagationMethod, volumes }, path: `accessCredentials[${i}].sshPublicKey.propagationMethod` }] : []
  ))
));

/** What KubeVirt calls the volume of a Secret in the launcher pod: the name of the Secret, and this. */
const VOLUME_SUFFIX = '-access-cred';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'access-credential/fits-volume-name',
    level: FindingLevel.UNSTARTABLE,
    subject: credentialSecret,
    summary: `The name of the Secret of an access credential must be a DNS label with room for ${VOLUME_SUFFIX}`,
    why: `KubeVirt mounts the Secret as a volume <secret>${VOLUME_SUFFIX}, and the API server refuses a launcher pod whose volume has more than `
      + `${DNS_LABEL.longest} characters, or a dot: the guest never starts.`,
    fix: 'Copy the Secret to one with a shorter name without dots.',
    * check({ name: got }) {
      const longest = DNS_LABEL.longest - VOLUME_SUFFIX.length;
      if (isDnsLabel(`${got}${VOLUME_SUFFIX}`)) return;
      yield { field: '', got, allowed: `at most ${longest} ${DNS_LABEL.of}` };
    },
  }),
  defineRule({
    id: 'access-credential/has-unique-secret',
    level: FindingLevel.UNSTARTABLE,
    subject: vmi,
    summary: 'Access credentials must come from different Secrets',
    why: `KubeVirt mounts the Secret of each of them as a volume <secret>${VOLUME_SUFFIX}, and the API server refuses a launcher pod with two volumes of one `
      + 'name: the guest never starts.',
    fix: 'Put each credential into a Secret of its own.',
    * check({ spec: { accessCredentials = [] } }) {
      for (const i of repeated(accessCredentials, (credential) => secretOf(credential)?.name)) {
        const { name, field } = secretOf(accessCredentials[i]) ?? {};
        yield { field: `accessCredentials[${i}].${field}`, got: name, allowed: 'a Secret that no other access credential has' };
      }
    },
  }),
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

function secretOf(credential: AccessCredential): { readonly name: string; readonly field: string } | undefined {
  const type = TYPES.find((each) => credential[each]?.source.secret?.secretName);
  const name = type && credential[type]?.source.secret?.secretName;
  return name ? { name, field: `${type}.source.secret.secretName` } : undefined;
}
