import { keepCase } from './rule-case';
import { admit } from '../../src/admission/admission';
import type { AdmissionProfile } from '../../src/admission/profile';

export interface Json { [key: string]: any }
/** Rule, field and what was found, as far as anything was. */
export type Verdict = [rule: string, field: string, got?: string];

/** What is found in manifests, in the order of the report. What upstream reports is told only where it is not the real place. */
export function judge(manifests: Json | Json[], profile?: AdmissionProfile): Verdict[] {
  const judged = [manifests].flat();
  keepCase(judged, profile);
  return admit(judged.map((manifest) => ({ manifest })), profile).map(({ rule, field, reported, got }) => {
    expect(reported).not.toBe(field);
    return got === undefined ? [rule, field] : [rule, field, got];
  });
}

/** A VM that the default cluster admits, with a fragment merged into its VMI spec. */
export function virtualMachine(fragment: Json = {}): Json {
  return {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name: 't', namespace: 'default' },
    spec: { runStrategy: 'Halted', template: { spec: guestSpec(fragment) } },
  };
}

export function instance(fragment: Json = {}): Json {
  return { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstance', metadata: { name: 't' }, spec: guestSpec(fragment) };
}

export function replicaSet(fragment: Json = {}): Json {
  return {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachineInstanceReplicaSet',
    metadata: { name: 't' },
    spec: { selector: { matchLabels: { app: 'a' } }, template: { metadata: { labels: { app: 'a' } }, spec: guestSpec(fragment) } },
  };
}

export function pool(fragment: Json = {}): Json {
  return {
    apiVersion: 'pool.kubevirt.io/v1beta1',
    kind: 'VirtualMachinePool',
    metadata: { name: 't' },
    spec: {
      selector: { matchLabels: { app: 'a' } },
      virtualMachineTemplate: { metadata: { labels: { app: 'a' } }, spec: { runStrategy: 'Halted', template: { spec: guestSpec(fragment) } } },
    },
  };
}

function guestSpec(fragment: Json): Json {
  return merged({ domain: { memory: { guest: '1Gi' }, devices: {} } }, fragment);
}

/** Objects are merged, everything else is replaced; `undefined` removes a field. */
export function merged(base: Json, fragment: Json): Json {
  const result: Json = { ...base };
  for (const [key, value] of Object.entries(fragment)) {
    if (value === undefined) delete result[key];
    else result[key] = isObject(value) && isObject(base[key]) ? merged(base[key], value) : value;
  }
  return result;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
