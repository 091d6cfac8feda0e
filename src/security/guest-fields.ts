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
  return path.split('.').reduce<unknown>((value, key) => (isFields(value) ? value[key] : undefined), fields);
}

/** A copy with another field at a path of dots. */
export function withField(fields: unknown, path: string, value: unknown): Fields {
  const [key, ...rest] = path.split('.');
  const own = isFields(fields) ? fields : {};
  return { ...own, [key]: rest.length > 0 ? withField(own[key], rest.join('.'), value) : value };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
