import { matchesSelector } from '../../manifests/label-index';
import { ofKind } from '../../manifests/of-kind';
import { ownedNamespaces } from '../../manifests/owned-namespaces';
import { serviceKey, servicesOf } from '../../manifests/services';
import { workloadsOf } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'subdomain/references-service',
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
];
