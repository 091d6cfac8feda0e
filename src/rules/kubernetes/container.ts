import { all, amounts, between, DATA_KEY_WORDS, differBy, dnsLabel, dnsSubdomain, emptyOr, isDataKey, must, natural, oneOf, portName, portNumber, requires, since } from './check';
import type { Check } from './check';
import { besideHugePages, containerAmounts } from './container-resources';
import { toldResource, variableField } from './downward-fields';
import { definePlacesRule, DESCRIBED_PODS } from './places';
import { localhostProfile } from './security-profile';
import { parseQuantity } from '../../kubernetes/quantity';
import type { ObjectRule, Violation } from '../rule';

interface Container {
  readonly name?: string;
  readonly hostPort?: number;
}

const id = between(0);
/** Relaxed by the gate RelaxedEnvironmentVariableValidation. */
const ENV_NAME = since('1.32',
  must((name: string) => /^[ -<>-~]*$/.test(name), 'printable ASCII characters without ='),
  must((name: string) => /^(?!\.{1,2}$|\.\.)[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(name), 'letters, digits, -, _ and ., not starting with a digit'),
);
/** Relaxed by the gate PodLifecycleSleepActionAllowZero. */
const sleep = since('1.33', natural, between(1));
/** Kubernetes 1.34 drops it, and 1.35 has ContainerRestartRules on. */
const ofSidecars = since('1.34', () => [], must(() => false, 'nothing: before Kubernetes 1.34 only init containers may have it'));
const dataKey = emptyOr(must((key) => isDataKey(key), DATA_KEY_WORDS));
const dnsOrEmpty = emptyOr(dnsSubdomain);
const trimmed = must((image: string) => image === image.trim(), 'no spaces around it');
const NO_CLAIM = 'a volume of type persistentVolumeClaim or ephemeral';

/** Init containers share the names of the others. */
const uniqueContainers: Check = function* ({ initContainers = [], containers = [] }) {
  const seen = new Set<unknown>();
  for (const [list, entries] of Object.entries({ containers, initContainers })) {
    for (const [i, { name }] of (entries as readonly Container[]).entries()) {
      if (name && seen.has(name)) yield { field: `${list}[${i}].name`, got: name, allowed: 'a name that no other container of the pod has' };
      seen.add(name);
    }
  }
};

/** Requests above their limits, and what can only be requested whole. */
const resources: Check = function* ({ requests = {}, limits = {} }: { readonly requests?: Amounts; readonly limits?: Amounts }) {
  for (const [name, request] of Object.entries(requests)) {
    const limit = Object.hasOwn(limits, name) ? limits[name] : undefined;
    const [asked, most] = [request, limit ?? request].map((amount) => parseQuantity(amount));
    if (asked === undefined || most === undefined) continue;
    if (asked > most) {yield { field: `requests[${name}]`, got: request, allowed: `at most the limit, ${limit}` };} else if (isWhole(name) && (limit === undefined || asked !== most)) {
      yield { field: `requests[${name}]`, got: request, allowed: limit === undefined ? 'a limit of the same amount' : `as much as the limit, ${limit}` };
    }
  }
};

type Amounts = { readonly [name: string]: string | number };

function isWhole(name: string): boolean {
  return name.startsWith('hugepages-') || (name.includes('/') && !/(?:^|\.)kubernetes\.io\//.test(name));
}

const volumesOf: Check = function* ({ containers = [], initContainers = [], volumes = [], claims = [] }) {
  const known = new Map([...volumes, ...claims].map((volume: Volume) => [volume.name, volume]));
  for (const [list, entries] of Object.entries({ containers, initContainers })) {
    for (const [i, { volumeMounts = [], volumeDevices = [] }] of (entries as readonly Mounting[]).entries()) {
      for (const [k, { name }] of volumeMounts.entries()) {
        if (!known.has(name)) yield missing(`${list}[${i}].volumeMounts[${k}].name`, name);
      }
      for (const [k, { name }] of volumeDevices.entries()) {
        const volume = known.get(name);
        const field = `${list}[${i}].volumeDevices[${k}].name`;
        if (!volume) yield missing(field, name);
        else if (!volume.persistentVolumeClaim && !volume.ephemeral) yield { field, got: name, allowed: NO_CLAIM };
      }
    }
  }
};

interface Volume {
  readonly name: string;
  readonly persistentVolumeClaim?: unknown;
  readonly ephemeral?: unknown;
}

interface Mounting {
  readonly volumeMounts?: readonly { readonly name: string }[];
  readonly volumeDevices?: readonly { readonly name: string }[];
}

function missing(field: string, name: string): Violation {
  return { field, got: name, allowed: 'the name of a volume of the pod' };
}

/** The claims of a StatefulSet are volumes of its pods. */
const volumesOfSet: Check = function* ({ template, volumeClaimTemplates = [] }) {
  const claims = volumeClaimTemplates.map(({ metadata }: { readonly metadata?: { readonly name?: string } }) => (
    { name: metadata?.name, persistentVolumeClaim: {} }
  ));
  for (const violation of volumesOf({ ...template?.spec, claims })) yield { ...violation, field: `template.spec.${violation.field}` };
};

/** What only init containers that go on running may have. */
const onlySidecars: Check = function* (container) {
  if (container.restartPolicy === 'Always') return;
  for (const field of ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe']) {
    if (container[field] !== undefined) yield { field, allowed: 'nothing, or restartPolicy Always' };
  }
};

const noEscalation: Check = function* ({ allowPrivilegeEscalation, privileged, capabilities }) {
  if (allowPrivilegeEscalation !== false) return;
  const added = capabilities?.add?.includes('CAP_SYS_ADMIN');
  if (privileged || added) yield { field: 'allowPrivilegeEscalation', got: false, allowed: `true with ${privileged ? 'privileged' : 'CAP_SYS_ADMIN'}` };
};

const propagation: Check = function* ({ volumeMounts = [], securityContext }) {
  if (securityContext?.privileged) return;
  for (const [i, { mountPropagation: got }] of (volumeMounts as readonly { readonly mountPropagation?: string }[]).entries()) {
    if (got === 'Bidirectional') yield { field: `volumeMounts[${i}].mountPropagation`, got, allowed: 'HostToContainer, None, or a privileged container' };
  }
};

/** What is mounted read-only all the way down (`validateMountRecursiveReadOnly`). */
const readOnlyThroughout: Check = function* ({ recursiveReadOnly: got, readOnly, mountPropagation = 'None' }) {
  if (got === undefined || got === 'Disabled') return;
  if (!readOnly || mountPropagation !== 'None') yield { field: 'recursiveReadOnly', got, allowed: 'nothing, or readOnly: true without mountPropagation' };
};

/** Before, Kubernetes drops it: gate ProcMountType. */
const procMount = since('1.33', function* ({ hostUsers, containers = [], initContainers = [] }) {
  if (hostUsers === false) return;
  for (const [list, entries] of Object.entries({ containers, initContainers })) {
    for (const [i, { securityContext }] of (entries as readonly { readonly securityContext?: { readonly procMount?: string } }[]).entries()) {
      const got = securityContext?.procMount;
      if (got === 'Unmasked') yield { field: `${list}[${i}].securityContext.procMount`, got, allowed: 'Default, or hostUsers: false' };
    }
  }
}, () => []);

const valueOnce: Check = function* ({ value, valueFrom }) {
  if (value && valueFrom) yield { field: 'valueFrom', allowed: 'nothing beside value' };
};

const subPath = must((path: string) => !path.startsWith('/') && !path.split('/').includes('..'), 'a relative path without ..');

export const rules: readonly ObjectRule[] = [
  definePlacesRule({
    id: 'container/requires-image',
    summary: 'A container must have a name and an image, and each entry of its lists what names it',
    fix: 'Write it.',
    places: {
      container: {
        '': requires('name', 'image'),
        'env[]': requires('name'),
        'env[].valueFrom.configMapKeyRef': requires('name', 'key'),
        'env[].valueFrom.secretKeyRef': requires('name', 'key'),
        'env[].valueFrom.fieldRef': requires('fieldPath'),
        'env[].valueFrom.resourceFieldRef': requires('resource'),
        'envFrom[].configMapRef': requires('name'),
        'envFrom[].secretRef': requires('name'),
        'volumeMounts[]': requires('name', 'mountPath'),
        'volumeDevices[]': requires('name', 'devicePath'),
      },
    },
  }),
  definePlacesRule({
    id: 'container/has-valid-name',
    summary: 'Names in a container must have the form that they can have',
    fix: 'Correct the name.',
    places: {
      '/Pod': { 'spec.containers[].image': trimmed, 'spec.initContainers[].image': trimmed },
      'container': {
        'name': emptyOr(dnsLabel),
        'ports[].name': emptyOr(portName),
        'env[].name': emptyOr(ENV_NAME),
        'env[].valueFrom.configMapKeyRef.key': dataKey,
        'env[].valueFrom.configMapKeyRef.name': dnsOrEmpty,
        'env[].valueFrom.secretKeyRef.key': dataKey,
        'env[].valueFrom.secretKeyRef.name': dnsOrEmpty,
        'envFrom[].prefix': emptyOr(ENV_NAME),
        'envFrom[].configMapRef.name': dnsOrEmpty,
        'envFrom[].secretRef.name': dnsOrEmpty,
        'volumeMounts[].subPath': subPath,
        'volumeMounts[].subPathExpr': subPath,
        'volumeDevices[].devicePath': must((path: string) => !path.split('/').includes('..'), 'a path without ..'),
        'resizePolicy[].resourceName': must((name) => name === 'cpu' || name === 'memory', 'cpu, memory'),
      },
    },
  }),
  definePlacesRule({
    id: 'container/has-unique-name',
    summary: 'Containers of a pod must differ in their names, and ports and mounts in what they are for',
    fix: 'Give each its own.',
    places: {
      pod: { '': uniqueContainers },
      container: {
        ports: all(
          differBy(({ name }) => name || undefined, 'name'),
          differBy(({ hostPort, protocol = 'TCP', hostIP = '' }) => hostPort && `${hostPort}/${protocol}/${hostIP}`),
        ),
        volumeMounts: differBy(({ mountPath }) => mountPath || undefined, 'mountPath'),
        volumeDevices: differBy(({ devicePath }) => devicePath || undefined, 'devicePath'),
      },
    },
  }),
  definePlacesRule({
    id: 'container/has-valid-source',
    summary: 'A variable of a container must have one source, and a field of the pod that it can be told',
    fix: 'Keep one source; correct the path of the field.',
    places: {
      container: {
        'env[]': valueOnce,
        'env[].valueFrom.fieldRef.fieldPath': variableField,
        'env[].valueFrom.resourceFieldRef.resource': toldResource,
        'env[].valueFrom': oneOf('fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef', 'fileKeyRef'),
        'envFrom[]': oneOf('configMapRef', 'secretRef'),
        'volumeMounts[]': must(({ subPath: path, subPathExpr }) => !path || !subPathExpr, 'subPath or subPathExpr'),
      },
    },
  }),
  definePlacesRule({
    id: 'container/references-volume',
    summary: 'What a container mounts must be a volume of its pod',
    fix: 'Correct the name, or add the volume.',
    places: {
      ...Object.fromEntries([...DESCRIBED_PODS].map(([kind, spec]) => [kind, { [spec]: volumesOf }])),
      'apps/StatefulSet': { spec: volumesOfSet },
    },
  }),
  definePlacesRule({
    id: 'container/fits-limits',
    summary: 'A container must not request more than its limits, nor anything negative; huge pages and devices as much as their limit',
    fix: 'Lower the request, or raise the limit.',
    places: { container: { 'resources': resources, 'resources.requests': amounts, 'resources.limits': amounts } },
  }),
  definePlacesRule({
    id: 'container/has-known-resource',
    summary: 'A container must ask for resources that nodes have, for whole devices and huge pages, and beside huge pages for CPU or memory',
    fix: 'Write the full name of the resource, and an amount that exists.',
    places: { container: { 'resources': besideHugePages, 'resources.requests': containerAmounts, 'resources.limits': containerAmounts } },
  }),
  definePlacesRule({
    id: 'container/fits-bounds',
    summary: 'Numbers of a container must be within their bounds',
    fix: 'Write a number within the bounds.',
    places: {
      container: {
        'ports[].containerPort': portNumber,
        'ports[].hostPort': between(0, 65_535),
        'securityContext.runAsUser': id,
        'securityContext.runAsGroup': id,
        'lifecycle.preStop.sleep.seconds': sleep,
      },
    },
  }),
  definePlacesRule({
    id: 'container/excludes-unusable-settings',
    summary: 'An init container that ends must have no probes and no lifecycle; a privileged container must be allowed to escalate, and only it may propagate mounts to the node',
    why: 'The API server refuses it, and up to Kubernetes 1.33 a restartPolicy of another container than an init container (pkg/apis, validation.go).',
    fix: 'Remove one of the two.',
    places: {
      pod: { '': procMount, 'initContainers[]': onlySidecars, 'containers[].restartPolicy': ofSidecars },
      container: {
        '': propagation, 'volumeMounts[]': readOnlyThroughout, 'securityContext': noEscalation, 'securityContext.seccompProfile': localhostProfile, 'securityContext.appArmorProfile': localhostProfile,
      },
    },
  }),
];
