import { DNS_LABEL } from '../../kubernetes/dns-name';
import { matchesSelector } from '../../manifests/label-index';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { ownedNamespaces } from '../../manifests/owned-namespaces';
import { serviceKey, servicesOf } from '../../manifests/services';
import { workloadsOf } from '../../manifests/workload';
import type { Workload } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'subdomain/references-service',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'A guest with a subdomain, in a namespace that the app makes, must have a headless Service of that name',
    why: 'Kubernetes makes the DNS name <hostname>.<subdomain>.<namespace>.svc of a pod from a Service that is called like the subdomain and selects the '
      + 'pod. Without one the guest has the name for itself only: nothing resolves it.',
    fix: 'Add a Service with clusterIP: None and this name that selects labels of the template, or remove subdomain.',
    * check(manifests, cluster) {
      const owned = ownedNamespaces(manifests);
      if (!owned.size) return;
      const services = new Set(ofKind(manifests, '/Service').map(({ metadata }) => `${metadata.namespace}/${metadata.name}`));
      for (const { manifest, path, written: { subdomain }, namespace } of workloadsOf(manifests, cluster)) {
        if (!subdomain || !owned.has(namespace) || services.has(`${namespace}/${subdomain}`)) continue;
        yield { manifest, field: `${path}.subdomain`, got: subdomain, allowed: `the name of a headless Service of namespace ${namespace}` };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'subdomain/fits-service',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'The Service that is called like the subdomain of a guest must be headless and select it',
    why: 'Kubernetes makes the DNS name of a pod only from a Service without an address (clusterIP: None) that selects the pod and has the name of its subdomain. With another Service the name '
      + 'of the guest does not resolve.',
    fix: 'Write clusterIP: None into the Service, and a selector with labels of the template.',
    * check(manifests, cluster) {
      const named = workloadsOf(manifests, cluster).filter(({ written: { subdomain } }) => subdomain);
      if (!named.length) return;
      const services = servicesOf(manifests);
      for (const { manifest, path, labels, written: { subdomain: got }, namespace } of named) {
        const service = services.get(serviceKey(namespace, got));
        const { clusterIP, selector = {} } = service?.spec ?? {};
        const isMeant = service && Object.keys(selector).length > 0 && !Object.keys(selector).some((key) => key.includes('kubevirt.io'));
        if (!isMeant) continue;
        const found = { manifest, other: service, field: `${path}.subdomain`, got };
        if (clusterIP !== 'None') yield { ...found, allowed: `the name of a headless Service: ${got} has an address` };
        else if (!matchesSelector({ matchLabels: selector }, labels)) yield { ...found, allowed: `the name of a Service that selects the guest: ${got} selects ${JSON.stringify(selector)}` };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'subdomain/has-unique-hostname',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'Guests with one subdomain must have different hostnames',
    why: 'The DNS name <hostname>.<subdomain>.<namespace>.svc then has the addresses of all of them, and a client gets one or the other. A guest without a hostname is called like '
      + 'its VM; the VMs of a set have the hostname of one template.',
    fix: 'Write another hostname, or none into the template of a set: each VM then has its own name.',
    * check(manifests, cluster) {
      const first = new Map<string, Workload>();
      for (const workload of workloadsOf(manifests, cluster)) {
        const { manifest, path, namespace, written: { hostname, subdomain }, replicas } = workload;
        const got = subdomain ? hostname || ownName(manifest) : undefined;
        if (got === undefined) continue;
        const key = `${namespace}/${subdomain}/${got}`;
        const other = first.get(key)?.manifest;
        const field = hostname ? `${path}.hostname` : 'metadata.name';
        if (other) yield { manifest, other, field, got, allowed: `another name than ${other.kind} ${other.metadata.name} has` };
        else first.set(key, workload);
        if (!other && replicas > 1) yield { manifest, field, got: `${got} for ${replicas} guests`, allowed: 'no hostname in the template of several guests' };
      }
    },
  }),
];

/** What a guest is called that has no hostname (`SanitizeHostname`); nothing of those of a set, which have names of their own. */
function ownName({ kind, metadata: { name } }: Manifest): string | undefined {
  return kind === 'VirtualMachine' || kind === 'VirtualMachineInstance' ? name?.split('.')[0].slice(0, DNS_LABEL.longest) : undefined;
}
