import type { Written } from './adopter';
import { withoutEmpty } from './clean';
import { withoutDefaults } from './server-defaults';
import { writtenKind } from './written-kind';
import { inKeyOrder } from '../kubernetes/in-key-order';
import { isEmptyMapping, isMapping } from '../kubernetes/is-mapping';
import { parsedJson } from '../kubernetes/json';
import { at, listAt, textAt } from '../kubernetes/untyped';

/** An object as the API server sees it: without what is empty, and without values that it writes itself where they are missing. */
export function asStored(manifest: Written): Written {
  const stored = withoutDefaults(withoutEmpty(manifest) as Written);
  const normalize = NORMALIZERS.get(writtenKind(stored));
  return normalize ? withoutEmpty(normalize(stored)) as Written : stored;
}

const NORMALIZERS: ReadonlyMap<string, (manifest: Written) => Written> = new Map<string, (manifest: Written) => Written>([
  ['/Namespace', (manifest) => (isMapping(manifest.spec) && Object.keys(manifest.spec).length === 0 ? { ...manifest, spec: undefined } : manifest)],
  ['/Service', service],
  ['networking.k8s.io/NetworkPolicy', networkPolicy],
  ['rbac.authorization.k8s.io/RoleBinding', binding],
  ['rbac.authorization.k8s.io/ClusterRoleBinding', binding],
  ['k8s.cni.cncf.io/NetworkAttachmentDefinition', networkAttachment],
  ['sriovnetwork.openshift.io/SriovNetwork', sriovNetwork],
  ['kubevirt.io/KubeVirt', kubeVirt],
]);

function service(manifest: Written): Written {
  const { spec } = manifest;
  if (!isMapping(spec) || !Array.isArray(spec.ports)) return manifest;
  return { ...manifest, spec: { ...spec, ports: (spec.ports as unknown[]).map(servicePort) } };
}

function servicePort(port: unknown): unknown {
  return isMapping(port) && port.targetPort === port.port ? { ...port, targetPort: undefined } : port;
}

function networkPolicy(manifest: Written): Written {
  const { spec } = manifest;
  if (!isMapping(spec)) return manifest;
  const rules = (direction: 'ingress' | 'egress', peers: 'from' | 'to') => (
    Array.isArray(spec[direction]) ? { [direction]: (spec[direction] as unknown[]).map((rule) => networkPolicyRule(rule, peers)) } : {}
  );
  return { ...manifest, spec: { ...spec, ...rules('ingress', 'from'), ...rules('egress', 'to'), policyTypes: policyTypesOf(spec) } };
}

/** What a policy is about, which is a set: ingress unless it says something else, and egress where it has rules of it. */
export function policyTypesOf(spec: unknown): readonly unknown[] {
  const written = listAt(spec, 'policyTypes');
  return written.length > 0 ? [...written].sort() : [...listAt(spec, 'egress').length > 0 ? ['Egress'] : [], 'Ingress'];
}

/** All pods of namespaces are said by naming the namespaces, too. */
function networkPolicyRule(rule: unknown, peers: 'from' | 'to'): unknown {
  return isMapping(rule) && Array.isArray(rule[peers]) ? { ...rule, [peers]: (rule[peers] as unknown[]).map(networkPolicyPeer) } : rule;
}

function networkPolicyPeer(peer: unknown): unknown {
  if (!isMapping(peer)) return peer;
  const { podSelector, ...others } = peer;
  const isImplied = peer.namespaceSelector !== undefined && isEmptyMapping(podSelector);
  return isImplied ? others : peer;
}

/** Structs that Go writes where they are empty, too. */
const KUBEVIRT_STRUCTS = ['certificateRotateStrategy', 'configuration', 'customizeComponents', 'workloadUpdateStrategy'];

function kubeVirt(manifest: Written): Written {
  const { spec } = manifest;
  if (!isMapping(spec)) return manifest;
  const isSaid = ([field, written]: [string, unknown]) => !KUBEVIRT_STRUCTS.includes(field) || !isMapping(written) || Object.keys(written).length > 0;
  return { ...manifest, spec: Object.fromEntries(Object.entries(spec).filter(isSaid)) };
}

const RBAC = 'rbac.authorization.k8s.io';

function binding(manifest: Written): Written {
  const { subjects } = manifest;
  return Array.isArray(subjects) ? { ...manifest, subjects: subjects.map(bindingSubject) } : manifest;
}

/** An account has no group. */
function bindingSubject(subject: unknown): unknown {
  if (!isMapping(subject)) return subject;
  const isUsual = subject.apiGroup === '' || (subject.apiGroup === RBAC && subject.kind !== 'ServiceAccount');
  return isUsual ? { ...subject, apiGroup: undefined } : subject;
}

/** Multus reads the configuration as JSON, however it is laid out, and calls one without a name as the object is called. */
function networkAttachment(manifest: Written): Written {
  const config = parsedJson(textAt(manifest.spec, 'config') ?? '');
  if (!isMapping(config)) return manifest;
  const named = { ...config, name: config.name === undefined || config.name === '' ? at(manifest.metadata, 'name') : config.name };
  return withJson(manifest, 'config', named);
}

/** Its operator reads the IPAM as JSON. */
function sriovNetwork(manifest: Written): Written {
  const ipam = parsedJson(textAt(manifest.spec, 'ipam') ?? '');
  return ipam === undefined ? manifest : withJson(manifest, 'ipam', ipam);
}

function withJson(manifest: Written, field: string, value: unknown): Written {
  return { ...manifest, spec: { ...manifest.spec as Written, [field]: JSON.stringify(inKeyOrder(value)) } };
}
