import type { DataVolumeSource } from '../../../imports/cdi.kubevirt.io';
import { isOlder } from '../../manifests/by-release';
import { DATA_VOLUME, IMPORT_SOURCE, JUDGED_BY_CDI } from '../../manifests/volume-import';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { ofKinds } from '../subjects/vmi';
import { volumeImport, volumeImportFrom, volumeSource } from '../subjects/volume-import';

type Member = keyof DataVolumeSource;

const MEMBERS: readonly Member[] = ['http', 's3', 'gcs', 'registry', 'pvc', 'upload', 'blank', 'imageio', 'vddk', 'snapshot'];
const CLONED = ['pvc', 'snapshot'] as const;
const REPORTED_CLONE = { pvc: 'PVC', snapshot: 'Snapshot' } as const;
/** The sources that are imported in stages, one for each checkpoint. */
const MULTISTAGE: readonly Member[] = ['imageio', 'vddk'];
const WITHOUT_FILES = ['blank', 'registry'] as const;
/** The sources from which the importer reads disk images only. */
const IMAGES_ONLY: readonly Member[] = ['s3', 'gcs', 'imageio', 'vddk'];
const IMAGEIO_FIELDS = ['diskId', 'secretRef'] as const;
const VDDK_FIELDS = ['secretRef', 'uuid', 'backingFile', 'thumbprint'] as const;

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'data-volume-source/requires-one-source',
    level: FindingLevel.REJECTED,
    subject: ofKinds(volumeImport, [...JUDGED_BY_CDI, IMPORT_SOURCE]),
    summary: 'A volume must have exactly one source',
    why: 'CDI refuses a volume with no source, with several, or with source and sourceRef.',
    fix: 'Keep one; source: {blank: {}} makes an empty disk.',
    upstream: ['cdi:dv/source-xor', 'cdi:dv/source-none', 'cdi:dv/source-multiple', 'cdi:vis/source-none', 'cdi:vis/source-multiple'],
    * check({ spec: { source, sourceRef }, reported, populated }) {
      const isTemplateWithoutSource = reported === 'Template' && !source;
      if (populated || isTemplateWithoutSource || (sourceRef && !source)) return;
      const found = MEMBERS.filter((member) => source?.[member] !== undefined);
      if (found.length === 1 && !sourceRef) return;
      yield { field: 'source', got: [...found, ...sourceRef ? ['sourceRef'] : []], allowed: `exactly one of ${MEMBERS.join(', ')}` };
    },
  }),
  defineRule({
    id: 'data-volume-source/references-data-source',
    level: FindingLevel.REJECTED,
    subject: volumeImport,
    summary: 'A sourceRef must name a DataSource',
    why: 'CDI refuses every other kind, and an empty name; virt-controller follows no other kind either.',
    fix: 'Write kind: DataSource and its name; clone a claim with source.pvc, a snapshot with source.snapshot.',
    upstream: ['cdi:dv/sourceref-kind-empty', 'cdi:dv/sourceref-kind', 'cdi:dv/sourceref-name'],
    * check({ spec: { source, sourceRef }, populated }) {
      if (!sourceRef || source || populated) return;
      const { kind, name } = sourceRef;
      if (kind !== 'DataSource') yield { field: 'sourceRef.kind', reported: 'sourceRef.Kind', got: kind, allowed: 'DataSource' };
      if (name === '') yield { field: 'sourceRef.name', reported: 'sourceRef.Name', got: name, allowed: 'the name of a DataSource' };
    },
  }),
  defineRule({
    id: 'data-volume-source/excludes-empty-namespace',
    level: FindingLevel.UNSTARTABLE,
    subject: volumeImport,
    summary: 'The namespace of a sourceRef in a VM must not be empty',
    why: 'A DataVolume reads an empty namespace as its own, but KubeVirt resolves the template of a VM itself and finds no DataSource there: '
      + 'the VM waits for its disk.',
    fix: 'Remove namespace for a DataSource of the VM\'s own namespace, or write it.',
    upstream: ['cdi:late/sourceref-empty-namespace-in-vm'],
    * check({ spec: { sourceRef }, byVirtualMachine }) {
      if (byVirtualMachine && sourceRef?.namespace === '') yield { field: 'sourceRef.namespace', got: '', allowed: 'a namespace, or nothing' };
    },
  }),
  defineRule({
    id: 'data-volume-source/references-clone-source',
    level: FindingLevel.REJECTED,
    subject: volumeImportFrom(...CLONED),
    summary: 'A clone must name its source and the namespace that it is in',
    why: 'CDI refuses an empty name and an empty namespace; the template of a VM may leave the namespace empty.',
    fix: 'Write the name and the namespace of the claim or snapshot.',
    upstream: ['cdi:dv/clone-pvc', 'cdi:dv/clone-snapshot'],
    * check({ source, byVirtualMachine }) {
      for (const member of CLONED) {
        const { name, namespace } = source[member] ?? {};
        const reported = `source.${REPORTED_CLONE[member]}`;
        if (name === '') yield { field: `source.${member}.name`, reported, got: name, allowed: 'a name' };
        if (namespace === '' && !byVirtualMachine) yield { field: `source.${member}.namespace`, reported, got: namespace, allowed: 'a namespace' };
      }
    },
  }),
  defineRule({
    id: 'data-volume-source/excludes-archive',
    level: FindingLevel.REJECTED,
    subject: volumeImportFrom(...WITHOUT_FILES),
    summary: 'A volume with a blank or registry source must not have contentType archive',
    why: 'CDI refuses it with these sources: there is nothing to unpack.',
    fix: 'Remove contentType.',
    upstream: ['cdi:dv/blank-archive', 'cdi:dv/registry-archive'],
    * check({ source, spec: { contentType } }) {
      const [found] = Object.keys(source);
      if (contentType === 'archive') yield { field: 'contentType', got: `${contentType} from ${found}`, allowed: 'kubevirt' };
    },
  }),
  defineRule({
    id: 'data-volume-source/requires-imageio-fields',
    level: FindingLevel.REJECTED,
    subject: volumeSource('imageio', 'Imageio'),
    summary: 'An ImageIO source must name its disk, its credentials and the certificates of the engine',
    why: 'CDI refuses one without diskId or secretRef, or without certConfigMap; since v1.64 unless insecureSkipVerify is true.',
    fix: 'Write the missing field.',
    upstream: ['cdi:dv/imageio-required', 'cdi:dv/imageio-tls'],
    * check(imageio, { releases }) {
      for (const field of IMAGEIO_FIELDS) {
        if (!imageio[field]) yield { field, reported: '', got: imageio[field], allowed: 'a text that is not empty' };
      }
      const maySkip = !isOlder('cdi', '1.64', releases);
      if (imageio.certConfigMap || (maySkip && imageio.insecureSkipVerify)) return;
      yield { field: 'certConfigMap', reported: '', allowed: `the name of a ConfigMap${maySkip ? ', or insecureSkipVerify: true' : ''}` };
    },
  }),
  defineRule({
    id: 'data-volume-source/requires-vddk-fields',
    level: FindingLevel.REJECTED,
    subject: volumeSource('vddk', 'VDDK'),
    summary: 'A VDDK source must have the uuid of the VM, backingFile, thumbprint and secretRef',
    why: 'CDI refuses one without any of them; certConfigMap does not replace the thumbprint.',
    fix: 'Write the missing field.',
    upstream: ['cdi:dv/vddk-required'],
    * check(vddk) {
      for (const field of VDDK_FIELDS) {
        if (!vddk[field]) yield { field, reported: '', got: vddk[field], allowed: 'a text that is not empty' };
      }
    },
  }),
  defineRule({
    id: 'data-volume-source/avoids-unreadable-archive',
    level: FindingLevel.ADVISED,
    subject: volumeImportFrom(...IMAGES_ONLY),
    summary: 'A volume with contentType archive must be imported over HTTP or uploaded',
    why: 'CDI admits contentType archive with s3, gcs, vddk and imageio, but the importer unpacks from HTTP and uploads only.',
    fix: 'Serve the archive over HTTP, or import a disk image.',
    upstream: ['cdi:late/archive-source'],
    * check({ source, spec: { contentType } }) {
      const [found] = Object.keys(source);
      if (contentType === 'archive') yield { field: 'contentType', got: `${contentType} from ${found}`, allowed: 'archive from http or upload' };
    },
  }),
  defineRule({
    id: 'data-volume-source/requires-s3-credentials',
    level: FindingLevel.UNSTARTABLE,
    subject: volumeSource('s3', 'S3'),
    summary: 'An S3 source must have credentials',
    why: 'CDI admits s3 without secretRef, but its S3 client then refuses to send a request: the import never starts.',
    fix: 'Write secretRef, or read a public bucket with source.http.',
    upstream: ['cdi:late/s3-no-secret'],
    * check({ secretRef: got }) {
      if (!got) yield { field: 'secretRef', got, allowed: 'the name of a Secret' };
    },
  }),
  defineRule({
    id: 'data-volume-source/requires-multistage-for-checkpoints',
    level: FindingLevel.ADVISED,
    subject: volumeImportFrom(...MEMBERS.filter((member) => !MULTISTAGE.includes(member))),
    summary: 'A volume with checkpoints must be imported from VDDK or ImageIO',
    why: 'CDI admits checkpoints with every source, but only these two import in stages: the DataVolume can stay paused for good.',
    fix: 'Remove checkpoints.',
    upstream: ['cdi:late/checkpoint-source'],
    * check({ source, spec: { checkpoints = [] } }) {
      if (checkpoints.length === 0) return;
      yield { field: 'checkpoints', got: `${checkpoints.length} with ${Object.keys(source)[0]}`, allowed: 'only with vddk or imageio' };
    },
  }),
  defineRule({
    id: 'data-volume-source/requires-fixed-name-to-clone',
    level: FindingLevel.UNSTARTABLE,
    subject: ofKinds(volumeImport, [DATA_VOLUME]),
    summary: 'A DataVolume that clones from another namespace must not have a generated name',
    why: 'CDI permits the clone to a name that generateName has not made yet: the permission never fits, and the clone waits for good.',
    fix: 'Write metadata.name.',
    upstream: ['cdi:clone/generate-name'],
    * check({ spec, metadata: { name, generateName }, holder: { metadata: { namespace } } }) {
      const { source, sourceRef } = spec;
      const got = (source?.pvc ?? source?.snapshot ?? sourceRef)?.namespace;
      if (name || !generateName || !got || !namespace || got === namespace) return;
      const field = sourceRef ? 'sourceRef' : `source.${source?.pvc ? 'pvc' : 'snapshot'}`;
      yield { field: `${field}.namespace`, got, allowed: `${namespace}, or a DataVolume with a name` };
    },
  }),
];
