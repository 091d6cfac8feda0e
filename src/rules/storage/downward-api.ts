import type { DownwardAPIVolumeFile } from '../../../imports/kubernetes';
import { isLabelKey, LABEL_KEY_WORDS } from '../../kubernetes/label';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { entriesOf } from '../subjects/entries';
import { launchedVmi } from '../subjects/launched-vmi';

const FIELDS = ['metadata.name', 'metadata.namespace', 'metadata.labels', 'metadata.annotations', 'metadata.uid'];
const SUBSCRIPTED = /^(metadata\.labels|metadata\.annotations)\['(.*)'\]$/s;
const RESOURCES = ['limits', 'requests'].flatMap((list) => ['cpu', 'memory', 'ephemeral-storage'].map((name) => `${list}.${name}`));
const HUGEPAGES = /^(?:limits|requests)\.hugepages-/;
const CPU_DIVISORS = ['0', '1', '1m'];
const DIVISORS = ['0', '1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei'];
const LAST_MODE = 0o777;
const REFUSED = 'KubeVirt admits it and copies it into the launcher pod, which Kubernetes refuses: the VM never starts.';

const file: Subject<DownwardAPIVolumeFile> = partsOf(launchedVmi, ({ spec: { volumes = [] } }) => volumes.flatMap(({ downwardAPI }, i) => (
  entriesOf(downwardAPI?.fields, `volumes[${i}].downwardAPI.fields`)
)));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'downward-api/has-valid-path',
    level: FindingLevel.UNSTARTABLE,
    subject: file,
    summary: 'The path of a file of a downwardAPI volume must be relative and stay in the volume',
    why: REFUSED,
    fix: 'Write the name of the file, without .. at its beginning.',
    * check({ path: got }) {
      if (got && !got.startsWith('/') && !got.startsWith('..') && !got.split('/').includes('..')) return;
      yield { field: 'path', got, allowed: 'a relative path without ..' };
    },
  }),
  defineRule({
    id: 'downward-api/requires-one-source',
    level: FindingLevel.UNSTARTABLE,
    subject: file,
    summary: 'A file of a downwardAPI volume must have either fieldRef or resourceFieldRef',
    why: REFUSED,
    fix: 'Keep one of them.',
    * check({ fieldRef, resourceFieldRef }) {
      if (Boolean(fieldRef) !== Boolean(resourceFieldRef)) return;
      yield { field: '', got: fieldRef ? ['fieldRef', 'resourceFieldRef'] : [], allowed: 'one of fieldRef, resourceFieldRef' };
    },
  }),
  defineRule({
    id: 'downward-api/has-known-field',
    level: FindingLevel.UNSTARTABLE,
    subject: file,
    summary: 'The fieldPath of a downwardAPI volume must be one that volumes can have',
    why: `A volume knows the metadata of the launcher pod only, one of its labels or annotations in brackets. ${REFUSED}`,
    fix: "Write metadata.labels, or metadata.labels['<key>'] for one.",
    * check({ fieldRef }) {
      if (!fieldRef) return;
      const { apiVersion, fieldPath: got } = fieldRef;
      if (apiVersion && apiVersion !== 'v1') yield { field: 'fieldRef.apiVersion', got: apiVersion, allowed: 'v1' };
      if (FIELDS.includes(got)) return;
      const [, list, key] = SUBSCRIPTED.exec(got) ?? [];
      const allowed = list ? `a key of ${LABEL_KEY_WORDS}` : `${FIELDS.join(', ')}, metadata.labels['<key>'] or metadata.annotations['<key>']`;
      if (!list || !isLabelKey(list === 'metadata.labels' ? key : key.toLowerCase())) yield { field: 'fieldRef.fieldPath', got, allowed };
    },
  }),
  defineRule({
    id: 'downward-api/has-known-resource',
    level: FindingLevel.UNSTARTABLE,
    subject: file,
    summary: 'The resourceFieldRef of a downwardAPI volume must name a container and a resource of it',
    why: REFUSED,
    fix: 'Write containerName: compute, a resource such as limits.memory, and a divisor of 1 or one unit.',
    * check({ resourceFieldRef }) {
      if (!resourceFieldRef) return;
      const { containerName, resource: got, divisor = '0' } = resourceFieldRef;
      const isHugepages = HUGEPAGES.test(got);
      if (!containerName) yield { field: 'resourceFieldRef.containerName', got: containerName, allowed: 'compute, the container of the guest' };
      else if (!isHugepages && !RESOURCES.includes(got)) yield { field: 'resourceFieldRef.resource', got, allowed: RESOURCES.join(', ') };
      if (!isHugepages && !RESOURCES.includes(got)) return;
      const divisors = got.endsWith('.cpu') ? CPU_DIVISORS : DIVISORS;
      if (!divisors.includes(String(divisor))) yield { field: 'resourceFieldRef.divisor', got: divisor, allowed: divisors.slice(1).join(', ') };
    },
  }),
  defineRule({
    id: 'downward-api/has-valid-mode',
    level: FindingLevel.UNSTARTABLE,
    subject: file,
    summary: 'The mode of a file of a downwardAPI volume must be from 0 to 0777',
    why: REFUSED,
    fix: 'Write the permissions in octal, such as 0644, or 420 in JSON.',
    * check({ mode: got = 0 }) {
      if (got < 0 || got > LAST_MODE) yield { field: 'mode', got, allowed: `0 to ${LAST_MODE}, which is 0777` };
    },
  }),
];
