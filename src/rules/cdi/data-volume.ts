import type { DataVolumeSpec } from '../../../imports/cdi.kubevirt.io';
import { DNS_SUBDOMAIN, fits, wordsOf } from '../../kubernetes/dns-name';
import { fieldOf } from '../../kubernetes/field-path';
import { parseQuantity, wholeUnits } from '../../kubernetes/quantity';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { DATA_VOLUME, JUDGED_BY_CDI } from '../../manifests/volume-import';
import { defineRule, defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { ofKinds } from '../subjects/vmi';
import { volumeImport, volumeMetadata, volumeTarget } from '../subjects/volume-import';

const MEBI = 1024n * 1024n;
const LONGEST_NAME = 253;
/** Labels that CDI's own objects select importer pods by, and that Services of applications usually select by. */
const POD_LABELS: readonly string[] = ['app', 'cdi.kubevirt.io', 'prometheus.cdi.kubevirt.io', 'service'];
const ADOPTION = 'cdi.kubevirt.io/allowClaimAdoption';
const POPULATED_FOR = 'cdi.kubevirt.io/storage.populatedFor';
const USE_POPULATOR = 'cdi.kubevirt.io/storage.usePopulator';
/** What `strconv.ParseBool` reads as true, and as false. */
const TRUE = /^(?:1|t|T|TRUE|true|True)$/;
const FALSE = /^(?:0|f|F|FALSE|false|False)$/;
const REPORTED_STANZA = { pvc: 'PVC', storage: 'Storage' } as const;

interface RequestedSize {
  readonly size?: string | number;
  /** Whether CDI takes it from the source where it is left out. */
  readonly isOptional: boolean;
}

const requestedSize: Subject<RequestedSize> = partsOf(volumeImport, ({ spec, target }) => (target ? [{
  value: { size: target.claim.resources?.requests?.storage, isOptional: target.stanza === 'storage' && isClone(spec) },
  path: `${target.stanza}.resources.requests.storage`,
  reported: `${REPORTED_STANZA[target.stanza]}.resources.requests.size`,
}] : []));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'data-volume/requires-one-target',
    level: FindingLevel.REJECTED,
    subject: ofKinds(volumeImport, JUDGED_BY_CDI),
    summary: 'A DataVolume must have either storage or pvc',
    why: 'CDI refuses a DataVolume with neither, and one with both.',
    fix: 'Write storage: it takes access and volume mode from the StorageProfile. Write pvc only for a claim that CDI must not complete.',
    upstream: ['cdi:dv/no-target', 'cdi:dv/both-targets', 'cdi:dic/template-…'],
    * check({ spec: { pvc, storage } }) {
      if (!pvc && !storage) yield { field: 'storage', reported: 'PVC', allowed: 'storage or pvc' };
      if (pvc && storage) yield { field: 'pvc', reported: 'PVC.Storage', got: 'storage and pvc', allowed: 'one of them' };
    },
  }),
  defineRule({
    id: 'data-volume/requires-size',
    level: FindingLevel.REJECTED,
    subject: requestedSize,
    summary: 'A DataVolume must have a size unless it is a clone into storage',
    why: 'CDI refuses a DataVolume without a size; only a clone into storage takes it from its source.',
    fix: 'Write resources.requests.storage: CDI never asks the source of an import for its size.',
    upstream: ['cdi:dv/size-missing'],
    * check({ size, isOptional }) {
      if (size === undefined && !isOptional) yield { field: '', allowed: 'a size such as 30Gi' };
    },
  }),
  defineRule({
    id: 'data-volume/has-valid-size',
    level: FindingLevel.REJECTED,
    subject: requestedSize,
    summary: 'The size of a DataVolume must be at least 1Mi',
    why: 'CDI refuses less, zero and negative sizes included, also where a clone needs none.',
    fix: 'Write a size such as 30Gi; leave it out only for a clone into storage.',
    upstream: ['cdi:dv/size-not-positive', 'cdi:dv/size-below-1mi'],
    * check({ size: got = '' }) {
      const bytes = parseQuantity(got);
      if (bytes !== undefined && wholeUnits(bytes) < MEBI) yield { field: '', got, allowed: 'at least 1Mi' };
    },
  }),
  defineRule({
    id: 'data-volume/has-valid-storage-class',
    level: FindingLevel.REJECTED,
    subject: volumeTarget,
    summary: `The name of a storage class must have at most ${LONGEST_NAME} characters`,
    why: 'CDI refuses a longer one.',
    fix: 'Write the name of a storage class of the cluster.',
    upstream: ['cdi:dv/storage-class-length'],
    * check({ claim: { storageClassName = '' } }) {
      const { length } = storageClassName;
      if (length > LONGEST_NAME) yield { field: 'storageClassName', got: `${length} characters`, allowed: `at most ${LONGEST_NAME} characters` };
    },
  }),
  defineRule({
    id: 'data-volume/has-possible-storage-class',
    level: FindingLevel.UNSTARTABLE,
    subject: volumeTarget,
    summary: 'The name of a storage class must be one that a StorageClass can have',
    why: 'CDI admits the DataVolume, and the API server refuses the claim that it makes (`ValidateClassName`): the volume is never filled.',
    fix: 'Write the name of a storage class of the cluster.',
    * check({ claim: { storageClassName: got = '' } }) {
      if (got && got.length <= LONGEST_NAME && !fits(DNS_SUBDOMAIN, got)) yield { field: 'storageClassName', got, allowed: wordsOf(DNS_SUBDOMAIN) };
    },
  }),
  defineRule({
    id: 'data-volume/requires-one-access-mode',
    level: FindingLevel.REJECTED,
    subject: volumeImport,
    summary: 'The pvc of a DataVolume must have exactly one access mode',
    why: 'CDI refuses pvc with none or several; only storage may leave them to the StorageProfile.',
    fix: 'Write one: ReadWriteMany where the VM migrates live. Or write storage in place of pvc.',
    upstream: ['cdi:dv/access-mode-missing', 'cdi:dv/access-mode-multiple'],
    * check({ target }) {
      if (target?.stanza !== 'pvc') return;
      const { accessModes: got } = target.claim;
      if (got?.length !== 1) yield { field: 'pvc.accessModes', reported: 'PVC.accessModes', got, allowed: 'exactly one' };
    },
  }),
  defineRule({
    id: 'data-volume/avoids-importer-labels',
    level: FindingLevel.ADVISED,
    subject: volumeMetadata,
    summary: 'An imported DataVolume must not have labels that its importer pod is selected by',
    why: 'CDI lays the labels of a DataVolume over those of the importer pod: Services and NetworkPolicies that select them take the importer for '
      + 'the application, or CDI loses its own pod.',
    fix: 'Use a label with a prefix of your own.',
    upstream: ['cdi:late/dv-label-collision', 'cdi:np/label-override'],
    * check({ spec: { source }, metadata: { labels = {} } }) {
      if (!source || source.pvc || source.snapshot || source.upload) return;
      for (const key of POD_LABELS.filter((name) => labels[name] !== undefined)) {
        yield { field: fieldOf('labels', key), got: `${key}: ${labels[key]}`, allowed: 'labels that importer pods may have too' };
      }
    },
  }),
  defineRule({
    id: 'data-volume/has-valid-use-populator',
    level: FindingLevel.UNSTARTABLE,
    subject: volumeMetadata,
    summary: `The annotation ${USE_POPULATOR} must be true or false`,
    why: 'CDI admits any text, then fails to read it each time it looks at the DataVolume: it is never filled.',
    fix: 'Write "true" or "false".',
    upstream: ['cdi:late/use-populator-text'],
    * check({ metadata: { annotations = {} } }) {
      const got = annotations[USE_POPULATOR];
      if (got === undefined || TRUE.test(got) || FALSE.test(got)) return;
      yield { field: fieldOf('annotations', USE_POPULATOR), got, allowed: '"true" or "false"' };
    },
  }),
  defineRule({
    id: 'data-volume/excludes-block-for-archive',
    level: FindingLevel.UNSTARTABLE,
    subject: volumeImport,
    summary: 'A DataVolume with contentType archive must not have volumeMode Block',
    why: 'CDI admits contentType archive with volumeMode Block and then fails: files need a filesystem.',
    fix: 'Remove volumeMode, or write Filesystem. A disk image has contentType kubevirt.',
    upstream: ['cdi:late/archive-block'],
    * check({ spec: { contentType }, target, populated }) {
      if (!target || populated || contentType !== 'archive') return;
      const { stanza, claim: { volumeMode } } = target;
      if (volumeMode === 'Block') yield { field: `${stanza}.volumeMode`, got: volumeMode, allowed: 'Filesystem' };
    },
  }),
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'data-volume/has-unique-name',
    level: FindingLevel.ADVISED,
    summary: 'A DataVolume must not have the name of a PersistentVolumeClaim of its namespace',
    why: 'A DataVolume makes a claim of its own name. CDI refuses it where that claim is there first; otherwise two owners write one claim.',
    fix: `Rename one of them, remove the claim, or annotate the DataVolume with ${ADOPTION}: "true" to take it over.`,
    upstream: ['cdi:dv/pvc-exists'],
    * check(manifests, { cdi: { adoptsClaims } }) {
      const claims = new Map<string, Manifest>();
      for (const manifest of ofKind(manifests, '/PersistentVolumeClaim')) {
        claims.set(`${manifest.metadata.namespace}/${manifest.metadata.name}`, manifest);
      }
      if (!claims.size) return;
      for (const manifest of ofKind(manifests, DATA_VOLUME)) {
        const { name, namespace, annotations } = manifest.metadata;
        const claim = claims.get(`${namespace}/${name}`);
        const isAdopted = annotations?.[ADOPTION] === undefined ? adoptsClaims : TRUE.test(annotations[ADOPTION]);
        if (!claim || isAdopted || claim.metadata.annotations?.[POPULATED_FOR] === name) continue;
        yield { manifest, field: 'metadata.name', got: name, allowed: 'a name that no PersistentVolumeClaim of the namespace has' };
      }
    },
  }),
];

function isClone({ source, sourceRef }: DataVolumeSpec): boolean {
  return (sourceRef ?? source?.pvc ?? source?.snapshot) !== undefined;
}
