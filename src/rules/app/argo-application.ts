import { textAt } from '../../kubernetes/untyped';
import type { Manifest } from '../../manifests/manifest';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf } from '../subject';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'argo-application/requires-one-destination',
    level: FindingLevel.UNSTARTABLE,
    subject: objectsOf<Manifest>('argoproj.io/Application'),
    summary: 'The destination of an Application must name its cluster by server or by name',
    why: 'The API server takes any. Argo CD sets the condition InvalidSpecError where there is neither or both, and never syncs: nothing of the application is made.',
    fix: 'Write server: https://kubernetes.default.svc for the cluster that Argo CD runs in.',
    * check(manifest) {
      const given = (['server', 'name'] as const).filter((field) => textAt(manifest.spec, 'destination', field));
      if (given.length !== 1) yield { field: 'spec.destination', got: given.join(' and ') || 'neither server nor name', allowed: 'either server or name' };
    },
  }),
];
