import { IMPORT_SOURCE, JUDGED_BY_CDI } from '../../manifests/volume-import';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { ofKinds } from '../subjects/vmi';
import { volumeImport, volumeImportFrom } from '../subjects/volume-import';

const MEMBERS = ['http', 's3', 'gcs', 'registry', 'pvc', 'upload', 'blank', 'imageio', 'vddk', 'snapshot'] as const;
const CLONED = ['pvc', 'snapshot'] as const;
const REPORTED_CLONE = { pvc: 'PVC', snapshot: 'Snapshot' };
const STAGED = ['imageio', 'vddk'] as const;
const PACKED = ['s3', 'gcs', ...STAGED] as const;
const IN_ONE_STAGE = MEMBERS.filter((member) => !STAGED.includes(member as typeof STAGED[number]));
const CDI = 'The webhook of CDI refuses';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'data-volume-source/is-one',
    level: FindingLevel.REJECTED,
    subject: ofKinds(volumeImport, [...JUDGED_BY_CDI, IMPORT_SOURCE]),
    summary: 'A volume has exactly one source',
    why: `${CDI} a volume with no source, with several, or with source and sourceRef.`,
    fix: 'Keep one; source: {blank: {}} makes an empty disk.',
    upstream: ['cdi:dv/source-xor', 'cdi:dv/source-none', 'cdi:dv/source-multiple', 'cdi:vis/source-none', 'cdi:vis/source-multiple'],
    * check({ spec, reported, populated }) {
      const { source, sourceRef } = spec;
      if (populated || (sourceRef && !source)) return;
      const found = MEMBERS.filter((member) => source?.[member] !== undefined);
      const isTemplateWithoutSource = reported === 'Template' && !source;
      if (isTemplateWithoutSource || (found.length === 1 && !sourceRef)) return;
      yield { field: 'source', got: [...found, ...sourceRef ? ['sourceRef'] : []], allowed: `exactly one of ${MEMBERS.join(', ')}` };
    },
  }),
  defineRule({
    id: 'data-volume-source/refers-to-data-source',
    level: FindingLevel.REJECTED,
    subject: volumeImport,
    summary: 'A sourceRef names a DataSource',
    why: `${CDI} every other kind, and an empty name; virt-controller follows no other either.`,
    fix: 'Write kind: DataSource and its name; clone a claim with source.pvc, a snapshot with source.snapshot.',
    upstream: ['cdi:dv/sourceref-kind-empty', 'cdi:dv/sourceref-kind', 'cdi:dv/sourceref-name'],
    * check({ spec: { source, sourceRef }, populated }) {
      if (!sourceRef || source || populated) return;
      if (sourceRef.kind !== 'DataSource') yield { field: 'sourceRef.kind', reported: 'sourceRef.Kind', got: sourceRef.kind, allowed: 'DataSource' };
      if (sourceRef.name === '') yield { field: 'sourceRef.name', reported: 'sourceRef.Name', got: '', allowed: 'the name of a DataSource' };
    },
  }),
  defineRule({
    id: 'data-volume-source/names-namespace-of-data-source',
    level: FindingLevel.ADVISED,
    subject: volumeImport,
    summary: 'A sourceRef in a VM names a namespace, or leaves it out',
    why: 'A DataVolume reads an empty namespace as its own, but KubeVirt resolves the template of a VM itself and finds no DataSource there: the VM waits for its disk.',
    fix: 'Remove namespace for a DataSource of the VM\'s own namespace, or write it.',
    upstream: ['cdi:late/sourceref-empty-namespace-in-vm'],
    * check({ spec: { sourceRef }, byVirtualMachine }) {
      if (byVirtualMachine && sourceRef?.namespace === '') yield { field: 'sourceRef.namespace', got: '', allowed: 'a namespace, or nothing' };
    },
  }),
  defineRule({
    id: 'data-volume-source/names-clone',
    level: FindingLevel.REJECTED,
    subject: volumeImportFrom(...CLONED),
    summary: 'What is cloned has a name and a namespace',
    why: `${CDI} an empty one; the template of a VM may leave the namespace empty.`,
    fix: 'Write the name and the namespace of the claim or snapshot.',
    upstream: ['cdi:dv/clone-pvc', 'cdi:dv/clone-snapshot'],
    * check({ source, byVirtualMachine }) {
      for (const member of CLONED) {
        const clone = source[member];
        const empty = (['name', 'namespace'] as const).filter((key) => clone?.[key] === '' && (key === 'name' || !byVirtualMachine));
        for (const key of empty) yield { field: `source.${member}.${key}`, reported: `source.${REPORTED_CLONE[member]}`, got: '', allowed: `a ${key}` };
      }
    },
  }),
  defineRule({
    id: 'data-volume-source/has-content',
    level: FindingLevel.REJECTED,
    subject: volumeImportFrom('blank', 'registry'),
    summary: 'A blank disk and a registry image are no archive',
    why: `${CDI} contentType archive with these sources: there is nothing to unpack.`,
    fix: 'Remove contentType.',
    upstream: ['cdi:dv/blank-archive', 'cdi:dv/registry-archive'],
    * check({ source, spec: { contentType } }) {
      const found = (['blank', 'registry'] as const).find((member) => source[member]);
      if (found && contentType === 'archive') yield { field: 'contentType', got: `archive from ${found}`, allowed: 'kubevirt' };
    },
  }),
  defineRule({
    id: 'data-volume-source/completes-imageio',
    level: FindingLevel.REJECTED,
    subject: volumeImportFrom('imageio'),
    summary: 'An ImageIO source names a disk, credentials and how to trust the engine',
    why: `${CDI} one without diskId or secretRef, or without certConfigMap unless insecureSkipVerify is true.`,
    fix: 'Write what is missing.',
    upstream: ['cdi:dv/imageio-required', 'cdi:dv/imageio-tls'],
    * check({ source: { imageio } }) {
      if (!imageio) return;
      for (const key of (['diskId', 'secretRef'] as const).filter((required) => !imageio[required])) {
        yield { field: `source.imageio.${key}`, reported: 'source.Imageio', got: imageio[key], allowed: 'a text that is not empty' };
      }
      if (imageio.certConfigMap || imageio.insecureSkipVerify) return;
      yield { field: 'source.imageio.certConfigMap', reported: 'source.Imageio', allowed: 'the name of a ConfigMap, or insecureSkipVerify: true' };
    },
  }),
  defineRule({
    id: 'data-volume-source/completes-vddk',
    level: FindingLevel.REJECTED,
    subject: volumeImportFrom('vddk'),
    summary: 'A VDDK source names VM, disk, thumbprint and credentials',
    why: `${CDI} one without uuid, backingFile, thumbprint or secretRef; certConfigMap does not replace the thumbprint.`,
    fix: 'Write what is missing.',
    upstream: ['cdi:dv/vddk-required'],
    * check({ source: { vddk } }) {
      if (!vddk) return;
      for (const key of (['secretRef', 'uuid', 'backingFile', 'thumbprint'] as const).filter((required) => !vddk[required])) {
        yield { field: `source.vddk.${key}`, reported: 'source.VDDK', got: vddk[key], allowed: 'a text that is not empty' };
      }
    },
  }),
  defineRule({
    id: 'data-volume-source/can-be-unpacked',
    level: FindingLevel.ADVISED,
    subject: volumeImportFrom(...PACKED),
    summary: 'An archive comes over HTTP or is uploaded',
    why: 'CDI admits contentType archive with s3, gcs, vddk and imageio, but the importer unpacks from HTTP and uploads only.',
    fix: 'Serve the archive over HTTP, or import a disk image.',
    upstream: ['cdi:late/archive-source'],
    * check({ source, spec: { contentType } }) {
      const [found] = Object.keys(source);
      if (contentType === 'archive') yield { field: 'contentType', got: `archive from ${found}`, allowed: 'archive from http or upload' };
    },
  }),
  defineRule({
    id: 'data-volume-source/has-credentials-for-s3',
    level: FindingLevel.ADVISED,
    subject: volumeImportFrom('s3'),
    summary: 'An S3 source has credentials',
    why: 'CDI admits s3 without secretRef, but its client then refuses to ask: the importer never starts to read.',
    fix: 'Write secretRef, or read a public bucket with source.http.',
    upstream: ['cdi:late/s3-no-secret'],
    * check({ source: { s3 } }) {
      if (s3 && !s3.secretRef) yield { field: 'source.s3.secretRef', got: s3.secretRef, allowed: 'the name of a Secret' };
    },
  }),
  defineRule({
    id: 'data-volume-source/has-stages-for-checkpoints',
    level: FindingLevel.ADVISED,
    subject: volumeImportFrom(...IN_ONE_STAGE),
    summary: 'Checkpoints belong to VDDK and ImageIO',
    why: 'CDI admits checkpoints with every source, but only these two import in stages: the DataVolume can stay paused for good.',
    fix: 'Remove checkpoints.',
    upstream: ['cdi:late/checkpoint-source'],
    * check({ source, spec: { checkpoints = [] } }) {
      if (checkpoints.length === 0) return;
      yield { field: 'checkpoints', got: `${checkpoints.length} with ${Object.keys(source)[0]}`, allowed: 'only with vddk or imageio' };
    },
  }),
  defineRule({
    id: 'data-volume-source/has-fixed-name-to-clone',
    level: FindingLevel.ADVISED,
    subject: ofKinds(volumeImport, [JUDGED_BY_CDI[0]]),
    summary: 'A DataVolume that clones from another namespace has a fixed name',
    why: 'CDI allows the clone to a name that generateName has not made yet: the permission never fits, and the clone waits for good.',
    fix: 'Write metadata.name.',
    upstream: ['cdi:clone/generate-name'],
    * check({ spec, metadata: { name, generateName }, holder: { metadata: { namespace } } }) {
      const { pvc, snapshot } = spec.source ?? {};
      const from = (pvc ?? snapshot ?? spec.sourceRef)?.namespace;
      if (name || !generateName || !from || !namespace || from === namespace) return;
      yield { field: spec.sourceRef ? 'sourceRef.namespace' : `source.${pvc ? 'pvc' : 'snapshot'}.namespace`, got: from, allowed: `${namespace}, or a DataVolume with a name` };
    },
  }),
];
