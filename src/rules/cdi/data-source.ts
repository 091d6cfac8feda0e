import type { DataSource } from '../../../imports/cdi.kubevirt.io';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { defineRule, defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, ObjectRule } from '../rule';
import { objectsOf } from '../subject';

const KIND = 'cdi.kubevirt.io/DataSource';
const MEMBERS = ['pvc', 'snapshot', 'dataSource'] as const;

const dataSource = objectsOf<DataSource>(KIND);

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'data-source/requires-one-source',
    level: FindingLevel.ADVISED,
    subject: dataSource,
    summary: 'A DataSource must point to exactly one image',
    why: 'CDI has no webhook for it: a DataSource without a source is never ready (NoSource), and of several only one counts.',
    fix: 'Write one of pvc, snapshot and dataSource; let a DataImportCron make the DataSource of an image that it imports.',
    upstream: ['cdi:ds/no-source'],
    * check({ spec: { source } }) {
      const found = MEMBERS.filter((member) => source[member] !== undefined);
      if (found.length !== 1) yield { field: 'spec.source', got: found, allowed: `exactly one of ${MEMBERS.join(', ')}` };
    },
  }),
  defineRule({
    id: 'data-source/references-own-namespace',
    level: FindingLevel.UNSTARTABLE,
    subject: dataSource,
    summary: 'A DataSource that references a DataSource must reference another one of its own namespace',
    why: 'CDI follows no DataSource of another namespace, and none to itself: it is never ready (CrossNamespaceReference, SelfReference). '
      + 'A claim or snapshot may be anywhere.',
    fix: 'Point to the claim or snapshot itself.',
    upstream: ['cdi:ds/cross-namespace-reference', 'cdi:ds/self-reference'],
    * check({ metadata: { name, namespace }, spec: { source } }) {
      const reference = source.dataSource;
      if (!reference || namespace === undefined) return;
      if (reference.namespace !== namespace) {
        yield { field: 'spec.source.dataSource.namespace', got: reference.namespace, allowed: namespace };
      } else if (reference.name === name) {
        yield { field: 'spec.source.dataSource.name', got: name, allowed: 'another DataSource' };
      }
    },
  }),
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'data-source/references-end-of-chain',
    level: FindingLevel.UNSTARTABLE,
    summary: 'A DataSource must not reference a DataSource that references another one',
    why: 'CDI follows one step only: the DataSource is never ready (MaxReferenceDepthReached).',
    fix: 'Reference the last DataSource of the chain.',
    upstream: ['cdi:ds/chain-depth'],
    * check(manifests) {
      const all = new Map<string, Manifest & DataSource>();
      for (const manifest of ofKind(manifests, KIND)) {
        all.set(`${manifest.metadata.namespace}/${manifest.metadata.name}`, manifest as Manifest & DataSource);
      }
      for (const manifest of all.values()) {
        const reference = manifest.spec.source.dataSource;
        const next = reference && all.get(`${reference.namespace}/${reference.name}`);
        if (next && next !== manifest && next.spec.source.dataSource) {
          yield { manifest, field: 'spec.source.dataSource.name', got: reference.name, allowed: 'a DataSource that points to a pvc or snapshot' };
        }
      }
    },
  }),
];
