import { closestMatch } from '../../kubernetes/closest-match';
import { fieldsAt } from '../../kubernetes/fields-at';
import { isMapping } from '../../kubernetes/is-mapping';
import { at, textAt, textsAt } from '../../kubernetes/untyped';
import type { Manifest } from '../../manifests/manifest';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf, partsOf } from '../subject';
import type { Part, Subject } from '../subject';

/** The options that are on or off (`gitops-engine/pkg/sync/common` and `controller/sync.go` of Argo CD v3.5.1). */
const SWITCHES: readonly string[] = [
  'ApplyOutOfSyncOnly', 'ClientSideApplyMigration', 'CreateNamespace', 'FailOnSharedResource', 'Force', 'PruneLast', 'Replace', 'RespectIgnoreDifferences', 'ServerSideApply',
  'SkipDryRunOnMissingResource', 'Validate',
];

interface Application { readonly spec?: unknown }

const GENERATORS = fieldsAt('spec.generators[]');

/** An Application, and what an ApplicationSet makes, as far as its template alone says it. */
const application: Subject<Application> = partsOf(objectsOf<Manifest>('argoproj.io/Application', 'argoproj.io/ApplicationSet'), (manifest): Part<Application>[] => {
  if (manifest.kind === 'Application') return [{ value: manifest, path: '' }];
  const template = at(manifest, 'spec', 'template');
  return isMapping(template) && isWhole(manifest) ? [{ value: template, path: 'spec.template' }] : [];
});

/** Whether neither a patch nor a generator adds to the template of an ApplicationSet. */
function isWhole(manifest: Manifest): boolean {
  const generators = GENERATORS(manifest).flatMap(({ value }) => (isMapping(value) ? Object.values(value) : []));
  return at(manifest, 'spec', 'templatePatch') === undefined && !generators.some((generator) => isMapping(generator) && generator.template !== undefined);
}

/** So many edits are a mistake in the name of an option. */
const MOST_EDITS = 2;

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'argo-application/requires-one-destination',
    level: FindingLevel.UNSTARTABLE,
    subject: application,
    summary: 'The destination of an Application must name its cluster by server or by name',
    why: 'The API server takes any. Argo CD sets the condition InvalidSpecError where there is neither or both (`GetDestinationServer` of v3.5.1), and never syncs: nothing of the application is made.',
    fix: 'Write server: https://kubernetes.default.svc for the cluster that Argo CD runs in.',
    * check({ spec }) {
      const given = (['server', 'name'] as const).filter((field) => textAt(spec, 'destination', field));
      if (given.length !== 1) yield { field: 'spec.destination', got: given.join(' and ') || 'neither server nor name', allowed: 'either server or name' };
    },
  }),
  defineRule({
    id: 'argo-application/has-valid-sync-option',
    level: FindingLevel.ADVISED,
    subject: application,
    summary: 'A sync option must be written as Argo CD compares it',
    why: 'Argo CD compares the whole text, Name=true (`HasOption`): in other letters or with another word it is not set, and nothing says so.',
    fix: 'Write the name as Argo CD has it, and true or false in small letters.',
    * check({ spec }) {
      for (const [i, got] of textsAt(spec, 'syncPolicy', 'syncOptions').entries()) {
        const [name] = got.split('=');
        const known = closestMatch(name.trim(), SWITCHES, MOST_EDITS);
        const allowed = ['true', 'false'].map((value) => `${known}=${value}`);
        if (known && !allowed.includes(got)) yield { field: `spec.syncPolicy.syncOptions[${i}]`, got, allowed: allowed.join(', ') };
      }
    },
  }),
];
