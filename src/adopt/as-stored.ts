import type { Written } from './adopter';
import { withoutEmpty } from './clean';
import { isMapping } from '../kubernetes/is-mapping';
import { at, listAt } from '../kubernetes/untyped';
import { kindOf } from '../manifests/manifest';

/** An object as the API server sees it: without what is empty, and without values that it writes itself where they are missing. */
export function asStored(manifest: Written): Written {
  const stored = withoutEmpty(manifest) as Written;
  const normalize = NORMALIZERS.get(typeof stored.apiVersion === 'string' ? kindOf(stored as { apiVersion: string; kind: string }) : '');
  return normalize ? withoutEmpty(normalize(stored)) as Written : stored;
}

const mutability = (manifest: Written) => (manifest.immutable === false ? { ...manifest, immutable: undefined } : manifest);

const NORMALIZERS: ReadonlyMap<string, (manifest: Written) => Written> = new Map<string, (manifest: Written) => Written>([
  ['/ConfigMap', mutability],
  ['/Secret', (manifest) => (manifest.type === 'Opaque' ? { ...mutability(manifest), type: undefined } : mutability(manifest))],
  ['/Namespace', (manifest) => (isMapping(manifest.spec) && Object.keys(manifest.spec).length === 0 ? { ...manifest, spec: undefined } : manifest)],
  ['/Service', service],
  ['/PersistentVolumeClaim', claim],
  ['networking.k8s.io/NetworkPolicy', networkPolicy],
  ['rbac.authorization.k8s.io/RoleBinding', binding],
  ['rbac.authorization.k8s.io/ClusterRoleBinding', binding],
  ['k8s.cni.cncf.io/NetworkAttachmentDefinition', networkAttachment],
  ['kubevirt.io/KubeVirt', kubeVirt],
]);

function claim(manifest: Written): Written {
  const { spec } = manifest;
  return isMapping(spec) && spec.volumeMode === 'Filesystem' ? { ...manifest, spec: { ...spec, volumeMode: undefined } } : manifest;
}

function service(manifest: Written): Written {
  const { spec } = manifest;
  if (!isMapping(spec)) return manifest;
  const ports = Array.isArray(spec.ports) ? { ports: (spec.ports as unknown[]).map(servicePort) } : {};
  const isDefault = spec.type === 'ClusterIP';
  return { ...manifest, spec: { ...spec, ...ports, ...isDefault ? { type: undefined } : {} } };
}

function servicePort(port: unknown): unknown {
  if (!isMapping(port)) return port;
  const { protocol, targetPort, ...rest } = port;
  return { ...rest, ...protocol === 'TCP' ? {} : { protocol }, ...targetPort === port.port ? {} : { targetPort } };
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
  if (!isMapping(rule)) return rule;
  const { ports, [peers]: written, ...others } = rule;
  return {
    ...others,
    ...Array.isArray(ports) ? { ports: ports.map(policyPort) } : {},
    ...Array.isArray(written) ? { [peers]: written.map(networkPolicyPeer) } : {},
  };
}

function networkPolicyPeer(peer: unknown): unknown {
  if (!isMapping(peer)) return peer;
  const { podSelector, ...others } = peer;
  const isImplied = peer.namespaceSelector !== undefined && isMapping(podSelector) && Object.keys(podSelector).length === 0;
  return isImplied ? others : peer;
}

function policyPort(port: unknown): unknown {
  return isMapping(port) && port.protocol === 'TCP' ? { ...port, protocol: undefined } : port;
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
  const { roleRef, subjects } = manifest;
  return {
    ...manifest,
    ...isMapping(roleRef) ? { roleRef: { ...roleRef, apiGroup: orElse(roleRef.apiGroup, RBAC) } } : {},
    ...Array.isArray(subjects) ? { subjects: subjects.map(bindingSubject) } : {},
  };
}

function bindingSubject(subject: unknown): unknown {
  if (!isMapping(subject)) return subject;
  return { ...subject, apiGroup: orElse(subject.apiGroup, subject.kind === 'ServiceAccount' ? undefined : RBAC) };
}

function orElse(written: unknown, usual: string | undefined): unknown {
  return written === undefined || written === '' ? usual : written;
}

/** Multus reads the configuration as JSON, however it is laid out. */
function networkAttachment(manifest: Written): Written {
  const config = at(manifest.spec, 'config');
  try {
    return { ...manifest, spec: { ...manifest.spec as Written, config: sorted(JSON.parse(typeof config === 'string' ? config : '')) } };
  } catch {
    return manifest;
  }
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, field: unknown) => (
    isMapping(field) ? Object.fromEntries(Object.entries(field).sort(([a], [b]) => (a < b ? -1 : 1))) : field
  ));
}
