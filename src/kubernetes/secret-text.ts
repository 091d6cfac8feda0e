import { closestMatch } from './closest-match';
import { withoutSecretFormats } from './secret-formats';
import { isLiteralSecret, isSecretName } from './secret-name';

/** What a finding shows in place of a value that may be secret. */
export const HIDDEN = '(not shown)';
/** The same within a text. */
const CUT_OUT = '…';
/** `name=value`, `name: value` and `"name":"value"`; names of objects may have a colon. */
const ASSIGNED = /([A-Za-z_][\w.-]{0,80}(?:[ \t]{0,9}=|[ \t]{0,9}:[ \t]|\\?["'][ \t]{0,9}[:=])[ \t]{0,9}(?:\\?["'])?)([^\s"'\\,}]{1,4000})/g;
/** What is in every assignment, and in few names. */
const ASSIGNING = /[:=]/;
const DATA = /data/i;
const CLOUD_INIT = ['userData', 'userDataBase64', 'networkData', 'networkDataBase64'];
const PLAIN_FIELDS_OF_SECRET: readonly string[] = ['apiVersion', 'kind', 'metadata', 'type', 'immutable', ''];

/** A text without the secrets in it that a name or their form gives away. */
export function withoutSecrets(text: string): string {
  const others = withoutSecretFormats(text, CUT_OUT);
  return !ASSIGNING.test(others) ? others : others.replace(ASSIGNED, (match, name: string, assigned: string) => (
    isSecretName(name.replace(/\W+$/, '')) && isLiteralSecret(assigned) && !HIDDEN.startsWith(assigned) ? `${name}${CUT_OUT}` : match
  ));
}

/** Whether the scalar value of a key may be secret. */
export function isSecretKey(key: string): boolean {
  return isSecretName(key) || isCloudInit(key);
}

/** Whether the value of a field may be secret as a whole, also where the field is misspelt: all of a Secret but its metadata, and cloud-init. */
export function isSecretField(kind: unknown, field: string): boolean {
  const [first] = /^[^.[]*/.exec(field)!;
  if (String(kind).toLowerCase() === 'secret' && !PLAIN_FIELDS_OF_SECRET.includes(first)) return true;
  const last = field.slice(Math.max(field.lastIndexOf('.'), field.lastIndexOf('[')) + 1);
  return isSecretName(last) || (DATA.test(field) && field.split(/[.[]/).some(isCloudInit));
}

function isCloudInit(key: string): boolean {
  return DATA.test(key) && closestMatch(key, CLOUD_INIT) !== undefined;
}
