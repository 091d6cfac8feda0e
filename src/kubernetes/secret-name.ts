const PASSWORD = /(?:password|passwd|passphrase)$/;
const SECRET = /(?:^|-)(?:secret-?key|secret-access-key|client-secret|private-?key|access-key|account-key|api-?key|token|token-secret|psk|preshared-key)$/;

/** What crypt(3), LDAP and locked accounts have in place of a password. */
const HASH = /^(?:!*\$[\dA-Za-z-]+\$|\{[A-Z\d-]+\}|SCRAM-SHA-256\$|!+(?:locked)?$|\*(?:LK\*|NP\*?)?$)/i;
/** Filled in later, by a shell, a template or a secret store. */
const REFERENCE = /\$\{|\$\(|\{\{|\$__|^`|^\$\w+$|^%\w+%$|^%\(\w+\)s?$|^@\w+@$|^__\w+__$|^<[^<>]+>$|^(?:ENC\[|vault:|op:\/\/|ref\+|!vault\b)/;
/** Words that are no secret, and what stands where one was taken out. */
const WORD = /^(?:|true|false|yes|no|on|off|null|none|nil|~|\{\}|\[\]|[*x.•]{3,}|…|\(?not shown\)?|\[?redacted\]?|\*SENSITIVE\*DATA\*DELETED\*)$/i;

/** Whether a key, a variable or an option of this name holds a password: `adminPassword`, `DB_PASSWD`. */
export function isPasswordName(name: string): boolean {
  return PASSWORD.test(name.toLowerCase());
}

/** What is longer is no name, but text that stands in its place. */
const LONGEST = 1000;

/** Whether it holds a password, a token or a secret key. */
export function isSecretName(name: string): boolean {
  if (name.length > LONGEST) return false;
  return isPasswordName(name) || SECRET.test(name.replace(/([a-z\d])([A-Z])/g, '$1-$2').replace(/[_.\s]/g, '-').toLowerCase());
}

/**
 * Whether the value of such a name is the secret itself, not a hash, a reference or an empty word. `changeme` is a password like any other: it works until
 * it is changed.
 */
export function isLiteralSecret(value: string): boolean {
  return !HASH.test(value) && !REFERENCE.test(value) && !WORD.test(value);
}
