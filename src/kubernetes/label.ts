import { isDnsSubdomain } from './dns-name';

const NAME = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const LONGEST = 63;

/** The forms of labels as `k8s.io/apimachinery/pkg/util/validation` checks them, in words. */
export const LABEL_KEY_WORDS = 'at most 63 letters, digits, -, _ and ., after an optional DNS subdomain and /';
export const LABEL_VALUE_WORDS = 'nothing, or at most 63 letters, digits, -, _ and ., starting and ending with a letter or digit';

export function isLabelKey(key: string): boolean {
  const slash = key.indexOf('/');
  return (slash < 0 || isDnsSubdomain(key.slice(0, slash))) && isName(key.slice(slash + 1));
}

export function isLabelValue(value: string): boolean {
  return value === '' || isName(value);
}

function isName(text: string): boolean {
  return text.length <= LONGEST && NAME.test(text);
}
