import { textAt, textsAt } from '../../kubernetes/untyped';
import type { Manifest } from '../../manifests/manifest';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf } from '../subject';

/** The options that are on or off (`gitops-engine/pkg/sync/common` and `controller/sync.go` of Argo CD v3.5.1). */
const SWITCHES: readonly string[] = [
  'ApplyOutOfSyncOnly', 'ClientSideApplyMigration', 'CreateNamespace', 'FailOnSharedResource', 'Force', 'PruneLast', 'Replace', 'RespectIgnoreDifferences', 'ServerSideApply',
  'SkipDryRunOnMissingResource', 'Validate',
];

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'argo-application/requires-one-destination',
    level: FindingLevel.UNSTARTABLE,
    subject: objectsOf<Manifest>('argoproj.io/Application'),
    summary: 'The destination of an Application must name its cluster by server or by name',
    why: 'The API server takes any. Argo CD sets the condition InvalidSpecError where there is neither or both (`GetDestinationServer` of v3.5.1), and never syncs: nothing of the application is made.',
    fix: 'Write server: https://kubernetes.default.svc for the cluster that Argo CD runs in.',
    * check(manifest) {
      const given = (['server', 'name'] as const).filter((field) => textAt(manifest.spec, 'destination', field));
      if (given.length !== 1) yield { field: 'spec.destination', got: given.join(' and ') || 'neither server nor name', allowed: 'either server or name' };
    },
  }),
  defineRule({
    id: 'argo-application/has-valid-sync-option',
    level: FindingLevel.ADVISED,
    subject: objectsOf<Manifest>('argoproj.io/Application'),
    summary: 'A sync option must be written as Argo CD compares it',
    why: 'Argo CD compares the whole text, Name=true (`HasOption`): in other letters or with another word it is not set, and nothing says so.',
    fix: 'Write the name as Argo CD has it, and true or false in small letters.',
    * check(manifest) {
      for (const [i, got] of textsAt(manifest.spec, 'syncPolicy', 'syncOptions').entries()) {
        const [name] = got.split('=');
        const known = SWITCHES.find((each) => each.toLowerCase() === name.trim().toLowerCase());
        const allowed = ['true', 'false'].map((value) => `${known}=${value}`);
        if (known && !allowed.includes(got)) yield { field: `spec.syncPolicy.syncOptions[${i}]`, got, allowed: allowed.join(', ') };
      }
    },
  }),
];
