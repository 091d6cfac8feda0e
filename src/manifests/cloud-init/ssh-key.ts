import { isSshPublicKey } from '../../kubernetes/ssh-public-key';
import { hasVariable } from '../../kubernetes/variable';

/** What is told where it is found to be a secret. */
const PRIVATE = /PRIVATE KEY/;
/** How much of what stands for a key is shown. */
const SHOWN = 30;

/** The beginning of what is to be a line of authorized_keys, where sshd would skip it. */
export function faultOfSshKey(key: string): string | undefined {
  return key.split('\n').some(isSshPublicKey) || hasVariable(key) || PRIVATE.test(key) ? undefined : key.slice(0, SHOWN);
}
