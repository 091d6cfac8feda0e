import { DNS_1035_LABEL, DNS_LABEL, DNS_SUBDOMAIN } from '../../kubernetes/dns-name';
import type { NameForm } from '../../kubernetes/dns-name';
import { compareReleases } from '../../kubernetes/release';
import type { Releases } from '../../manifests/releases';
import { versionsOf } from '../../manifests/schema/kinds';

/** What may stand in a URL between two slashes. */
const PATH_SEGMENT: NameForm = { pattern: /^(?!\.{1,2}$)[^/%]+$/, longest: Infinity, of: 'characters other than / and %, and neither . nor ..' };

/** The built-in kinds whose names are not DNS subdomains, by group and kind (`pkg/apis/…/validation` of Kubernetes v1.34). */
const FORMS: ReadonlyMap<string, NameForm> = new Map([
  ['/Namespace', DNS_LABEL],
  ['/Service', DNS_1035_LABEL],
  ['apps/StatefulSet', DNS_LABEL],
  ['batch/CronJob', { ...DNS_SUBDOMAIN, longest: 52 }],
  ['certificates.k8s.io/CertificateSigningRequest', PATH_SEGMENT],
  ['certificates.k8s.io/ClusterTrustBundle', PATH_SEGMENT],
  ['networking.k8s.io/IPAddress', PATH_SEGMENT],
  ['policy/PodDisruptionBudget', PATH_SEGMENT],
  ['rbac.authorization.k8s.io/ClusterRole', PATH_SEGMENT],
  ['rbac.authorization.k8s.io/ClusterRoleBinding', PATH_SEGMENT],
  ['rbac.authorization.k8s.io/Role', PATH_SEGMENT],
  ['rbac.authorization.k8s.io/RoleBinding', PATH_SEGMENT],
]);

/** The first release whose Services may be called as other objects are (gate RelaxedServiceNameValidation). */
const RELAXED_SERVICES = '1.36';

/** The form of the names of a kind; an unknown one may be of an aggregated API, such as OpenShift's `Identity` with its `htpasswd:alice`. */
export function nameForm(group: string, kind: string, { kubernetes }: Releases): NameForm {
  if (group === '' && kind === 'Service' && kubernetes !== undefined && compareReleases(kubernetes, RELAXED_SERVICES) >= 0) return DNS_LABEL;
  return FORMS.get(`${group}/${kind}`) ?? (versionsOf(group, kind) ? DNS_SUBDOMAIN : PATH_SEGMENT);
}
