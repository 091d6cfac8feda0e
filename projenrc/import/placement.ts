import { BASE, Catalogs, Kind, parseRef } from './catalog';
import { freeName, typeName } from './naming';
import { reachable, references } from './references';
import { compareCodeUnits, Schema } from './schema';

/** A type's place among the generated ones: the module that declares it, and its name there. */
export interface Declaration {
  /** The module's path without its suffix, such as `kubevirt.io`. */
  readonly module: string;
  readonly name: string;
  readonly schema: Schema;
  /** The catalog that has the schema. */
  readonly file: string;
  /** Given where the type is a kind of its own. */
  readonly kind?: Kind;
}

/** Declarations by `<file>#<definition>`. */
export type Placement = ReadonlyMap<string, Declaration>;

const BASE_MODULE = 'kubernetes';

/** The built-in kinds that get types, `<group>/<version>/<kind>`; validation knows all of them. */
const BUILTINS = [
  '/v1/ConfigMap', '/v1/LimitRange', '/v1/Namespace', '/v1/PersistentVolume', '/v1/PersistentVolumeClaim', '/v1/Pod', '/v1/ResourceQuota', '/v1/Secret',
  '/v1/Service', '/v1/ServiceAccount',
  'admissionregistration.k8s.io/v1/ValidatingAdmissionPolicy', 'admissionregistration.k8s.io/v1/ValidatingAdmissionPolicyBinding',
  'apps/v1/DaemonSet', 'apps/v1/Deployment', 'autoscaling/v2/HorizontalPodAutoscaler', 'networking.k8s.io/v1/NetworkPolicy',
  'policy/v1/PodDisruptionBudget',
  'rbac.authorization.k8s.io/v1/ClusterRole', 'rbac.authorization.k8s.io/v1/ClusterRoleBinding',
  'rbac.authorization.k8s.io/v1/Role', 'rbac.authorization.k8s.io/v1/RoleBinding',
  'scheduling.k8s.io/v1/PriorityClass', 'storage.k8s.io/v1/StorageClass', 'storage.k8s.io/v1/VolumeAttributesClass',
];

export const declarationKey = (file: string, ref: string) => {
  const target = parseRef(ref);
  return `${target.file ?? file}#${target.definition}`;
};

/** One declaration for every type that an imported kind or a listed built-in kind needs. */
export function place(catalogs: Catalogs): Placement {
  const imported = Object.keys(catalogs).filter(file => file !== BASE).sort(compareCodeUnits)
    .flatMap(file => [...modules(catalogs, file)].map(([definition, module]) => ({ file, definition, module })));
  const based = baseDefinitions(catalogs, imported).map(definition => ({ file: BASE, definition, module: BASE_MODULE }));
  const taken = new Set<string>();
  return new Map([...imported, ...based]
    .map(entry => ({ ...entry, kind: kindOf(catalogs, entry.file, entry.definition) }))
    .sort((a, b) => Number(b.kind !== undefined) - Number(a.kind !== undefined) || compareCodeUnits(a.definition, b.definition))
    .map(({ file, definition, module, kind }) => {
      const [version, own] = definition.split('.').slice(-2);
      const name = freeName(own, typeName(version, false), wish => taken.has(`${module}/${wish}`));
      taken.add(`${module}/${name}`);
      return [`${file}#${definition}`, { module, name, schema: catalogs[file].definitions[definition], file, ...kind && { kind } }];
    }));
}

/** The API group whose module declares each definition: of those that reach it the shortest, as `kubevirt.io` is the root of its others. */
function modules(catalogs: Catalogs, file: string): Map<string, string> {
  const { kinds, definitions } = catalogs[file];
  const groups = [...new Set(kinds.map(kind => kind.group))].sort((a, b) => a.length - b.length || compareCodeUnits(a, b));
  const declared = new Map<string, string>();
  for (const group of groups) {
    for (const definition of reachable(definitions, kinds.filter(kind => kind.group === group).map(kind => kind.definition))) {
      if (!declared.has(definition)) declared.set(definition, group);
    }
  }
  return declared;
}

function baseDefinitions(catalogs: Catalogs, imported: readonly { file: string; definition: string }[]): string[] {
  const base = catalogs[BASE];
  if (base === undefined) return [];
  const listed = base.kinds.filter(({ group, version, kind }) => BUILTINS.includes(`${group}/${version}/${kind}`)).map(kind => kind.definition);
  const referred = imported.flatMap(({ file, definition }) => references(catalogs[file].definitions[definition]))
    .map(parseRef).filter(target => target.file === BASE).map(target => target.definition);
  return [...reachable(base.definitions, [...listed, ...referred])];
}

function kindOf(catalogs: Catalogs, file: string, definition: string): Kind | undefined {
  return catalogs[file].kinds.find(kind => kind.definition === definition);
}
