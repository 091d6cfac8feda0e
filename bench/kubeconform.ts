import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { customKind } from './crd';

/**
 * How kubeconform judges VMs by their schema, strictly; nothing where the PATH does not have it.
 *
 * @param folder where the schema is written
 */
export function kubeconformCommand(folder: string): readonly string[] | undefined {
  if (spawnSync('kubeconform', ['-v']).status !== 0) return undefined;
  const schema = customKind({ apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine' })?.schema;
  writeFileSync(join(folder, 'virtualmachine-kubevirt-v1.json'), JSON.stringify(schema, (_, value: unknown) => (isClosed(value) ? { ...value, additionalProperties: false } : value)));
  return ['kubeconform', '-strict', '-schema-location', join(folder, '{{ .ResourceKind }}{{ .KindSuffix }}.json')];
}

/** An object of which the schema knows all fields. */
function isClosed(schema: unknown): schema is object {
  const { type, properties, 'x-kubernetes-preserve-unknown-fields': isOpen } = (schema ?? {}) as { readonly [key: string]: unknown };
  return type === 'object' && properties !== undefined && !isOpen;
}
