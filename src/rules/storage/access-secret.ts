import type { AccessCredential } from '../../../imports/kubevirt.io';
import { isSshPublicKey } from '../../kubernetes/ssh-public-key';
import { hasVariable } from '../../kubernetes/variable';
import { secretsByName } from '../../manifests/cloud-init/secret-data';
import type { DataObject } from '../../manifests/cloud-init/secret-data';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { workloadsOf } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

const PRIVATE = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;
/** How Secrets of other programs call the two parts of a login, which are no users of a guest. */
const PARTS_OF_LOGIN: readonly string[] = ['username', 'user', 'password'];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'access-secret/requires-public-key',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'The Secret of an SSH access credential must hold public keys',
    why: 'KubeVirt takes each value for public keys and hands them to the guest: with a private key, a placeholder or nothing nobody can log in, and the guest gets a key that is not its affair.',
    fix: 'Write the line of the .pub file as value.',
    * check(manifests, cluster) {
      for (const { manifest, entries } of secretsOf('sshPublicKey', manifests, cluster)) {
        for (const { field, content } of entries.values()) {
          const text = content.toString().trim();
          const got = faultOf(text);
          if (got) yield { manifest, field, got, allowed: 'a public key, such as ssh-ed25519 AAAA… name' };
        }
      }
    },
  }),
  defineCrossObjectRule({
    id: 'access-secret/requires-user-names',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'The keys of the Secret of a password must be the users that get it',
    why: 'KubeVirt has the guest agent set the password of the user that each key names to its value: with the keys username and password it looks for users of these names.',
    fix: 'Write <user>: <password>, a line for each user.',
    * check(manifests, cluster) {
      for (const { manifest, entries } of secretsOf('userPassword', manifests, cluster)) {
        const keys = [...entries.keys()];
        if (keys.length < 2 || !keys.includes('password') || !keys.every((key) => PARTS_OF_LOGIN.includes(key))) continue;
        yield { manifest, field: entries.get('password')!.field, got: `the keys ${keys.join(' and ')}`, allowed: 'the names of users as keys' };
      }
    },
  }),
];

function faultOf(text: string): string | undefined {
  if (!text) return 'an empty text';
  if (PRIVATE.test(text)) return 'a private key (not shown)';
  return text.split('\n').some(isSshPublicKey) || hasVariable(text) ? undefined : 'a text without a whole key (not shown)';
}

/** The Secrets of access credentials of a type, where the input has them. */
function secretsOf(type: 'sshPublicKey' | 'userPassword', manifests: readonly Manifest[], cluster: Cluster): Set<DataObject> {
  const credentials = workloadsOf(manifests, cluster).flatMap(({ namespace, written: { accessCredentials = [] } }) => (
    accessCredentials.map((credential: AccessCredential) => `${namespace}/${credential[type]?.source?.secret?.secretName}`)
  ));
  const secrets = credentials.length ? secretsByName(manifests) : new Map<string, DataObject>();
  return new Set(credentials.flatMap((name) => secrets.get(name) ?? []));
}
