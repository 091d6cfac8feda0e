const LABEL = '[a-z0-9](?:[-a-z0-9]*[a-z0-9])?';

/** The form of names in Kubernetes, as `k8s.io/apimachinery/pkg/util/validation` checks it. */
export interface NameForm {
  readonly pattern: RegExp;
  readonly longest: number;
  /** Of what, in words: what follows on `at most 63`. */
  readonly of: string;
}

export const DNS_LABEL: NameForm = {
  pattern: new RegExp(`^${LABEL}$`),
  longest: 63,
  of: 'lower-case letters, digits and -, starting and ending with a letter or digit',
};

export const DNS_1035_LABEL: NameForm = {
  pattern: /^[a-z](?:[-a-z0-9]*[a-z0-9])?$/,
  longest: 63,
  of: 'lower-case letters, digits and -, starting with a letter, ending with a letter or digit',
};

export const DNS_SUBDOMAIN: NameForm = {
  pattern: new RegExp(`^${LABEL}(?:\\.${LABEL})*$`),
  longest: 253,
  of: 'lower-case letters, digits, - and ., each part starting and ending with a letter or digit',
};

export const DNS_LABEL_WORDS = wordsOf(DNS_LABEL);
export const DNS_SUBDOMAIN_WORDS = wordsOf(DNS_SUBDOMAIN);

export function fits({ pattern, longest }: NameForm, name: string): boolean {
  return name.length <= longest && pattern.test(name);
}

/** A form as a finding says what is allowed. */
export function wordsOf({ longest, of }: NameForm): string {
  return longest === Infinity ? of : `at most ${longest} ${of}`;
}

/** A generateName as the API server judges it (`maskTrailingDash` of Kubernetes): a random suffix takes the place of its end. */
export function masked(generateName: string): string {
  return generateName.replace(/.-$/s, 'a');
}

export function isDnsLabel(name: string): boolean {
  return fits(DNS_LABEL, name);
}

export function isDnsSubdomain(name: string): boolean {
  return fits(DNS_SUBDOMAIN, name);
}
