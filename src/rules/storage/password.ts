import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { volume } from '../subjects/volume';

const SOURCES = ['cloudInitNoCloud', 'cloudInitConfigDrive'] as const;
/** `password` and `plain_text_passwd` are plain; `passwd` is a hash unless it does not look like one. */
const PLAIN = /^[ \t]*(?:-[ \t]+)?["']?(password|plain_text_passwd|passwd)["']?[ \t]*:[ \t]*["']?([^\s"'#][^\r\n]*)/gm;
const HASH = /^(?:\$[\dA-Za-z-]+\$|[!*])/;
/** `user:password` lines below chpasswd, in any of its forms. */
const CHPASSWD = /^[ \t]*["']?chpasswd["']?[ \t]*:(?:[ \t]*\r?\n(?:[ \t]+[^\r\n]*(?:\r?\n|$)|[ \t]*\r?\n)*)?/m;
const PAIR = /^[ \t]+(?:-[ \t]+)?["']?[a-z_][\w-]*:([^\s"']+)/gim;

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'password/avoids-plain-text',
    level: FindingLevel.ADVISED,
    subject: volume,
    summary: 'Cloud-init must not have a password in plain text',
    why: 'The text is part of the VM: everyone who may read the VM, or the repository it comes from, reads the password.',
    fix: 'Put the user data into a Secret that is not in the repository and refer to it with secretRef, or use SSH keys, or a hash in passwd.',
    * check(value) {
      for (const source of SOURCES) {
        const { userData, userDataBase64 } = value[source] ?? {};
        const key = plainPassword(userData ?? Buffer.from(userDataBase64 ?? '', 'base64').toString());
        if (!key) continue;
        const field = `${source}.${userData === undefined ? 'userDataBase64' : 'userData'}`;
        yield { field, got: `${key} (not shown)`, allowed: 'a hash, or a Secret by secretRef' };
      }
    },
  }),
];

/** The key of a password in plain text. */
function plainPassword(userData: string): string | undefined {
  for (const [, key, value] of userData.matchAll(PLAIN)) {
    if (!HASH.test(value) && !isEmpty(value)) return key;
  }
  const [list = ''] = CHPASSWD.exec(userData) ?? [];
  for (const [, value] of list.matchAll(PAIR)) {
    if (!HASH.test(value) && value !== 'RANDOM' && value !== 'R') return 'chpasswd';
  }
  return undefined;
}

function isEmpty(value: string): boolean {
  return ['null', '~', '{}', '[]'].includes(value.trim());
}
