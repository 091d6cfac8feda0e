import type { Importer, Surroundings } from './adopter';
import { fields, make, makePlus, variable } from './expression';
import type { Optional } from './expression';
import { at } from '../kubernetes/untyped';

const CONFIG_MAP: Importer = (scope, id, name) => makePlus('ConfigMap', 'fromConfigMapName', scope, id, name);
const SECRET: Importer = (scope, id, name) => makePlus('Secret', 'fromSecretName', scope, id, name);
const CLAIM: Importer = (scope, id, name) => makePlus('PersistentVolumeClaim', 'fromClaimName', scope, id, name);
const SERVICE_ACCOUNT: Importer = (scope, id, name) => makePlus('ServiceAccount', 'fromServiceAccountName', scope, id, name);
const VIRTUAL_MACHINE: Importer = (scope, id, name) => make('VirtualMachine', 'fromVirtualMachineName', scope, id, name);
const ATTACHMENT: Importer = (scope, id, name) => make('NetworkAttachment', 'fromNetworkAttachmentName', scope, id, name);

export function secret(name: unknown, surroundings: Surroundings): Optional {
  return surroundings.reference('/Secret', name, SECRET);
}

/** Secrets by a list of their names, if there is nothing else. */
export function secrets(names: unknown, surroundings: Surroundings): Optional {
  if (!Array.isArray(names) || !names.length) return undefined;
  const items = names.map((name) => secret(name, surroundings));
  const known = items.filter((item) => item !== undefined);
  return known.length === items.length ? { kind: 'list', items: known } : undefined;
}

/** One value of a Secret. */
export function secretValue(selector: unknown, surroundings: Surroundings): Optional {
  const [key, of] = [at(selector, 'key'), secret(at(selector, 'name'), surroundings)];
  return of && typeof key === 'string' ? fields({ secret: of, key: { kind: 'value', value: key } }) : undefined;
}

export function configMap(name: unknown, surroundings: Surroundings): Optional {
  return surroundings.reference('/ConfigMap', name, CONFIG_MAP);
}

export function claim(name: unknown, surroundings: Surroundings): Optional {
  return surroundings.reference('/PersistentVolumeClaim', name, CLAIM);
}

export function serviceAccount(name: unknown, surroundings: Surroundings): Optional {
  return surroundings.reference('/ServiceAccount', name, SERVICE_ACCOUNT);
}

export function virtualMachine(name: unknown, surroundings: Surroundings): Optional {
  return surroundings.reference('kubevirt.io/VirtualMachine', name, VIRTUAL_MACHINE);
}

const ATTACHMENT_KIND = 'k8s.cni.cncf.io/NetworkAttachmentDefinition';

/** A network attachment by what `multus.networkName` says; that of the program where it is called so. */
export function attachment(networkName: unknown, surroundings: Surroundings): Optional {
  if (typeof networkName !== 'string') return undefined;
  const [, namespace, name] = /^([^/]+)\/([^/]+)$/.exec(networkName) ?? [];
  const made = name === undefined ? undefined : surroundings.made(ATTACHMENT_KIND, name, namespace);
  if (made) return variable(made);
  return isUnqualified(networkName, surroundings) ?? surroundings.reference(`${ATTACHMENT_KIND}/by-name`, networkName, ATTACHMENT);
}

/** One without namespace is called by its name alone. */
function isUnqualified(networkName: string, surroundings: Surroundings): Optional {
  const [found] = surroundings.objectsOf(ATTACHMENT_KIND).filter(({ metadata }) => {
    const { name, namespace } = metadata as { readonly name?: unknown; readonly namespace?: unknown };
    return name === networkName && namespace === undefined;
  });
  const made = found && surroundings.made(ATTACHMENT_KIND, networkName);
  return made && variable(made);
}

/** A DataVolume by its name; by a construct only where the program has one. */
export function dataVolume(name: unknown, surroundings: Surroundings): Optional {
  const made = surroundings.made('cdi.kubevirt.io/DataVolume', name);
  return made && variable(made);
}

/** What variables of imported objects end in. */
export const WORDS: ReadonlyMap<string, string> = new Map([
  ['/Secret', 'secret'], ['/ConfigMap', 'config'], ['/PersistentVolumeClaim', 'claim'], ['/ServiceAccount', 'account'],
  ['rbac.authorization.k8s.io/Role', 'role'], ['rbac.authorization.k8s.io/ClusterRole', 'role'], ['snapshot.storage.k8s.io/VolumeSnapshotClass', 'class'],
  ['kubevirt.io/VirtualMachine', 'vm'], ['snapshot.kubevirt.io/VirtualMachineSnapshot', 'snapshot'],
  ['k8s.cni.cncf.io/NetworkAttachmentDefinition/by-name', 'network'],
]);
