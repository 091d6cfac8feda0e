import type { DataSource } from '../../../imports/cdi.kubevirt.io';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { defineRule, defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, ObjectRule } from '../rule';
import { objectsOf } from '../subject';

const KIND = 'cdi.kubevirt.io/DataSource';
const MEMBERS = ['pvc', 'snapshot', 'dataSource'] as const;

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'data-source/has-one-source',
    level: FindingLevel.ADVISED,
    subject: objectsOf(KIND),
    summary: 'A DataSource points to one image',
    why: 'CDI has no webhook for it: without a source it is never ready (NoSource), with several only one counts.',
    fix: 'Write one of pvc, snapshot and dataSource; let a DataImportCron make the DataSource of an image that it imports.',
    upstream: ['cdi:ds/no-source'],
    * check(manifest) {
      const { source } = (manifest as Manifest & DataSource).spec;
      const found = MEMBERS.filter((member) => source[member] !== undefined);
      if (found.length !== 1) yield { field: 'spec.source', got: found, allowed: `exactly one of ${MEMBERS.join(', ')}` };
    },
  }),
  defineRule({
    id: 'data-source/refers-within-namespace',
    level: FindingLevel.ADVISED,
    subject: objectsOf(KIND),
    summary: 'A DataSource refers to another one of its namespace',
    why: 'CDI follows no DataSource of another namespace, and none to itself: it is never ready (CrossNamespaceReference, SelfReference). A claim or snapshot may be anywhere.',
    fix: 'Point to the claim or snapshot itself.',
    upstream: ['cdi:ds/cross-namespace-reference', 'cdi:ds/self-reference'],
    * check(manifest) {
      const { dataSource } = (manifest as Manifest & DataSource).spec.source;
      const { name, namespace } = manifest.metadata;
      if (!dataSource || namespace === undefined) return;
      if (dataSource.namespace !== namespace) {
        yield { field: 'spec.source.dataSource.namespace', got: dataSource.namespace, allowed: namespace };
      } else if (dataSource.name === name) {
        yield { field: 'spec.source.dataSource.name', got: name, allowed: 'another DataSource' };
      }
    },
  }),
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'data-source/refers-to-end-of-chain',
    level: FindingLevel.ADVISED,
    summary: 'A DataSource refers to one that points to an image',
    why: 'CDI follows one step only: it is never ready (MaxReferenceDepthReached).',
    fix: 'Refer to the last DataSource of the chain.',
    upstream: ['cdi:ds/chain-depth'],
    * check(manifests) {
      const all = new Map<string, Manifest & DataSource>();
      for (const manifest of manifests.filter((candidate) => kindOf(candidate) === KIND)) {
        all.set(`${manifest.metadata.namespace}/${manifest.metadata.name}`, manifest as Manifest & DataSource);
      }
      for (const manifest of all.values()) {
        const { dataSource } = manifest.spec.source;
        const next = dataSource && all.get(`${dataSource.namespace}/${dataSource.name}`);
        if (next && next !== manifest && next.spec.source.dataSource) {
          yield { manifest, field: 'spec.source.dataSource.name', got: dataSource.name, allowed: 'a DataSource that points to a pvc or snapshot' };
        }
      }
    },
  }),
];
