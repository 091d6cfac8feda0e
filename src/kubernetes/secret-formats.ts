import { isLiteralSecret } from './secret-name';

/** A form of credential that its text alone gives away. */
export interface SecretFormat {
  readonly name: string;
  /** The group `secret`, where there is one, is the part that must not be a reference or a placeholder. */
  readonly pattern: RegExp;
  /** Who defines the form. */
  readonly source: string;
}

/**
 * Forms with a prefix or a context of their own, as their vendors document them. No guesses by entropy, and nothing that is public by design: public
 * keys, certificates, hashes. A repetition is of one class of characters and, where it may be tried from many places, bounded: the time is linear.
 */
export const SECRET_FORMATS: readonly SecretFormat[] = [
  {
    name: 'private key',
    pattern: /-----BEGIN (?:[A-Z\d]+ ){0,3}(?<!ENCRYPTED )PRIVATE KEY(?: BLOCK)?-----(?:\s|\\[nr]|Version:[^\n]*\n){1,50}[A-Za-z\d+/=]{16}/,
    source: 'https://www.rfc-editor.org/rfc/rfc7468',
  },
  {
    name: 'private key in base64',
    pattern: /LS0tLS1CRUdJTi(?:BSU0EgUFJJVkFURSBLRVkt|BFQyBQUklWQVRFIEtFWS0t|BQUklWQVRFIEtFWS0t|BPUEVOU1NIIFBSSVZBVEUgS0VZLS0t)[A-Za-z\d+/]{16}/,
    source: 'https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/',
  },
  { name: 'age key', pattern: /AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}/, source: 'https://age-encryption.org/v1' },
  { name: 'WireGuard key', pattern: /\bPrivateKey\s{0,9}=\s{0,9}[A-Za-z\d+/]{43}=/, source: 'https://man7.org/linux/man-pages/man8/wg.8.html' },
  {
    name: 'AWS access key',
    pattern: /\bA(?:KIA|SIA)(?![A-Z\d]{9}EXAMPLE)[A-Z2-7]{16}\b/,
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html',
  },
  {
    name: 'GitHub token',
    pattern: /\b(?:gh[pousr]_[A-Za-z\d]{36}|github_pat_\w{82})/,
    source: 'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github',
  },
  { name: 'GitLab token', pattern: /\bgl(?:pat|oas|dt|rt|rtr|cbt|ptt|ft|imt|agent|soat|ffct)-[\w-]{20}/, source: 'https://docs.gitlab.com/security/tokens/' },
  { name: 'Docker token', pattern: /\bdckr_[po]at_[\w-]{27}/, source: 'https://docs.docker.com/security/access-tokens/' },
  {
    name: 'kubeadm token',
    pattern: /\btoken["']?(?:[ \t]{1,4}|[ \t]{0,4}[:=][ \t]{0,4})["']?(?!abcdef\.0123456789abcdef)[a-z\d]{6}\.[a-z\d]{16}\b/,
    source: 'https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/',
  },
  {
    name: 'kubeadm certificate key',
    pattern: /certificate-?[Kk]ey["']?[ \t:=]{1,4}["']?[\da-f]{64}\b/,
    source: 'https://kubernetes.io/docs/reference/setup-tools/kubeadm/kubeadm-init/',
  },
  { name: 'K3s token', pattern: /\bK10[\da-f]{64}::[\w.-]{1,99}:[\w.-]{4}/, source: 'https://docs.k3s.io/cli/token' },
  { name: 'OpenShift token', pattern: /\bsha256~[\w-]{43}/, source: 'https://docs.redhat.com/en/documentation/openshift_container_platform/4.18/html/authentication_and_authorization' },
  { name: 'Vault token', pattern: /\bhv[sbr]\.[\w-]{24}/, source: 'https://developer.hashicorp.com/vault/docs/concepts/tokens' },
  { name: 'HCP Terraform token', pattern: /\b[A-Za-z\d]{14}\.atlasv1\.[\w-]{60}/, source: 'https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens' },
  { name: 'Slack token', pattern: /\b(?:xox[abposr]-(?=[\w-]{0,99}\d)[\w-]{20}|xapp-\d-[\w-]{20})/, source: 'https://docs.slack.dev/authentication/tokens/' },
  { name: 'Slack webhook', pattern: /hooks\.slack\.com\/services\/T[A-Z\d]{8,12}\/B[A-Z\d]{8,12}\/[A-Za-z\d]{20}/, source: 'https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks' },
  { name: 'Google API key', pattern: /\bAIza[\w-]{35}/, source: 'https://cloud.google.com/docs/authentication/api-keys' },
  { name: 'Google client secret', pattern: /\bGOCSPX-[\w-]{28}/, source: 'https://developers.google.com/identity/protocols/oauth2' },
  { name: 'Azure storage key', pattern: /\bAccountKey=[A-Za-z\d+/]{86}==/, source: 'https://learn.microsoft.com/azure/storage/common/storage-configure-connection-string' },
  { name: 'npm token', pattern: /\bnpm_[A-Za-z\d]{36}\b/, source: 'https://docs.npmjs.com/about-access-tokens' },
  { name: 'PyPI token', pattern: /\bpypi-AgE[\w-]{50}/, source: 'https://pypi.org/help/#apitoken' },
  { name: 'Stripe key', pattern: /\b[sr]k_live_[A-Za-z\d]{24}/, source: 'https://docs.stripe.com/keys' },
  { name: 'SendGrid key', pattern: /\bSG\.[\w-]{22}\.[\w-]{43}\b/, source: 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys' },
  { name: 'DigitalOcean token', pattern: /\bdo[opr]_v1_[\da-f]{64}\b/, source: 'https://docs.digitalocean.com/reference/api/create-personal-access-token/' },
  { name: 'Tailscale key', pattern: /\btskey-(?:auth|client|api)-\w{5,40}-\w{20}/, source: 'https://tailscale.com/kb/1277/key-prefixes' },
  { name: 'Grafana token', pattern: /\bglsa_[A-Za-z\d]{32}_[\da-f]{8}\b/, source: 'https://grafana.com/docs/grafana/latest/administration/service-accounts/' },
  {
    name: 'password in a URL',
    pattern: /:\/\/[^\s:/?#@"'`\\<>]{0,99}:(?<secret>[^\s/?#@"'`\\]{1,299})@(?!sha\d)[\w[]/,
    source: 'https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1',
  },
  {
    name: 'presigned URL',
    pattern: /[?&](?:X-(?:Amz|Goog)-Signature=[\da-f]{64}|sig=[A-Za-z\d+/]{1,44}(?:%(?:2[BbFf]|3[Dd])[A-Za-z\d+/]{0,44}){1,22}|Signature=[\w~%+/-]{24})/,
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html',
  },
  {
    name: 'Authorization header',
    pattern: /\b[Aa]uthorization["']?[ \t]{0,4}[:=][ \t]{0,4}["']?(?:[Bb]asic|[Bb]earer|[Tt]oken|[Aa]pi[Kk]ey)[ \t]{1,4}(?<secret>[^\s"'\\]{4,4000})/,
    source: 'https://www.rfc-editor.org/rfc/rfc9110#section-11.6.2',
  },
  {
    name: 'token header',
    pattern: /\b(?:X-(?:Vault|Auth|Subject)-Token|X-JFrog-Art-Api|PRIVATE-TOKEN|[Xx]-[Aa][Pp][Ii]-[Kk]ey)["']?[ \t]{0,4}:[ \t]{0,4}["']?(?<secret>[^\s"'\\]{4,4000})/,
    source: 'https://docs.gitlab.com/api/rest/authentication/',
  },
];

/** Shorter texts hold none of them. */
const SHORTEST = 10;
/** All at once: most texts hold none. */
const ANY = new RegExp(SECRET_FORMATS.map(({ pattern }) => pattern.source.replace('(?<secret>', '(?:')).join('|'));
const EACH = SECRET_FORMATS.map(({ name, pattern }) => ({ name, pattern: new RegExp(pattern.source, 'g') }));

/** The names of the forms of credentials that a text holds. */
export function secretFormatsIn(text: string): string[] {
  if (text.length < SHORTEST || !ANY.test(text)) return [];
  return EACH.filter(({ pattern }) => [...text.matchAll(pattern)].some(isReal)).map(({ name }) => name);
}

/** A text in which credentials of these forms are not shown. */
export function withoutSecretFormats(text: string, hidden: string): string {
  if (text.length < SHORTEST || !ANY.test(text)) return text;
  return EACH.reduce((shown, { pattern }) => shown.replace(pattern, (match, ...rest) => {
    const groups = rest.at(-1) as { secret?: string } | string;
    if (typeof groups === 'string' || groups.secret === undefined) return hidden;
    return match.replace(groups.secret, () => hidden);
  }), text);
}

function isReal({ groups }: RegExpExecArray): boolean {
  return groups?.secret === undefined || isLiteralSecret(groups.secret);
}
