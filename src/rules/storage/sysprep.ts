import type { Disk } from '../../../imports/kubevirt.io';
import { HIDDEN } from '../../kubernetes/secret-text';
import { configMapsByName, secretsByName } from '../../manifests/cloud-init/secret-data';
import type { DataObject } from '../../manifests/cloud-init/secret-data';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { isAnswerFile } from '../../manifests/secrets/answer-file';
import { xmlFault } from '../../manifests/secrets/xml-fault';
import { workloadsOf } from '../../manifests/workload';
import { defineCrossObjectRule, defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { busOf, disksOf, targetOf } from '../subjects/disk';
import { vmi } from '../subjects/vmi';

const ANSWER_FILES: readonly string[] = ['autounattend.xml', 'unattend.xml'];

/** What a sysprep volume is made of, where the input has it. */
interface Answers {
  readonly manifest: Manifest;
  readonly field: string;
  readonly kind: 'Secret' | 'ConfigMap';
  readonly name: string;
  readonly object: DataObject;
}

/** The disk of each sysprep volume, where the guest lists it. */
const answerDisk: Subject<Disk> = partsOf(vmi, ({ written: { domain, volumes = [] } }) => {
  const names = new Set(volumes.filter(({ sysprep }) => sysprep).map(({ name }) => name));
  return names.size ? disksOf(domain).filter(({ value: { name } }) => names.has(name)).map(({ value, path }) => ({ value, path: `domain.${path}` })) : [];
});

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'sysprep/avoids-fixed-disk',
    level: FindingLevel.ADVISED,
    subject: answerDisk,
    summary: 'The disk of a sysprep volume must be a CD-ROM',
    why: 'Windows looks for answer files on removable media (implicit answer file search order), and Windows Setup has no driver for virtio: on a plain disk it does not find the file, and stops '
      + 'and asks.',
    fix: 'Write cdrom: {bus: sata} in place of disk.',
    * check(value) {
      const [target, bus] = [targetOf(value), busOf(value)];
      if (target === 'disk' || target === 'lun') yield { field: target, got: bus ? `${target} on ${bus}` : target, allowed: 'cdrom' };
    },
  }),
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'sysprep/requires-answer-file',
    level: FindingLevel.UNSTARTABLE,
    summary: `The Secret or ConfigMap of a sysprep volume must have the key ${ANSWER_FILES.join(' or ')}`,
    why: 'KubeVirt looks for a file of one of these names, in any case, and does not start a guest whose sysprep volume has neither. A Secret or ConfigMap '
      + 'without any key may be filled by something else.',
    fix: 'Rename the key: autounattend.xml for Windows Setup, unattend.xml for an image that was generalized.',
    * check(manifests, cluster) {
      for (const { manifest, field, kind, name, object: { entries } } of answersOf(manifests, cluster)) {
        const keys = [...entries.keys()];
        if (keys.some((key) => ANSWER_FILES.includes(key.toLowerCase()))) continue;
        const level = keys.length ? {} : { level: FindingLevel.ADVISED };
        yield { manifest, field, got: `${kind} ${name} with ${keys.join(', ') || 'nothing'}`, allowed: ANSWER_FILES.join(' or '), ...level };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'sysprep/has-valid-answer-file',
    level: FindingLevel.ADVISED,
    summary: 'An answer file must be XML with the element unattend',
    why: 'KubeVirt looks at the name of the file only. Windows ignores an answer file of another form, or stops and asks.',
    fix: 'Write <unattend xmlns="urn:schemas-microsoft-com:unattend"> and its settings, end each element, and write & in commands as &amp;.',
    * check(manifests, cluster) {
      const judged = new Set<DataObject>();
      for (const { object } of answersOf(manifests, cluster)) {
        if (judged.has(object)) continue;
        judged.add(object);
        for (const [key, { field, content }] of object.entries) {
          const text = textOf(content);
          const got = ANSWER_FILES.includes(key.toLowerCase()) ? faultOf(text) : undefined;
          if (got === undefined) continue;
          const shown = isAnswerFile(text) && object.manifest.kind === 'Secret' ? HIDDEN : got;
          yield { manifest: object.manifest, field, got: shown, allowed: 'XML with the element unattend' };
        }
      }
    },
  }),
];

function faultOf(text: string): string | undefined {
  if (isAnswerFile(text)) return xmlFault(text);
  return text.length ? 'a text without unattend' : 'an empty text';
}

function answersOf(manifests: readonly Manifest[], cluster: Cluster): Answers[] {
  const objects = { Secret: secretsByName(manifests), ConfigMap: configMapsByName(manifests) };
  if (!objects.Secret.size && !objects.ConfigMap.size) return [];
  return workloadsOf(manifests, cluster).flatMap(({ manifest, namespace, written, path }) => (
    (written.volumes ?? []).flatMap(({ sysprep }, i): Answers[] => {
      const [kind, member] = sysprep?.secret ? ['Secret', 'secret'] as const : ['ConfigMap', 'configMap'] as const;
      const name = sysprep?.[member]?.name;
      const object = name ? objects[kind].get(`${namespace}/${name}`) : undefined;
      return name && object ? [{ manifest, field: `${path}.volumes[${i}].sysprep.${member}.name`, kind, name, object }] : [];
    })
  ));
}

/** Windows writes UTF-16, too. */
function textOf(content: Buffer): string {
  return content[0] === 0xff && content[1] === 0xfe ? content.toString('utf16le') : content.toString();
}
