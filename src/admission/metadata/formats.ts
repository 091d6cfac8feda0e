/** The forms of names in Kubernetes, as `k8s.io/apimachinery/pkg/util/validation` checks them. */
export interface NameForm {
  readonly pattern: RegExp;
  readonly longest: number;
  /** In words, as a finding says what is allowed. */
  readonly words: string;
}

export const DNS_SUBDOMAIN: NameForm = {
  pattern: /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/,
  longest: 253,
  words: 'lower-case letters, digits, - and ., starting and ending with a letter or digit',
};

export const DNS_LABEL: NameForm = {
  pattern: /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/,
  longest: 63,
  words: 'lower-case letters, digits and -, starting and ending with a letter or digit',
};

export const DNS_1035_LABEL: NameForm = {
  pattern: /^[a-z](?:[-a-z0-9]*[a-z0-9])?$/,
  longest: 63,
  words: 'lower-case letters, digits and -, starting with a letter, ending with a letter or digit',
};

/** What may stand in a URL between two slashes. */
export const PATH_SEGMENT: NameForm = {
  pattern: /^(?!\.{1,2}$)[^/%]+$/,
  longest: 253,
  words: 'anything but / and %, and neither . nor ..',
};

export const LABEL_VALUE: NameForm = {
  pattern: /^(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/,
  longest: 63,
  words: 'nothing, or letters, digits, -, _ and ., starting and ending with a letter or digit',
};

const QUALIFIED: NameForm = { ...LABEL_VALUE, pattern: /^[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/ };

/** The key of a label or annotation, in words. */
export const QUALIFIED_WORDS = 'a name of at most 63 letters, digits, -, _ and ., after an optional DNS subdomain and /';

export function fits({ pattern, longest }: NameForm, name: string): boolean {
  return name.length <= longest && pattern.test(name);
}

/** Whether this may be the key of a label. */
export function isQualifiedName(key: string): boolean {
  const slash = key.indexOf('/');
  return (slash < 0 || fits(DNS_SUBDOMAIN, key.slice(0, slash))) && fits(QUALIFIED, key.slice(slash + 1));
}
