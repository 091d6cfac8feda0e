import type { DataVolumeTemplateSpec, Volume } from '../../../imports/kubevirt.io';
import type { Manifest } from '../../manifests/manifest';
import { VM_KINDS, vmSpecOf } from '../../manifests/vm-spec';
import { FindingLevel } from '../finding-level';
import type { Violation, ObjectRule } from '../rule';
import { alsoInPools } from '../subjects/also-in-pools';

const SOURCES = ['blank', 'gcs', 'http', 'imageio', 'pvc', 'registry', 's3', 'snapshot', 'upload', 'vddk'] as const;

interface Template {
  readonly template: DataVolumeTemplateSpec;
  /** Those of the guest. */
  readonly volumes: readonly Volume[];
}
interface Check extends Pick<ObjectRule, 'id' | 'summary' | 'why' | 'fix' | 'upstream'> {
  mistake(template: Template): Violation | undefined;
}

const checks: readonly Check[] = [
  {
    id: 'data-volume-template/has-name',
    summary: 'A DataVolume template has a name',
    why: 'The volumes of the guest refer to it: KubeVirt refuses one without, also where it has generateName.',
    fix: 'Write metadata.name, and that name in the volume.',
    upstream: ['dvt/name'],
    mistake: ({ template: { metadata } }) => metadata?.name ? undefined : {
      field: 'metadata.name', got: metadata?.name, allowed: 'a name', reported: 'name',
    },
  },
  {
    id: 'data-volume-template/has-one-target',
    summary: 'A DataVolume template has storage or pvc',
    why: 'KubeVirt refuses neither and both.',
    fix: 'Keep storage: it fills in access and volume mode from the StorageProfile.',
    upstream: ['dvt/no-target', 'dvt/both-targets'],
    mistake({ template: { spec } }) {
      const found = (['pvc', 'storage'] as const).filter((target) => spec[target]);
      return found.length === 1 ? undefined : { field: 'spec', got: found, allowed: 'one of storage, pvc', reported: 'PVC.Storage' };
    },
  },
  {
    id: 'data-volume-template/is-populated-once',
    summary: 'A DataVolume template is filled by CDI or by a volume populator',
    why: 'KubeVirt refuses dataSource or dataSourceRef in storage or pvc beside source or sourceRef, and none of them.',
    fix: 'Write one of source and sourceRef; an empty disk is source: {blank: {}}.',
    upstream: ['dvt/population-conflict', 'dvt/no-source'],
    mistake({ template: { spec: { source, sourceRef, pvc, storage } } }) {
      const { dataSource, dataSourceRef } = pvc ?? storage ?? {};
      const byCdi = source ?? sourceRef;
      const byPopulator = dataSource ?? dataSourceRef;
      if (!byCdi === !!byPopulator) return undefined;
      const found = Object.entries({ source, sourceRef, dataSource, dataSourceRef }).filter(([, value]) => value).map(([name]) => name);
      const reported = byCdi ? 'source' : 'source.sourceRef';
      return { field: 'spec', got: found, allowed: 'source or sourceRef, or dataSourceRef in storage', reported };
    },
  },
  {
    id: 'data-volume-template/has-one-source',
    summary: 'The source of a DataVolume template is exactly one',
    why: 'KubeVirt refuses an empty source and several.',
    fix: 'Keep one; an empty disk is source: {blank: {}}.',
    upstream: ['dvt/source-empty', 'dvt/source-multiple'],
    mistake({ template: { spec: { source } } }) {
      const found = SOURCES.filter((member) => source?.[member]);
      return !source || found.length === 1 ? undefined : {
        field: 'spec.source', got: found, allowed: `exactly one of ${SOURCES.join(', ')}`, reported: 'source',
      };
    },
  },
  {
    id: 'data-volume-template/is-referred-to',
    summary: 'A DataVolume template is used by a volume',
    why: 'Nothing would wait for it or attach it: KubeVirt refuses it.',
    fix: 'Add {name: <a disk>, dataVolume: {name: <the template>}} to the volumes, or remove the template.',
    upstream: ['dvt/not-referenced'],
    mistake({ template: { metadata }, volumes }) {
      const name = metadata?.name;
      const isUsed = volumes.some(({ dataVolume, persistentVolumeClaim }) => name === dataVolume?.name || name === persistentVolumeClaim?.claimName);
      return isUsed ? undefined : {
        field: 'metadata.name', got: name, allowed: 'the name that a dataVolume or persistentVolumeClaim volume refers to', reported: '',
      };
    },
  },
];

export const rules: readonly ObjectRule[] = [
  ...checks.map(({ mistake: mistakeOf, ...facts }): ObjectRule => ({
    ...facts,
    kinds: VM_KINDS,
    level: FindingLevel.REJECTED,
    * check(manifest) {
      const { path, templates } = templatesOf(manifest);
      for (const [i, template] of templates.entries()) {
        const mistake = mistakeOf(template);
        if (!mistake || firstOf(template) !== mistakeOf) continue;
        const reported = [`${path}.dataVolumeTemplate[${i}]`, mistake.reported].filter(Boolean).join('.');
        yield { ...mistake, field: `${path}.dataVolumeTemplates[${i}].${mistake.field}`, reported };
      }
    },
  })),
  alsoInPools({
    id: 'data-volume-template/stays-in-namespace',
    kinds: ['kubevirt.io/VirtualMachine'],
    level: FindingLevel.REJECTED,
    summary: 'A DataVolume template is in the namespace of its VM',
    why: 'KubeVirt refuses every other namespace: a guest uses volumes of its own namespace only.',
    fix: 'Remove metadata.namespace of the template.',
    upstream: ['dvt/namespace'],
    * check(manifest) {
      const { namespace } = manifest.metadata;
      const { path, templates } = templatesOf(manifest);
      for (const [i, { template: { metadata } }] of templates.entries()) {
        if (!namespace || !metadata?.namespace || metadata.namespace === namespace) continue;
        const reported = `${path}.dataVolumeTemplates[${i}]`;
        yield { field: `${reported}.metadata.namespace`, got: metadata.namespace, allowed: `nothing or ${namespace}`, reported };
      }
    },
  }),
];

/** Upstream ends with the first check of a template that finds something. */
function firstOf(template: Template): Check['mistake'] | undefined {
  return checks.find(({ mistake }) => mistake(template))?.mistake;
}

function templatesOf(manifest: Manifest): { path: string; templates: Template[] } {
  const { path, spec: { template: { spec }, dataVolumeTemplates = [] } } = vmSpecOf(manifest);
  return { path, templates: dataVolumeTemplates.map((template) => ({ template, volumes: spec?.volumes ?? [] })) };
}
