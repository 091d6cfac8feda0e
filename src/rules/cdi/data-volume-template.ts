import type { DataVolumeTemplateSpec, VirtualMachineSpec, Volume } from '../../../imports/kubevirt.io';
import { misspelt } from '../../kubernetes/closest-match';
import { DNS_SUBDOMAIN, fits, masked, wordsOf } from '../../kubernetes/dns-name';
import { fieldOf } from '../../kubernetes/field-path';
import { finalizerViolations } from '../../kubernetes/finalizer';
import { isLabelKey, isLabelValue, LABEL_KEY_WORDS, LABEL_VALUE_WORDS } from '../../kubernetes/label';
import { repeated } from '../../kubernetes/repeated';
import { VM_KINDS, vmSpecOf } from '../../manifests/vm-spec';
import type { VolumeMetadata } from '../../manifests/volume-import';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { virtualMachine } from '../subjects/virtual-machine';

const SOURCES = ['blank', 'gcs', 'http', 'imageio', 'pvc', 'registry', 's3', 'snapshot', 'upload', 'vddk'] as const;
const TARGETS = ['pvc', 'storage'] as const;
const POPULATION = ['source', 'sourceRef', 'dataSource', 'dataSourceRef'] as const;

type Fault = 'name' | 'target' | 'population' | 'source' | 'volume';

interface Template extends DataVolumeTemplateSpec {
  /** The volumes of the VMI. */
  readonly volumes: readonly Volume[];
  /** The names of all templates. */
  readonly names: ReadonlySet<string | undefined>;
}

interface FaultyTemplate {
  readonly template: Template;
  readonly first: Fault;
}

/** The spec of a VM or of the VMs of a pool. The webhooks of both kinds judge their templates alike. */
const vmSpec: Subject<VirtualMachineSpec> = {
  kinds: VM_KINDS,
  find(manifest) {
    const { path, spec } = vmSpecOf(manifest);
    return [{ value: spec, path }];
  },
};

/** Each template by itself. */
const templateItself: Subject<DataVolumeTemplateSpec> = partsOf(vmSpec, ({ dataVolumeTemplates = [] }) => (
  dataVolumeTemplates.map((value, i) => ({ value, path: `dataVolumeTemplates[${i}]` }))
));

/** The templates that have a fault, each with the first of them. KubeVirt reports the list in the singular. */
const faultyTemplates: Subject<FaultyTemplate> = partsOf(vmSpec, ({ dataVolumeTemplates = [], template: { spec } }) => {
  const names = new Set(dataVolumeTemplates.map(({ metadata }) => metadata?.name));
  return dataVolumeTemplates.flatMap((written, i) => {
    const template = { ...written, volumes: spec?.volumes ?? [], names };
    const first = firstFaultOf(template);
    return first ? [{ value: { template, first }, path: `dataVolumeTemplates[${i}]`, reported: `dataVolumeTemplate[${i}]` }] : [];
  });
});

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'data-volume-template/has-valid-name',
    level: FindingLevel.UNSTARTABLE,
    subject: templateItself,
    summary: 'The name of a DataVolume template must be a DNS subdomain',
    why: 'KubeVirt admits the VM, but the API server refuses the DataVolume of that name: the VM waits for its disk for ever.',
    fix: 'Write another name, the same in the volume that uses it.',
    * check({ metadata }) {
      const { name, generateName } = (metadata ?? {}) as VolumeMetadata;
      if (name && !fits(DNS_SUBDOMAIN, name)) yield { field: 'metadata.name', got: name, allowed: wordsOf(DNS_SUBDOMAIN) };
      // The API server judges it although nothing is generated.
      if (generateName && !fits(DNS_SUBDOMAIN, masked(generateName))) yield { field: 'metadata.generateName', got: generateName, allowed: wordsOf(DNS_SUBDOMAIN) };
    },
  }),
  defineRule({
    id: 'data-volume-template/has-valid-metadata',
    level: FindingLevel.UNSTARTABLE,
    subject: templateItself,
    summary: 'Labels, annotations and finalizers of a DataVolume template must be what the API server admits',
    why: 'KubeVirt admits the VM, but the API server refuses the DataVolume that has them: the VM waits for its disk for ever.',
    fix: 'Write another key, or for a label another value.',
    * check({ metadata }) {
      const { labels = {}, annotations = {}, finalizers = [] } = (metadata ?? {}) as VolumeMetadata;
      for (const { field, ...found } of finalizerViolations(finalizers)) yield { field: `metadata.${field}`, ...found };
      for (const [key, value] of Object.entries(labels)) {
        const field = fieldOf('metadata.labels', key);
        if (!isLabelKey(key)) yield { field, got: key, allowed: LABEL_KEY_WORDS };
        else if (!isLabelValue(value)) yield { field, got: value, allowed: LABEL_VALUE_WORDS };
      }
      for (const key of Object.keys(annotations)) {
        if (!isLabelKey(key.toLowerCase())) yield { field: fieldOf('metadata.annotations', key), got: key, allowed: LABEL_KEY_WORDS };
      }
    },
  }),
  defineRule({
    id: 'data-volume-template/has-unique-name',
    level: FindingLevel.ADVISED,
    subject: vmSpec,
    summary: 'The DataVolume templates of a VM must have different names',
    why: 'KubeVirt makes a DataVolume of the first, finds that it is there, and never looks at the second.',
    fix: 'Rename one of them and its volume, or remove it.',
    * check({ dataVolumeTemplates = [] }) {
      for (const i of repeated(dataVolumeTemplates, ({ metadata }) => metadata?.name as string | undefined)) {
        const got = dataVolumeTemplates[i].metadata?.name;
        if (got) yield { field: `dataVolumeTemplates[${i}].metadata.name`, got, allowed: 'a name that no other template has' };
      }
    },
  }),
  defineRule({
    id: 'data-volume-template/requires-name',
    level: FindingLevel.REJECTED,
    subject: templatesWith('name'),
    summary: 'A DataVolume template must have a name',
    why: 'KubeVirt refuses one without, also where it has generateName: the volumes of the VMI refer to it by name.',
    fix: 'Write metadata.name, and that name in the volume.',
    upstream: ['dvt/name'],
    * check({ metadata }) {
      yield { field: 'metadata.name', reported: 'name', got: metadata?.name, allowed: 'a name' };
    },
  }),
  defineRule({
    id: 'data-volume-template/requires-one-target',
    level: FindingLevel.REJECTED,
    subject: templatesWith('target'),
    summary: 'A DataVolume template must have either storage or pvc',
    why: 'KubeVirt refuses neither and both.',
    fix: 'Keep storage: it fills in access and volume mode from the StorageProfile.',
    upstream: ['dvt/no-target', 'dvt/both-targets'],
    * check({ spec }) {
      yield { field: 'spec', reported: 'PVC.Storage', got: TARGETS.filter((target) => spec[target]), allowed: 'one of storage, pvc' };
    },
  }),
  defineRule({
    id: 'data-volume-template/requires-one-population',
    level: FindingLevel.REJECTED,
    subject: templatesWith('population'),
    summary: 'A DataVolume template must be filled either by CDI or by a volume populator',
    why: 'KubeVirt refuses dataSource or dataSourceRef in storage or pvc beside source or sourceRef, and none of them.',
    fix: 'Write one of source and sourceRef; an empty disk is source: {blank: {}}.',
    upstream: ['dvt/population-conflict', 'dvt/no-source'],
    * check({ spec }) {
      const given = populationOf(spec);
      const reported = isFilledByCdi(spec) ? 'source' : 'source.sourceRef';
      yield { field: 'spec', reported, got: POPULATION.filter((name) => given[name]), allowed: 'source or sourceRef, or dataSourceRef in storage' };
    },
  }),
  defineRule({
    id: 'data-volume-template/requires-one-source',
    level: FindingLevel.REJECTED,
    subject: templatesWith('source'),
    summary: 'A DataVolume template must have exactly one source',
    why: 'KubeVirt refuses an empty source and several.',
    fix: 'Keep one; an empty disk is source: {blank: {}}.',
    upstream: ['dvt/source-empty', 'dvt/source-multiple'],
    * check({ spec }) {
      yield { field: 'spec.source', reported: 'source', got: sourcesOf(spec), allowed: `exactly one of ${SOURCES.join(', ')}` };
    },
  }),
  defineRule({
    id: 'data-volume-template/avoids-unread-source',
    level: FindingLevel.ADVISED,
    subject: templateItself,
    summary: 'A DataVolume template with sourceRef must not have source',
    why: 'CDI refuses both in a DataVolume, but KubeVirt makes it of a template with the image of the DataSource as its source: what source says is lost.',
    fix: 'Keep one of them.',
    * check({ spec: { source, sourceRef } }) {
      const got = Object.keys(source ?? {});
      if (sourceRef && got.length) yield { field: 'spec.source', got, allowed: 'nothing beside sourceRef' };
    },
  }),
  defineRule({
    id: 'data-volume-template/requires-volume',
    level: FindingLevel.REJECTED,
    subject: templatesWith('volume'),
    summary: 'A DataVolume template must be used by a volume of the VMI',
    why: 'KubeVirt refuses one that no volume uses: nothing would wait for it or attach it.',
    fix: 'Add {name: <a disk>, dataVolume: {name: <the template>}} to the volumes, or remove the template.',
    upstream: ['dvt/not-referenced'],
    * check({ metadata: { name = '' } = {}, volumes, names }) {
      const allowed = 'the name that a dataVolume or persistentVolumeClaim volume refers to';
      const others = volumes.flatMap(({ dataVolume }) => (dataVolume && !names.has(dataVolume.name) ? dataVolume.name : []));
      const meant = misspelt(name, others);
      const volume = volumes.find(({ dataVolume }) => meant !== undefined && dataVolume?.name === meant)?.name;
      const fix = { fix: `Volume ${volume} refers to ${meant}: write one name in both places.` };
      yield { field: 'metadata.name', reported: '', got: name, allowed, ...volume ? fix : {} };
    },
  }),
  defineRule({
    id: 'data-volume-template/matches-namespace',
    level: FindingLevel.REJECTED,
    subject: partsOf(virtualMachine, (machine) => (machine.spec.dataVolumeTemplates ?? []).flatMap(({ metadata }, i) => (
      // Most have none, whatever that of the VM is.
      metadata?.namespace ? [{ value: { got: metadata.namespace, namespace: machine.namespace }, path: `dataVolumeTemplates[${i}]` }] : []
    ))),
    summary: 'A DataVolume template must not have another namespace than its VM',
    why: 'KubeVirt refuses it: a VM uses volumes of its own namespace only.',
    fix: 'Remove metadata.namespace of the template.',
    upstream: ['dvt/namespace'],
    * check({ got, namespace }) {
      if (namespace && got !== namespace) yield { field: 'metadata.namespace', reported: '', got, allowed: `nothing or ${namespace}` };
    },
  }),
];

/** The templates with this fault first: KubeVirt looks no further. */
function templatesWith(fault: Fault): Subject<Template> {
  return partsOf(faultyTemplates, ({ template, first }) => (first === fault ? [{ value: template, path: '' }] : []));
}

function firstFaultOf({ metadata, spec, volumes }: Template): Fault | undefined {
  const name = metadata?.name;
  if (!name) return 'name';
  if (!spec.pvc === !spec.storage) return 'target';
  if (isFilledByCdi(spec) === isFilledByPopulator(spec)) return 'population';
  if (spec.source && sourcesOf(spec).length !== 1) return 'source';
  const isUsed = volumes.some(({ dataVolume, persistentVolumeClaim }) => name === dataVolume?.name || name === persistentVolumeClaim?.claimName);
  return isUsed ? undefined : 'volume';
}

function populationOf({ source, sourceRef, pvc, storage }: Template['spec']): { readonly [K in typeof POPULATION[number]]?: object } {
  const { dataSource, dataSourceRef } = pvc ?? storage ?? {};
  return { source, sourceRef, dataSource, dataSourceRef };
}

function isFilledByCdi({ source, sourceRef }: Template['spec']): boolean {
  return (source ?? sourceRef) !== undefined;
}

function isFilledByPopulator(spec: Template['spec']): boolean {
  const { dataSource, dataSourceRef } = populationOf(spec);
  return (dataSource ?? dataSourceRef) !== undefined;
}

function sourcesOf({ source }: Template['spec']): readonly string[] {
  return SOURCES.filter((member) => source?.[member]);
}
