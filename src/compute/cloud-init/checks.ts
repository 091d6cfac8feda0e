import type { CloudInitFile } from './cloud-init-file';
import type { CloudInitUser } from './cloud-init-user';
import { usageError } from '../../usage-error';

const USER_NAME = /^[A-Za-z_][\w.-]{0,31}$/;
const PUBLIC_KEY = /(^|\s)(ssh-(rsa|dss|ed25519)|ecdsa-sha2-nistp\d{3}|sk-(ssh-ed25519|ecdsa-sha2-nistp256)@openssh\.com) AAAA/;
const CRYPT_HASH = /^\$(1|2[abxy]|5|6|7|y|gy)\$[^\s:]{20,}$/;
const ABSOLUTE_PATH = /^(\/|[A-Za-z]:\\)/;
const OCTAL_MODE = /^0?[0-7]{3,4}$/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Refuses what would not become a line of `authorized_keys`. The key itself is not repeated: it may be a private one. */
export function checkSshKey(key: string): string {
  if (!PUBLIC_KEY.test(key) || /[\r\n]/.test(key.trimEnd())) {
    throw usageError(undefined, {
      what: 'sshAuthorizedKeys',
      got: `${key.slice(0, 12)}…`,
      allowed: 'one line of OpenSSH public key, such as "ssh-ed25519 AAAA… me@host"',
      fix: 'Give the content of the .pub file.',
    });
  }
  return key.trimEnd();
}

/** Refuses a user that cloud-init would skip, or whose password would not be what it seems. Passwords are not repeated. */
export function checkUser(user: CloudInitUser): CloudInitUser {
  const what = `users[${user.name}]`;
  if (!USER_NAME.test(user.name)) {
    throw usageError(undefined, {
      what: 'users.name', got: user.name, allowed: `names matching ${USER_NAME.source}`, fix: 'Rename the user.',
    });
  }
  if (user.hashedPassword !== undefined && user.plainTextPassword !== undefined) {
    throw usageError(undefined, {
      what, got: ['hashedPassword', 'plainTextPassword'], allowed: 'one password', fix: 'Keep hashedPassword.',
    });
  }
  if (user.hashedPassword !== undefined && !CRYPT_HASH.test(user.hashedPassword)) {
    throw usageError(undefined, {
      what: `${what}.hashedPassword`,
      got: 'text that is no crypt hash',
      allowed: 'a crypt hash such as $6$salt$hash',
      fix: 'Hash it with "mkpasswd --method=SHA-512"; a password in clear is plainTextPassword.',
    });
  }
  return { ...user, sshAuthorizedKeys: user.sshAuthorizedKeys?.map(checkSshKey) };
}

/** Refuses a file that cloud-init would fail to write. */
export function checkFile(file: CloudInitFile): CloudInitFile {
  const what = `files[${file.path}]`;
  if (!ABSOLUTE_PATH.test(file.path)) {
    throw usageError(undefined, { what: 'files.path', got: file.path, allowed: 'an absolute path', fix: 'Begin it with "/".' });
  }
  if ((file.content === undefined) === (file.base64 === undefined)) {
    throw usageError(undefined, {
      what, got: file.content === undefined ? 'neither' : 'both', allowed: 'one of content and base64', fix: "An empty file has content: ''.",
    });
  }
  if (file.base64 !== undefined && !BASE64.test(file.base64)) {
    throw usageError(undefined, {
      what: `${what}.base64`, got: file.base64.slice(0, 40), allowed: 'padded base64 in one line', fix: 'Text goes into content.',
    });
  }
  if (file.permissions !== undefined && !OCTAL_MODE.test(file.permissions)) {
    throw usageError(undefined, {
      what: `${what}.permissions`, got: file.permissions, allowed: 'three or four octal digits', fix: "Write '0644'.",
    });
  }
  return file;
}
