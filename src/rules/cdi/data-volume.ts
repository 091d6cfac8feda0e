import { fieldOf } from '../../kubernetes/field-path';
import { parseQuantity, wholeUnits } from '../../kubernetes/quantity';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import type { VolumeTarget } from '../../manifests/volume-import';
import { JUDGED_BY_CDI } from '../../manifests/volume-import';
import { defineRule, defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, ObjectRule } from '../rule';
import { ofKinds } from '../subjects/vmi';
import { volumeImport, volumeMetadata } from '../subjects/volume-import';

const MEBI = 1024n * 1024n;
const LONGEST_NAME = 253;
/** Labels that CDI's own objects select importer pods by, and that Services of applications usually select by. */
const POD_LABELS = ['app', 'cdi.kubevirt.io', 'prometheus.cdi.kubevirt.io', 'service'];
const ADOPTION = 'cdi.kubevirt.io/allowClaimAdoption';
const POPULATED_FOR = 'cdi.kubevirt.io/storage.populatedFor';
const USE_POPULATOR = 'cdi.kubevirt.io/storage.usePopulator';
/** What `strconv.ParseBool` takes. */
const BOOLEAN = /^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/;

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'data-volume/has-one-target',
    level: FindingLevel.REJECTED,
    subject: ofKinds(volumeImport, JUDGED_BY_CDI),
    summary: 'A DataVolume says once where its data goes',
    why: 'The webhook of CDI refuses a DataVolume with neither pvc nor storage, or with both.',
    fix: 'Write storage: it takes access and volume mode from the StorageProfile. Take pvc only for a claim that CDI must not complete.',
    upstream: ['cdi:dv/no-target', 'cdi:dv/both-targets', 'cdi:dic/template-…'],
    * check({ spec: { pvc, storage } }) {
      if (!pvc && !storage) yield { field: 'storage', reported: 'PVC', allowed: 'storage or pvc' };
      if (pvc && storage) yield { field: 'pvc', reported: 'PVC.Storage', got: 'storage and pvc', allowed: 'one of them' };
    },
  }),
  defineRule({
    id: 'data-volume/has-size',
    level: FindingLevel.REJECTED,
    subject: volumeImport,
    summary: 'A DataVolume says how large it is',
    why: 'The webhook of CDI refuses a DataVolume without a size; only a clone into storage takes it from its source.',
    fix: 'Write resources.requests.storage: CDI never asks the source of an import for its size.',
    upstream: ['cdi:dv/size-missing'],
    * check({ spec, target }) {
      if (!target || target.claim.resources?.requests?.storage !== undefined) return;
      const clone = spec.sourceRef ?? spec.source?.pvc ?? spec.source?.snapshot;
      if (target.stanza === 'storage' && clone) return;
      yield { ...sizeOf(target), allowed: 'a size such as 30Gi' };
    },
  }),
  defineRule({
    id: 'data-volume/has-usable-size',
    level: FindingLevel.REJECTED,
    subject: volumeImport,
    summary: 'A DataVolume has at least 1Mi',
    why: 'The webhook of CDI refuses less, zero and negative sizes included, also where a clone needs none.',
    fix: 'Write a size such as 30Gi; leave it out only for a clone into storage.',
    upstream: ['cdi:dv/size-not-positive', 'cdi:dv/size-below-1mi'],
    * check({ target }) {
      const size = target?.claim.resources?.requests?.storage;
      const bytes = parseQuantity(size ?? '');
      if (target && bytes !== undefined && wholeUnits(bytes) < MEBI) yield { ...sizeOf(target), got: size, allowed: 'at least 1Mi' };
    },
  }),
  defineRule({
    id: 'data-volume/has-short-storage-class',
    level: FindingLevel.REJECTED,
    subject: volumeImport,
    summary: `The name of a storage class has at most ${LONGEST_NAME} characters`,
    why: 'The webhook of CDI refuses a longer one.',
    fix: 'Write the name of a storage class of the cluster.',
    upstream: ['cdi:dv/storage-class-length'],
    * check({ target }) {
      const { stanza, claim: { storageClassName = '' } } = target ?? { claim: {} };
      if (storageClassName.length <= LONGEST_NAME) return;
      yield { field: `${stanza}.storageClassName`, got: `${storageClassName.length} characters`, allowed: `at most ${LONGEST_NAME} characters` };
    },
  }),
  defineRule({
    id: 'data-volume/has-one-access-mode',
    level: FindingLevel.REJECTED,
    subject: volumeImport,
    summary: 'The pvc of a DataVolume has exactly one access mode',
    why: 'The webhook of CDI refuses pvc with none or several; only storage may leave them to the StorageProfile.',
    fix: 'Write one: ReadWriteMany where the VM migrates live. Or write storage in place of pvc.',
    upstream: ['cdi:dv/access-mode-missing', 'cdi:dv/access-mode-multiple'],
    * check({ target }) {
      const modes = target?.claim.accessModes;
      if (target?.stanza !== 'pvc' || modes?.length === 1) return;
      yield { field: 'pvc.accessModes', reported: 'PVC.accessModes', got: modes, allowed: 'exactly one' };
    },
  }),
  defineRule({
    id: 'data-volume/keeps-labels-off-importer',
    level: FindingLevel.ADVISED,
    subject: volumeMetadata,
    summary: 'The labels of a DataVolume do not claim its importer pod',
    why: 'Since CDI the labels of a DataVolume are laid over those of the importer pod: Services and NetworkPolicies that select them take the importer for the application, or CDI loses its own pod.',
    fix: 'Use a label with a prefix of your own.',
    upstream: ['cdi:late/dv-label-collision', 'cdi:np/label-override'],
    * check({ spec, metadata: { labels = {} } }) {
      if (!spec.source || spec.source.pvc || spec.source.snapshot || spec.source.upload) return;
      for (const key of POD_LABELS.filter((name) => labels[name] !== undefined)) {
        yield { field: fieldOf('labels', key), got: `${key}: ${labels[key]}`, allowed: 'labels that importer pods may have too' };
      }
    },
  }),
  defineRule({
    id: 'data-volume/decides-populator',
    level: FindingLevel.ADVISED,
    subject: volumeMetadata,
    summary: `The annotation ${USE_POPULATOR} is true or false`,
    why: 'CDI admits any text, then fails to read it each time it looks at the DataVolume: it is never filled.',
    fix: 'Write "true" or "false".',
    upstream: ['cdi:late/use-populator-text'],
    * check({ metadata: { annotations = {} } }) {
      const text = annotations[USE_POPULATOR];
      if (text === undefined || BOOLEAN.test(text)) return;
      yield { field: fieldOf('annotations', USE_POPULATOR), got: text, allowed: '"true" or "false"' };
    },
  }),
  defineRule({
    id: 'data-volume/unpacks-onto-filesystem',
    level: FindingLevel.ADVISED,
    subject: volumeImport,
    summary: 'An archive is unpacked onto a filesystem',
    why: 'CDI admits contentType archive with volumeMode Block and then fails: files need a filesystem.',
    fix: 'Remove volumeMode, or write Filesystem. A disk image has contentType kubevirt.',
    upstream: ['cdi:late/archive-block'],
    * check({ spec, target, populated }) {
      const { stanza, claim } = target ?? {};
      if (spec.contentType !== 'archive' || claim?.volumeMode !== 'Block' || populated) return;
      yield { field: `${stanza}.volumeMode`, got: 'Block', allowed: 'Filesystem' };
    },
  }),
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'data-volume/has-free-name',
    level: FindingLevel.ADVISED,
    summary: 'A DataVolume has the name of no other claim',
    why: 'A DataVolume makes a claim of its own name. The webhook of CDI refuses it where that claim is there first; otherwise two owners write one claim.',
    fix: `Rename one of them, remove the claim, or annotate the DataVolume with ${ADOPTION}: "true" to take it over.`,
    upstream: ['cdi:dv/pvc-exists'],
    * check(manifests) {
      const claims = new Map<string, Manifest>();
      for (const manifest of manifests.filter((candidate) => kindOf(candidate) === '/PersistentVolumeClaim')) {
        claims.set(`${manifest.metadata.namespace}/${manifest.metadata.name}`, manifest);
      }
      for (const manifest of manifests.filter((candidate) => claims.size > 0 && kindOf(candidate) === JUDGED_BY_CDI[0])) {
        const { name, namespace, annotations = {} } = manifest.metadata;
        const claim = claims.get(`${namespace}/${name}`);
        if (!claim || /^(?:1|t|T|TRUE|true|True)$/.test(annotations[ADOPTION] ?? '') || claim.metadata.annotations?.[POPULATED_FOR] === name) continue;
        yield { manifest, field: 'metadata.name', got: name, allowed: 'a name that no PersistentVolumeClaim of the namespace has' };
      }
    },
  }),
];

function sizeOf({ stanza }: VolumeTarget): { field: string; reported: string } {
  const reported = stanza === 'pvc' ? 'PVC' : 'Storage';
  return { field: `${stanza}.resources.requests.storage`, reported: `${reported}.resources.requests.size` };
}
