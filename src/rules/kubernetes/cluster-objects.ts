import { all, between, DATA_KEY_WORDS, differBy, dnsLabel, dnsSubdomain, emptyOr, isDataKey, labelKey, must, requires } from './check';
import type { Check } from './check';
import { definePlacesRule } from './places';
import { isDnsSubdomain } from '../../kubernetes/dns-name';
import { isLabelKey } from '../../kubernetes/label';
import { parseQuantity } from '../../kubernetes/quantity';
import { isCompletedByCdi } from '../../manifests/completed-by-cdi';
import type { ObjectRule } from '../rule';
import { labelSelectorViolations } from '../subjects/label-selector';

const HPA = 'autoscaling/HorizontalPodAutoscaler';
const SOURCE_OF: ReadonlyMap<string, string> = new Map([
  ['Resource', 'resource'], ['Pods', 'pods'], ['Object', 'object'], ['External', 'external'], ['ContainerResource', 'containerResource'],
]);
const METRICS = [...SOURCE_OF.values()];
const LARGEST_PRIORITY = 1_000_000_000;
const SYSTEM_CLASSES = new Map([['system-node-critical', 2_000_001_000], ['system-cluster-critical', 2_000_000_000]]);
/** The keys that a type of Secret must have; a list: one of them. */
const KEYS_OF: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  ['kubernetes.io/tls', [['tls.crt'], ['tls.key']]],
  ['kubernetes.io/dockerconfigjson', [['.dockerconfigjson']]],
  ['kubernetes.io/dockercfg', [['.dockercfg']]],
  ['kubernetes.io/basic-auth', [['username', 'password']]],
  ['kubernetes.io/ssh-auth', [['ssh-privatekey']]],
]);
const ACCOUNT = 'kubernetes.io/service-account.name';

const segment = must((name: string) => !/[/%]/.test(name) && name !== '.' && name !== '..', 'a name without / and %');
const keys: Check = function* (data: { readonly [key: string]: unknown }) {
  for (const key of Object.keys(data)) if (!isDataKey(key)) yield { field: `[${key}]`, got: key, allowed: DATA_KEY_WORDS };
};
const secretKeys: Check = function* ({ type, data = {}, stringData = {}, metadata }) {
  for (const names of KEYS_OF.get(type) ?? []) {
    if (!names.some((name) => Object.hasOwn(data, name) || Object.hasOwn(stringData, name))) {
      yield { field: `data[${names[0]}]`, allowed: `the key ${names.join(' or ')} with type ${type}` };
    }
  }
  if (type === 'kubernetes.io/service-account-token' && !metadata?.annotations?.[ACCOUNT]) yield { field: `metadata.annotations[${ACCOUNT}]`, allowed: 'the name of a ServiceAccount' };
};
const onceInConfigMap: Check = function* ({ data = {}, binaryData = {} }) {
  for (const key of Object.keys(data)) if (Object.hasOwn(binaryData, key)) yield { field: `data[${key}]`, got: key, allowed: 'data or binaryData' };
};
const replicas: Check = function* ({ minReplicas = 1, maxReplicas }) {
  if (maxReplicas < minReplicas) yield { field: 'maxReplicas', got: maxReplicas, allowed: `at least minReplicas, ${minReplicas}` };
};
const metric: Check = function* (value: { readonly type?: string; readonly [source: string]: unknown }) {
  const source = SOURCE_OF.get(value.type ?? '');
  if (!source) return;
  if (value[source] === undefined) yield { field: source, allowed: `${source} with type ${value.type}` };
  for (const other of METRICS) if (other !== source && value[other] !== undefined) yield { field: other, allowed: `only ${source} with type ${value.type}` };
};
const priority: Check = function* ({ metadata, value = 0 }) {
  const name: string = metadata?.name ?? '';
  if (name.startsWith('system-')) {
    if (SYSTEM_CLASSES.get(name) !== value) yield { field: 'metadata.name', got: name, allowed: 'a name that does not begin with system-' };
  } else if (value > LARGEST_PRIORITY) {yield { field: 'value', got: value, allowed: `at most ${LARGEST_PRIORITY}` };}
};
const volumeSize: Check = function* ({ capacity }) {
  if (capacity?.storage === undefined) yield { field: 'capacity.storage', got: capacity?.storage, allowed: 'a size' };
};
const localVolume: Check = function* ({ local, nodeAffinity }) {
  if (local && !nodeAffinity?.required) yield { field: 'nodeAffinity.required', got: nodeAffinity?.required, allowed: 'the node that has the folder or device' };
};
/** CDI completes claims that ask for it by a label. */
const size: Check = function* ({ metadata, spec }) {
  if (isCompletedByCdi(metadata?.labels)) return;
  const { accessModes = [], resources } = spec ?? {};
  if (!accessModes.length) yield { field: 'spec.accessModes', got: spec?.accessModes, allowed: 'a value' };
  const storage = resources?.requests?.storage;
  if (storage === undefined) yield { field: 'spec.resources.requests.storage', allowed: 'a size' };
  else if ((parseQuantity(storage) ?? 1n) <= 0n) yield { field: 'spec.resources.requests.storage', got: storage, allowed: 'above 0' };
};
const oncePod = must((modes: readonly string[]) => modes.length < 2 || !modes.includes('ReadWriteOncePod') || modes.every((mode) => mode === 'ReadWriteOncePod'),
  'ReadWriteOncePod alone');
/** Of other kinds than claims without group `dataSource` is dropped, without a word. */
const oldSource: Check = function* ({ kind, name, apiGroup }) {
  if (name === '' && kind === 'PersistentVolumeClaim' && !apiGroup) yield { field: 'name', got: name, allowed: 'a name' };
};
const source: Check = function* ({ kind, name, apiGroup }) {
  if (name === '') yield { field: 'name', got: name, allowed: 'a name' };
  if (!apiGroup && kind !== 'PersistentVolumeClaim') yield { field: 'kind', got: kind, allowed: 'PersistentVolumeClaim, or the apiGroup of the kind' };
  if (apiGroup && !isDnsSubdomain(apiGroup)) yield { field: 'apiGroup', got: apiGroup, allowed: 'an API group' };
};
const className = emptyOr(dnsSubdomain);

const positive = must((amount) => (parseQuantity(amount) ?? 1n) > 0n, 'above 0');
const scaled: Check = function* ({ kind, apiVersion = '' }) {
  const { length } = apiVersion.split('/');
  if (kind && (length > 2 || (length < 2 && kind !== 'ReplicationController'))) yield { field: 'apiVersion', got: apiVersion || undefined, allowed: 'group and version' };
};
/** Targets of a metric: one of the values that its type has. */
const resourceTarget: Check = function* ({ averageUtilization, averageValue }) {
  if ((averageUtilization === undefined) === (averageValue === undefined)) yield { field: '', got: { averageUtilization, averageValue }, allowed: 'averageUtilization or averageValue' };
};
const externalTarget: Check = function* ({ value, averageValue }) {
  if ((value === undefined) === (averageValue === undefined)) yield { field: '', got: { value, averageValue }, allowed: 'value or averageValue' };
};

interface Topology {
  readonly matchLabelExpressions?: readonly { readonly key?: string; readonly values?: readonly string[] }[];
}

/** What equal topologies share, whatever the order of their keys and values. */
function topologyOf({ matchLabelExpressions = [] }: Topology): string {
  return matchLabelExpressions.map(({ key, values = [] }) => `${key}=${[...new Set(values)].sort().join(',')}`).sort().join(' ');
}

/** A star stands alone. */
const starAlone: Check = must((entries: readonly string[]) => entries.length < 2 || !entries.includes('*'), '* alone, or others');

/** What a rule is about (`validateResources` of admissionregistration): what a star says is not said again. */
const judgedResources: Check = function* (given: readonly string[]) {
  const [parents, children] = [new Set<string>(), new Set<string>()];
  for (const [i, got] of given.entries()) {
    const [resource, ...rest] = got.split('/');
    const part = rest.join('/');
    if (!got) yield { field: `[${i}]`, got, allowed: 'a resource, or *' };
    if (!rest.length) continue;
    if (parents.has(resource)) yield { field: `[${i}]`, got, allowed: `nothing of ${resource} beside ${resource}/*` };
    else if (children.has(part)) yield { field: `[${i}]`, got, allowed: `no other ${part} beside */${part}` };
    if (part === '*') parents.add(resource);
    if (resource === '*') children.add(part);
  }
  if (given.length > 1 && given.includes('*/*')) yield { field: '', got: given, allowed: '*/* alone' };
  // Kubernetes looks at the last of those without a part only.
  const last = given.filter((got) => !got.includes('/')).at(-1);
  if (given.includes('*') && last !== '*') yield { field: '', got: given, allowed: '* without other resources, or these' };
};

export const rules: readonly ObjectRule[] = [
  definePlacesRule({
    id: 'cluster-objects/has-valid-finalizer',
    summary: 'Finalizers of a Namespace must be kubernetes, or qualified with a domain',
    fix: 'Remove spec.finalizers.',
    places: { '/Namespace': { 'spec.finalizers[]': must((name: string) => name === 'kubernetes' || (name.includes('/') && isLabelKey(name)), 'kubernetes, or a name with a domain') } },
  }),
  definePlacesRule({
    id: 'cluster-objects/has-valid-key',
    summary: 'Keys of Secrets and ConfigMaps must be names that files can have, in data or binaryData',
    fix: 'Rename the key.',
    places: { '/ConfigMap': { '': onceInConfigMap, 'data': keys, 'binaryData': keys }, '/Secret': { data: keys, stringData: keys } },
  }),
  definePlacesRule({
    id: 'cluster-objects/requires-secret-key',
    summary: 'A Secret must have the keys that its type says',
    fix: 'Add the key, or use type Opaque.',
    places: { '/Secret': { '': secretKeys } },
  }),
  definePlacesRule({
    id: 'cluster-objects/has-valid-scaling',
    summary: 'An autoscaler must have replicas from 1, a target and metrics of their type',
    fix: 'Write minReplicas from 1, maxReplicas not below it, and in each metric what its type says.',
    places: {
      [HPA]: {
        '': requires('spec'),
        'spec': replicas,
        'spec.minReplicas': between(1),
        'spec.maxReplicas': between(1),
        'spec.scaleTargetRef': all(requires('kind', 'name'), scaled),
        'spec.scaleTargetRef.kind': segment,
        'spec.scaleTargetRef.name': segment,
        'spec.metrics[]': metric,
        'spec.metrics[].resource': requires('name'),
        'spec.metrics[].containerResource': requires('name', 'container'),
        'spec.metrics[].containerResource.container': emptyOr(dnsLabel),
        'spec.metrics[].resource.target': resourceTarget,
        'spec.metrics[].containerResource.target': resourceTarget,
        'spec.metrics[].external.target': externalTarget,
        'spec.metrics[].object.target': must(({ value, averageValue }) => value !== undefined || averageValue !== undefined, 'value or averageValue'),
        'spec.metrics[].pods.target': requires('averageValue'),
        ...Object.fromEntries(['external', 'object', 'pods'].flatMap((kind) => [
          [`spec.metrics[].${kind}.metric`, requires('name')], [`spec.metrics[].${kind}.metric.name`, emptyOr(segment)],
        ])),
        ...Object.fromEntries(METRICS.flatMap((kind) => [
          [`spec.metrics[].${kind}.target.value`, positive],
          [`spec.metrics[].${kind}.target.averageValue`, positive],
          [`spec.metrics[].${kind}.target.averageUtilization`, between(1)],
        ])),
        'spec.metrics[].object.describedObject': requires('kind', 'name'),
        'spec.behavior.scaleUp.policies': must((policies) => policies.length > 0, 'one policy or more'),
        'spec.behavior.scaleDown.policies': must((policies) => policies.length > 0, 'one policy or more'),
        'spec.behavior.scaleUp.stabilizationWindowSeconds': between(0, 3600),
        'spec.behavior.scaleDown.stabilizationWindowSeconds': between(0, 3600),
        'spec.behavior.scaleUp.policies[].value': between(1),
        'spec.behavior.scaleDown.policies[].value': between(1),
        'spec.behavior.scaleUp.policies[].periodSeconds': between(1, 1800),
        'spec.behavior.scaleDown.policies[].periodSeconds': between(1, 1800),
      },
    },
  }),
  definePlacesRule({
    id: 'cluster-objects/has-valid-priority',
    summary: 'A PriorityClass must not be above 1000000000, nor have a name that begins with system-',
    fix: 'Lower the value, or rename the class.',
    places: { 'scheduling.k8s.io/PriorityClass': { '': priority } },
  }),
  definePlacesRule({
    id: 'cluster-objects/has-valid-claim',
    summary: 'A claim must have access modes and a size, and what it is made from must have a group',
    fix: 'Write accessModes and resources.requests.storage; apiGroup for every source but a claim.',
    places: {
      '/PersistentVolumeClaim': {
        '': size,
        'spec.accessModes': oncePod,
        'spec.storageClassName': className,
        'spec.volumeAttributesClassName': className,
        'spec.dataSource': oldSource,
        'spec.dataSourceRef': source,
      },
    },
  }),
  definePlacesRule({
    id: 'cluster-objects/has-valid-volume',
    summary: 'A PersistentVolume must have access modes and a capacity, and a local one the nodes that it is on',
    fix: 'Write capacity.storage and accessModes; nodeAffinity.required for a local volume, by kubernetes.io/hostname.',
    places: { '/PersistentVolume': { spec: all(requires('accessModes'), volumeSize, localVolume) } },
  }),
  definePlacesRule({
    id: 'cluster-objects/has-valid-storage-class',
    summary: 'A StorageClass must have a provisioner, parameters with keys, and topologies with values',
    fix: 'Correct the field.',
    places: {
      'storage.k8s.io/StorageClass': {
        '': requires('provisioner'),
        'provisioner': emptyOr(must((name: string) => isLabelKey(name.toLowerCase()), 'a qualified name')),
        'parameters': must((parameters) => !Object.hasOwn(parameters, ''), 'no empty key'),
        'reclaimPolicy': must((policy) => policy !== 'Recycle', 'Delete, Retain'),
        'allowedTopologies': differBy(topologyOf),
        'allowedTopologies[]': requires('matchLabelExpressions'),
        'allowedTopologies[].matchLabelExpressions': differBy(({ key }) => key, 'key'),
        'allowedTopologies[].matchLabelExpressions[]': requires('values'),
        'allowedTopologies[].matchLabelExpressions[].key': labelKey,
      },
    },
  }),
  definePlacesRule({
    id: 'cluster-objects/has-valid-policy',
    summary: 'A ValidatingAdmissionPolicy must say what it judges and by which expressions, and its binding which policy it binds and what follows',
    fix: 'Write the field.',
    places: {
      'admissionregistration.k8s.io/ValidatingAdmissionPolicy': {
        '': requires('spec'),
        'spec': all(requires('matchConstraints'), must(({ validations = [], auditAnnotations = [] }) => validations.length + auditAnnotations.length > 0, 'validations or auditAnnotations')),
        'spec.matchConstraints': requires('resourceRules'),
        'spec.matchConstraints.resourceRules[]': requires('apiGroups', 'apiVersions', 'operations', 'resources'),
        'spec.matchConstraints.resourceRules[].apiGroups': starAlone,
        'spec.matchConstraints.resourceRules[].apiVersions': starAlone,
        'spec.matchConstraints.resourceRules[].apiVersions[]': must((version) => version !== '', 'a version, or *'),
        'spec.matchConstraints.resourceRules[].resources': judgedResources,
        'spec.matchConstraints.resourceRules[].operations': starAlone,
        'spec.auditAnnotations[].key': must((key: string) => isLabelKey(`a/${key}`), 'a name as labels have it'),
        'spec.validations[].message': must((message: string) => message === '' || (message.trim() !== '' && !message.includes('\n')), 'a text of one line'),
        'spec.auditAnnotations[]': requires('valueExpression'),
        'spec.auditAnnotations': differBy(({ key }) => key, 'key'),
        'spec.validations[].expression': must((expression: string) => expression.trim() !== '', 'an expression'),
        'spec.matchConditions[]': requires('name', 'expression'),
        'spec.matchConditions[].name': emptyOr(labelKey),
        'spec.variables[]': requires('name', 'expression'),
        'spec.variables[].name': must((name) => name === '' || /^[_a-zA-Z][_a-zA-Z0-9]*$/.test(name), 'an identifier'),
        'spec.paramKind': requires('apiVersion', 'kind'),
      },
      'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding': {
        '': requires('spec'),
        'spec': requires('policyName', 'validationActions'),
        'spec.policyName': emptyOr(dnsSubdomain),
        'spec.matchResources.namespaceSelector': labelSelectorViolations,
        'spec.matchResources.objectSelector': labelSelectorViolations,
        'spec.validationActions': must((actions: readonly string[]) => new Set(actions).size === actions.length && !(actions.includes('Deny') && actions.includes('Warn')), 'each action once, and not Deny with Warn'),
        'spec.paramRef': all(
          requires('parameterNotFoundAction'),
          must(({ name, selector }) => Boolean(name) !== (selector !== undefined), 'name or selector'),
        ),
      },
    },
  }),
];
