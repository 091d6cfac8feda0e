import { isMapping } from '../kubernetes/is-mapping';
import { VisitedManifest } from '../resource/manifest-visitor';

/** An object of a manifest, free-form as anything may be patched into it. */
export interface Fields { readonly [field: string]: unknown }

const TEMPLATES: ReadonlyMap<string, string> = new Map([
  ['VirtualMachine', 'spec.template.spec'],
  ['VirtualMachineInstanceReplicaSet', 'spec.template.spec'],
  ['VirtualMachinePool', 'spec.virtualMachineTemplate.spec.template.spec'],
]);

/** Where a manifest has the guest, if it has one. */
export function guestPathOf({ apiVersion, kind }: VisitedManifest): string | undefined {
  return /^(pool\.)?kubevirt\.io\//.test(apiVersion) ? TEMPLATES.get(kind) : undefined;
}

/** The field at a path of dots. */
export function fieldAt(fields: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (isMapping(value) ? value[key] : undefined), fields);
}

/** A copy with another field at a path of dots, its keys in alphabetical order where they were before. */
export function withField(fields: unknown, path: string, value: unknown): Fields {
  const [key, ...rest] = path.split('.');
  const own = isMapping(fields) ? fields : {};
  const changed: Fields = { ...own, [key]: rest.length > 0 ? withField(own[key], rest.join('.'), value) : value };
  return isSorted(Object.keys(own)) ? Object.fromEntries(Object.entries(changed).sort(([a], [b]) => (a < b ? -1 : 1))) : changed;
}

function isSorted(keys: readonly string[]): boolean {
  return keys.every((key, index) => index === 0 || keys[index - 1] < key);
}
