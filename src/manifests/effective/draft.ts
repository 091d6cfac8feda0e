import type { VirtualMachineInstanceSpec } from '../../../imports/kubevirt.io';

/** A copy of a VMI spec that may be changed down to the fields of its domain and devices; `own` what lies below. */
export function draftOf(spec: VirtualMachineInstanceSpec): VirtualMachineInstanceSpec {
  return { ...spec, domain: { ...spec.domain, devices: { ...spec.domain.devices } } };
}

/** Makes a field the owner's own, so that it may be changed: what others share stays as it is. Makes it if it is not there. */
export function copyForWrite<T extends object, K extends keyof T>(owner: T, key: K): NonNullable<T[K]> {
  const shared = owner[key];
  const copy = Array.isArray(shared) ? [...shared] : { ...shared };
  owner[key] = copy as T[K];
  return copy as NonNullable<T[K]>;
}

/** Makes the entries of a list the owner's own. */
export function copyEntriesForWrite<T extends object, K extends keyof T>(owner: T, key: K): T[K] extends (infer E)[] | undefined ? E[] : never {
  const shared = owner[key] as object[] | undefined;
  const copy = shared?.map((entry) => ({ ...entry })) ?? [];
  if (shared) owner[key] = copy as T[K];
  return copy as T[K] extends (infer E)[] | undefined ? E[] : never;
}

/** Sets a field that the user left empty. */
export function setDefault<T, K extends keyof T>(owner: T, key: K, value: T[K] | undefined): void {
  if (value === undefined || value === '') return;
  if (owner[key] === undefined || owner[key] === '') owner[key] = value;
}
