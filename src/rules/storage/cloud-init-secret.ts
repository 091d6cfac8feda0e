import type { Volume } from '../../../imports/kubevirt.io';
import { DNS_LABEL } from '../../kubernetes/dns-name';
import { CLOUD_INIT_PARTS, CLOUD_INIT_SOURCES, SECRET_OF } from '../../manifests/cloud-init/guest-data';
import { deliveredSecretsByName, keyReadBy, KEYS, secretsByName } from '../../manifests/cloud-init/secret-data';
import type { DataObject } from '../../manifests/cloud-init/secret-data';
import { guestReferences } from '../../manifests/references';
import { workloadsOf } from '../../manifests/workload';
import { defineCrossObjectRule, defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, ObjectRule } from '../rule';
import { volume } from '../subjects/volume';

type Part = typeof CLOUD_INIT_PARTS[number];

/** What KubeVirt appends to the name of a volume for each Secret. */
const SUFFIX = { userData: '-udata', networkData: '-ndata' } as const;
const WORDS = { userData: 'user data', networkData: 'network data' } as const;

/** A part of a cloud-init source as far as it is known: `missing` where the Secret lacks the key. */
interface Given {
  readonly part: Part;
  readonly field: string;
  readonly secret?: DataObject;
  readonly state: 'given' | 'unknown' | 'missing' | 'none';
}

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'cloud-init-secret/fits-volume-name',
    level: FindingLevel.UNSTARTABLE,
    subject: volume,
    summary: `The name of a cloud-init volume with a Secret must leave room for ${SUFFIX.userData} in a DNS label`,
    why: 'KubeVirt mounts the Secret as a volume of that name with -udata or -ndata behind it, and the API server refuses a launcher pod with a longer name: '
      + 'the guest never starts.',
    fix: 'Shorten the name of the volume and its disk.',
    * check(value) {
      const longest = DNS_LABEL.longest - SUFFIX.userData.length;
      const isMounted = CLOUD_INIT_SOURCES.some((source) => CLOUD_INIT_PARTS.some((part) => value[source]?.[SECRET_OF[part]]?.name));
      const { length } = value.name;
      if (!isMounted || length <= longest || length > DNS_LABEL.longest) return;
      yield { field: 'name', got: `${length} characters`, allowed: `at most ${longest} characters` };
    },
  }),
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'cloud-init-secret/requires-key',
    level: FindingLevel.UNSTARTABLE,
    summary: 'The Secret of cloud-init must have the key that KubeVirt reads',
    why: 'KubeVirt reads userdata or userData, networkdata or networkData, and no other key. Where it finds nothing at all the guest never starts (no '
      + 'cloud-init data-source found); where the other data is there, it starts without this one. A Secret without any key may be filled by something else.',
    fix: 'Rename the key in the Secret.',
    * check(manifests, cluster) {
      const secrets = new Map([...deliveredSecretsByName(manifests), ...secretsByName(manifests)]);
      if (!secrets.size) return;
      for (const workload of workloadsOf(manifests, cluster)) {
        const { manifest, namespace, written, path } = workload;
        const volumes = (written.volumes ?? []).map((value, i) => ({ value, at: `${path}.volumes[${i}]` }));
        const seeded = volumes.filter(({ value: { cloudInitNoCloud, cloudInitConfigDrive } }) => (
          [cloudInitNoCloud, cloudInitConfigDrive].some((source) => source?.secretRef ?? source?.networkDataSecretRef)
        ));
        if (!seeded.length) continue;
        const names = new Map(guestReferences(workload).map(({ field, name }) => [field, name]));
        for (const { value, at } of seeded) {
          const parts = partsOf(value, at, (field) => secrets.get(`${namespace}/${names.get(field)}`));
          const isNothing = parts.every(({ state }) => state === 'missing' || state === 'none');
          for (const { part, field, secret, state } of parts) {
            if (state !== 'missing' || !secret) continue;
            const level = isNothing && secret.entries.size ? {} : { level: FindingLevel.ADVISED };
            const found = [...secret.entries.keys()].join(', ') || 'nothing';
            const allowed = `${KEYS[part].join(' or ')} with the ${WORDS[part]}`;
            yield { manifest, field, got: `${secret.manifest.kind} ${names.get(field)} with ${found}`, allowed, ...level };
          }
        }
      }
    },
  }),
];

function partsOf(value: Volume, at: string, find: (field: string) => DataObject | undefined): Given[] {
  return CLOUD_INIT_SOURCES.filter((source) => value[source]).flatMap((source) => CLOUD_INIT_PARTS.map((part): Given => {
    const data = value[source] ?? {};
    const field = `${at}.${source}.${SECRET_OF[part]}.name`;
    const secret = find(field);
    if (data[part] ?? data[part === 'userData' ? 'userDataBase64' : 'networkDataBase64']) return { part, field, state: 'given' };
    if (!data[SECRET_OF[part]]?.name) return { part, field, state: 'none' };
    if (!secret) return { part, field, state: 'unknown' };
    return { part, field, secret, state: keyReadBy(part, secret)?.content.length ? 'given' : 'missing' };
  }));
}
