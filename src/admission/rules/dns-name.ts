const LABEL = '[a-z0-9](?:[-a-z0-9]*[a-z0-9])?';
const DNS_LABEL = new RegExp(`^${LABEL}$`);
const DNS_SUBDOMAIN = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`);

/** The forms of RFC 1123 as `k8s.io/apimachinery/pkg/util/validation` checks them, in words. */
export const DNS_LABEL_WORDS = 'at most 63 lower-case letters, digits and -, starting and ending with a letter or digit';
export const DNS_SUBDOMAIN_WORDS = 'at most 253 lower-case letters, digits, - and ., each part starting and ending with a letter or digit';

export function isDnsLabel(name: string): boolean {
  return name.length <= 63 && DNS_LABEL.test(name);
}

export function isDnsSubdomain(name: string): boolean {
  return name.length <= 253 && DNS_SUBDOMAIN.test(name);
}
