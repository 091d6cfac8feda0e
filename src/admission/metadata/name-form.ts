import { DNS_1035_LABEL, DNS_LABEL, DNS_SUBDOMAIN, PATH_SEGMENT } from './formats';
import type { NameForm } from './formats';

/** The built-in kinds whose names are not DNS subdomains, by group and kind (`pkg/apis/…/validation` of Kubernetes v1.34). */
const FORMS: { readonly [kind: string]: NameForm } = {
  '/Namespace': DNS_LABEL,
  '/Service': DNS_1035_LABEL,
  'batch/CronJob': { ...DNS_SUBDOMAIN, longest: 52 },
  'certificates.k8s.io/CertificateSigningRequest': PATH_SEGMENT,
  'certificates.k8s.io/ClusterTrustBundle': PATH_SEGMENT,
  'networking.k8s.io/IPAddress': PATH_SEGMENT,
  'rbac.authorization.k8s.io/ClusterRole': PATH_SEGMENT,
  'rbac.authorization.k8s.io/ClusterRoleBinding': PATH_SEGMENT,
  'rbac.authorization.k8s.io/Role': PATH_SEGMENT,
  'rbac.authorization.k8s.io/RoleBinding': PATH_SEGMENT,
};

/** The form of the names of a kind. */
export function nameForm(group: string, kind: string): NameForm {
  return FORMS[`${group}/${kind}`] ?? DNS_SUBDOMAIN;
}
