import { fieldOf } from '../../kubernetes/field-path';
import type { Manifest } from '../../manifests/manifest';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf } from '../subject';

const LABEL = /^pod-security\.kubernetes\.io\/(?:enforce|audit|warn)(-version)?$/;
const LEVELS: readonly string[] = ['privileged', 'baseline', 'restricted'];
const VERSION = /^(?:latest|v1\.(?:\d|[1-9]\d*))$/;

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'pod-security-level/is-known',
    level: FindingLevel.REJECTED,
    subject: objectsOf<Manifest>('/Namespace'),
    summary: 'The labels of Pod Security must have a level and a version that there are',
    why: 'Pod Security admission refuses a new Namespace with another level or version (`ValidateNamespace`). On one that is there it takes the strictest level for the one that it does not know: pods are refused.',
    fix: `Write ${LEVELS.join(', ')} as level, and latest or v1.<minor> as version.`,
    * check({ metadata: { labels = {} } }) {
      for (const [key, got] of Object.entries(labels)) {
        const [isOf, version] = LABEL.exec(key) ?? [];
        if (!isOf || (version ? VERSION.test(got) : LEVELS.includes(got))) continue;
        yield { field: fieldOf('metadata.labels', key), got, allowed: version ? 'latest, or v1.<minor>' : LEVELS.join(', ') };
      }
    },
  }),
];
