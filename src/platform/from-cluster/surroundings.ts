import { labelOf } from './cluster-objects';
import type { ClusterObject, ClusterObjects } from './cluster-objects';
import { fact } from './facts';
import type { Fact, Remark } from './facts';
import { toCidr } from '../../kubernetes/ip-block';
import { isLabelKey, isLabelValue } from '../../kubernetes/label';
import { at, entriesAt, listAt, mappingAt, textAt, textsAt } from '../../kubernetes/untyped';

const LOCAL_DNS = 'node-local-dns';
const HELM_NAMESPACE = 'meta.helm.sh/release-namespace';
/** The labels by which Helm charts and their rendered manifests tell an installation. */
const INSTALLATION: readonly string[] = ['app.kubernetes.io/name', 'app.kubernetes.io/instance'];

/** `namespaces`: where the components run. */
export function namespaces(objects: ClusterObjects, remark: Remark): Fact[] {
  const kubevirt = objects.oneOf('KubeVirt');
  const uploads = objects.of('Service').find((service) => service.name === 'cdi-uploadproxy' && labelsOf(service).has('cdi.kubevirt.io'));
  const operator = objects.of('SriovOperatorConfig')[0];
  return [
    ...fact('namespaces.kubevirt', kubevirt?.namespace, kubevirt ? labelOf(kubevirt) : ''),
    ...fact('namespaces.cdi', uploads?.namespace, uploads ? labelOf(uploads) : ''),
    ...ingressNamespace(objects, remark),
    ...fact('namespaces.sriovOperator', operator?.namespace, operator ? labelOf(operator) : ''),
  ];
}

/** `network`: Multus, if a network is defined for it, and the injector of SR-IOV resources. */
export function network(objects: ClusterObjects): Fact[] {
  const [definition] = objects.of('NetworkAttachmentDefinition');
  const [operator] = objects.of('SriovOperatorConfig');
  const injector = at(operator?.fields, 'spec', 'enableInjector');
  return [
    ...definition ? fact('network.multus', true, labelOf(definition)) : [],
    ...operator && typeof injector === 'boolean' ? fact('network.resourcesInjector', injector, `${labelOf(operator)}: spec.enableInjector`) : [],
  ];
}

/** `ingressClasses`: all that there are. */
export function ingressClasses(objects: ClusterObjects): Fact[] {
  const classes = objects.of('IngressClass').map((each) => [each.name, labelOf(each)] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  return classes.length ? fact('ingressClasses', classes.map(([name]) => name), classes.map(([, label]) => label).join(', ')) : [];
}

/** `dns`: the pods behind the Service of the cluster's DNS, and the addresses of NodeLocal DNSCache. */
export function dns(objects: ClusterObjects, remark: Remark): Fact[] {
  return [...dnsPods(objects, remark), ...localDns(objects, remark)];
}

function dnsPods(objects: ClusterObjects, remark: Remark): Fact[] {
  const candidates = objects.of('Service').filter(isDns);
  const selectors = new Set(candidates.map(({ namespace, fields }) => JSON.stringify([namespace, entriesAt(fields, 'spec', 'selector')])));
  if (selectors.size > 1) remark(`dns: ${candidates.map(labelOf).join(' and ')} select different pods`);
  if (selectors.size !== 1) return [];
  const [service] = candidates;
  const from = labelOf(service);
  const targets = listAt(service.fields, 'spec', 'ports').filter((port) => at(port, 'port') === 53).map((port) => at(port, 'targetPort'));
  const port = new Set(targets).size === 1 ? targets[0] : undefined;
  return [
    ...fact('dns.namespace', service.namespace, from),
    ...fact('dns.podLabels', Object.fromEntries(entriesAt(service.fields, 'spec', 'selector')), `${from}: spec.selector`),
    ...fact('dns.port', typeof port === 'number' ? port : isOfOpenShift(service) ? 5353 : undefined, `${from}: targetPort`),
  ];
}

/** Its port has a name, and its pods listen on 5353. */
function isOfOpenShift({ namespace, name }: ClusterObject): boolean {
  return namespace === 'openshift-dns' && name === 'dns-default';
}

function isDns(service: ClusterObject): boolean {
  const { name, namespace, fields } = service;
  const isOfKubernetes = namespace === 'kube-system' && name !== 'kube-dns-upstream' && labelsOf(service).get('k8s-app') === 'kube-dns';
  const selector = entriesAt(fields, 'spec', 'selector');
  const isSelecting = selector.length > 0 && selector.every(([key, value]) => isLabelKey(key) && isLabelValue(value));
  return (isOfOpenShift(service) || isOfKubernetes) && isSelecting && listAt(fields, 'spec', 'ports').some((port) => at(port, 'port') === 53);
}

function localDns(objects: ClusterObjects, remark: Remark): Fact[] {
  const cache = objects.of('DaemonSet').find(({ namespace, name }) => namespace === 'kube-system' && name.includes(LOCAL_DNS));
  const service = objects.of('Service').find(({ namespace, name }) => namespace === 'kube-system' && (name === LOCAL_DNS || name === 'kube-dns-upstream'));
  const containers = listAt(cache?.fields, 'spec', 'template', 'spec', 'containers');
  const addresses = containers.flatMap((container) => addressesIn([...textsAt(container, 'command'), ...textsAt(container, 'args')]));
  if (cache && addresses.length) return fact('dns.addresses', [...new Set(addresses)].sort(), `${labelOf(cache)}: -localip`);
  const sign = cache ?? service;
  if (sign) remark(`dns.addresses: ${labelOf(sign)} is of NodeLocal DNSCache, and no DaemonSet says its addresses (-localip); write them into dns.addresses`);
  return [];
}

function addressesIn(args: readonly string[]): string[] {
  const given = args.flatMap((arg, i) => (/^--?localip$/.test(arg) ? args.slice(i + 1, i + 2) : /^--?localip=/.test(arg) ? [arg.replace(/^[^=]*=/, '')] : []));
  return given.flatMap((list) => list.split(',')).map((address) => address.trim()).filter((address) => toCidr(address) !== undefined);
}

/** Where the controller of the default IngressClass runs. OpenShift's own router is where the distribution says. */
function ingressNamespace(objects: ClusterObjects, remark: Remark): Fact[] {
  const classes = objects.of('IngressClass').filter(({ fields }) => textAt(fields, 'spec', 'controller') !== 'openshift.io/ingress-to-route');
  const marked = classes.filter(({ fields }) => textAt(fields, 'metadata', 'annotations', 'ingressclass.kubernetes.io/is-default-class') === 'true');
  const [usual, other] = marked.length === 1 ? marked : classes;
  if (!usual) return [];
  const from = labelOf(usual);
  if (other) {
    remark(`namespaces.ingress: there are ${classes.length} IngressClasses, and ${marked.length} are marked as default`);
    return [];
  }
  const release = textAt(usual.fields, 'metadata', 'annotations', HELM_NAMESPACE);
  if (release !== undefined) return fact('namespaces.ingress', release, `${from}: annotation ${HELM_NAMESPACE}`);
  const labels = labelsOf(usual);
  const installed = objects.of('Service').filter((service) => INSTALLATION.every((key) => labels.has(key) && labelsOf(service).get(key) === labels.get(key)));
  const found = new Set(installed.map(({ namespace }) => namespace));
  if (found.size === 1) return fact('namespaces.ingress', installed[0].namespace, `${from}, ${labelOf(installed[0])}`);
  remark(`namespaces.ingress: neither an annotation of Helm nor labels of a Service tell where the controller of ${from} runs`);
  return [];
}

function labelsOf({ fields }: ClusterObject): Map<string, string> {
  return new Map(Object.entries(mappingAt(fields, 'metadata', 'labels')).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
