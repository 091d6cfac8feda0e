import type { Json } from '../judge';
import { machine, object } from '../workload-table';

/** A VM with a cloud-init volume, whose fields are below `spec.template.spec.volumes[0]`. */
export function withCloudInit(data: Json, source = 'cloudInitNoCloud', more: Json = {}): Json {
  return machine({ volumes: [{ name: 'ci', [source]: data }], ...more });
}

export function secretOf(data: Json, name = 's'): Json {
  return { ...object('v1', 'Secret', name), spec: undefined, ...data };
}

export const base64 = (data: Buffer | string) => Buffer.from(data as string).toString('base64');
