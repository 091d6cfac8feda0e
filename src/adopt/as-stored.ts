import type { Written } from './adopter';
import { withoutEmpty } from './clean';
import { inKeyOrder } from '../kubernetes/in-key-order';
import { isMapping } from '../kubernetes/is-mapping';
import { parsedJson } from '../kubernetes/json';
import { textAt } from '../kubernetes/untyped';
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
  ['rbac.authorization.k8s.io/RoleBinding', binding],
  ['rbac.authorization.k8s.io/ClusterRoleBinding', binding],
  ['k8s.cni.cncf.io/NetworkAttachmentDefinition', withJsonIn('config')],
  ['sriovnetwork.openshift.io/SriovNetwork', withJsonIn('ipam')],
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

/** Objects of which a field of the spec is read as JSON, however it is laid out. */
function withJsonIn(field: string): (manifest: Written) => Written {
  return (manifest) => {
    const json = parsedJson(textAt(manifest.spec, field) ?? '');
    return json === undefined ? manifest : { ...manifest, spec: { ...manifest.spec as Written, [field]: JSON.stringify(inKeyOrder(json)) } };
  };
}
