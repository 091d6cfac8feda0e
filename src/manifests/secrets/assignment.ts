import { isLiteralSecret, isSecretName } from '../../kubernetes/secret-name';

/** `name=value` of shells, options and properties, and at the start of a line `name: value` and `name = value`. */
const ASSIGNMENT = /(?:^|[\s;&|"'(])-{0,2}([A-Za-z_][\w.-]{0,80})=["']?([^\s"';&|)]{1,400})|^[ \t]*(?:-[ \t]+)?["']?([A-Za-z_][\w.-]{0,80})["']?[ \t]*[:=][ \t]*["']?([^\s"'#=][^\s"']{0,400})/gm;
/** `echo user:password | chpasswd` */
const CHPASSWD = /[A-Za-z_][\w-]{0,31}:([^\s"'|]{1,200})["']?[ \t]*\|[ \t]*(?:sudo[ \t]+)?chpasswd\b(?![ \t]+-e)/g;
const RANDOM: readonly string[] = ['R', 'RANDOM'];

/** The names of the secrets that lines assign: those of scripts, properties, and of YAML that cannot be read. */
export function assignmentsIn(text: string): string[] {
  const found: string[] = [];
  for (const [, name = '', value = '', key = '', word = ''] of text.matchAll(ASSIGNMENT)) {
    const assigned = value || word;
    if (isSecretName(name || key) && isLiteralSecret(assigned) && !assigned.startsWith('/')) found.push(name || key);
  }
  for (const [, password] of text.matchAll(CHPASSWD)) {
    if (isLiteralSecret(password)) found.push('chpasswd');
  }
  return [...new Set(found)];
}

/** The passwords that cloud-init sets with chpasswd: `list` has lines `user:password`, `users` has entries. Where they stand below chpasswd. */
export function passwordsForChpasswd({ list, users }: { readonly [key: string]: unknown }): string[] {
  const found: string[] = [];
  if (typeof list === 'string' && list.split('\n').some(isPair)) found.push('list');
  if (Array.isArray(list)) list.forEach((entry, i) => typeof entry === 'string' && isPair(entry) && found.push(`list[${i}]`));
  if (!Array.isArray(users)) return found;
  users.forEach((user: { readonly [key: string]: unknown } | null, i) => {
    const { type, password } = user ?? {};
    const isText = typeof password === 'string' || typeof password === 'number';
    if (type !== 'RANDOM' && isText && isLiteralSecret(String(password))) found.push(`users[${i}].password`);
  });
  return found;
}

function isPair(line: string): boolean {
  const colon = line.indexOf(':');
  const password = line.slice(colon + 1).trim();
  return colon > 0 && !line.trimStart().startsWith('#') && !RANDOM.includes(password) && isLiteralSecret(password);
}
