import { counted } from '../../../kubernetes/counted';
import { isMapping } from '../../../kubernetes/is-mapping';
import { at, listAt, textAt } from '../../../kubernetes/untyped';
import type { Manifest } from '../../../manifests/manifest';
import { alikeIn } from '../alike';
import type { ChangeContext, Consequence, JudgeChange } from '../change';
import { differencesBetween, isBelow, isSame } from '../difference';
import type { Effect } from '../effect';
import { always, immutable, ofObject } from '../kind-facts';
import type { Facts, FieldFact, KindFacts } from '../kind-facts';

const DELETE_FIRST = 'Take the change back, or make it under another name; the API server takes it only of an object that is deleted and made again.';
const selector = (kind: string): FieldFact => immutable('spec.selector', `the selector of a ${kind} is immutable`, { fix: DELETE_FIRST });

const ON_DELETE: readonly [Effect, string] = ['next-start', 'pods keep running as they are until somebody deletes them, as its updateStrategy is OnDelete'];
const setRollout = rolledOut((set) => (isOnDelete(set) ? ON_DELETE : ['reboot', 'each pod is stopped and started again, one after the other']));

const SCALED: KindFacts = { changed: scaled, removed: podsGone, added: podsMade };

/** Workloads whose pods are no guests. */
export const WORKLOAD_FACTS: Facts = [
  ['apps/Deployment', {
    ...SCALED,
    fields: [selector('Deployment')],
    changed: rolledOut((deployment) => (textAt(deployment, 'spec', 'strategy', 'type') === 'Recreate'
      ? ['reboot', 'all pods are stopped before new ones start, as its strategy is Recreate']
      : ['reboot', 'its pods are replaced: each is stopped when new ones are ready'])),
  }],
  ['apps/ReplicaSet', {
    ...SCALED,
    fields: [selector('ReplicaSet'), { field: 'spec.template', effect: 'next-start', why: 'pods that run stay as they are: only those that are made from now on have it' }],
  }],
  ['apps/StatefulSet', {
    ...SCALED,
    fields: [immutable('spec', 'of a StatefulSet only replicas, template, updateStrategy, ordinals, minReadySeconds and the retention policy may change', {
      fix: 'Take the change back; or delete it with --cascade=orphan and apply it again, which leaves its pods and claims.',
      except: ['replicas', 'template', 'updateStrategy', 'ordinals', 'minReadySeconds', 'persistentVolumeClaimRetentionPolicy', 'revisionHistoryLimit'].map((field) => `spec.${field}`),
    })],
    *changed(before, after, context) {
      yield* keptRollingUpdate(before, after, context);
      yield* setRollout(before, after, context);
    },
    *removed(set) {
      yield* podsGone(set);
      if (textAt(set, 'spec', 'persistentVolumeClaimRetentionPolicy', 'whenDeleted') === 'Delete') {
        yield ofObject('data-at-risk', 'its claims are deleted with it, as persistentVolumeClaimRetentionPolicy.whenDeleted is Delete', { fix: 'Set whenDeleted: Retain first.' });
      }
    },
  }],
  ['apps/DaemonSet', {
    fields: [selector('DaemonSet')],
    changed: rolledOut((set) => (isOnDelete(set)
      ? ON_DELETE
      : ['reboot', 'the pod of each node is stopped and started again, node by node'])),
    removed: always('stop', 'its pods are deleted'),
    added: always('start', 'a pod is started on each node that it selects'),
  }],
  ['batch/Job', {
    fields: [
      ...['selector', 'completionMode', 'podFailurePolicy', 'backoffLimitPerIndex', 'managedBy', 'successPolicy'].map((field) => (
        immutable(`spec.${field}`, `${field} of a Job is immutable`, { fix: DELETE_FIRST }))),
      immutable('spec.template', 'the template of a Job is immutable', {
        fix: 'Give the Job another name, or remove it first.',
        unless: ({ field }, before) => at(before, 'spec', 'suspend') === true
          && /^spec\.template\.(?:metadata|spec\.(?:nodeSelector|affinity|tolerations|schedulingGates)\b)/.test(field),
      }),
      immutable('spec.completions', 'completions of a Job is immutable', {
        fix: DELETE_FIRST,
        unless: ({ from, to }, before) => at(before, 'spec', 'completionMode') === 'Indexed' || (at(before, 'spec', 'parallelism') === undefined && (from ?? 1) === (to ?? 1)),
      }),
    ],
    removed: always('stop', 'its pods are deleted with it, also where they still run'),
    added: always('start', 'its pods are started'),
  }],
  ['batch/CronJob', { fields: [{ field: 'spec', effect: 'next-start', why: 'jobs that run go on: the next one is made by it' }] }],
  ['/Pod', {
    fields: [immutable('spec', 'of a pod only images, tolerations that are added and activeDeadlineSeconds may change', {
      fix: 'Remove the pod and make it again, or use a Deployment.',
      unless: ({ field, from, to }) => /\.image$|^spec\.(?:tolerations|activeDeadlineSeconds)/.test(field)
        || (field === 'spec.terminationGracePeriodSeconds' && typeof from === 'number' && from < 0 && to === 1),
    })],
    changed: changedPod,
    removed: always('stop', 'the pod is deleted'),
    added: always('start', 'the pod is started'),
  }],
  ['apps/ControllerRevision', { fields: [immutable('data', 'a revision is immutable')] }],
];

/** A deadline may be set and come nearer, and tolerations be added. */
function* changedPod(before: Manifest, after: Manifest): Generator<Consequence> {
  const [from, to] = [before, after].map((pod) => at(pod, 'spec', 'activeDeadlineSeconds'));
  if (typeof from === 'number' && !(typeof to === 'number' && to <= from)) {
    yield { effect: 'refused', field: 'spec.activeDeadlineSeconds', from, ...to === undefined ? {} : { to }, why: 'the deadline of a pod may only come nearer', fix: `Leave it at ${from} or less.` };
  }
  const kept = listAt(after, 'spec', 'tolerations').map(withoutTime);
  for (const toleration of listAt(before, 'spec', 'tolerations')) {
    if (kept.some((each) => isSame(each, withoutTime(toleration)))) continue;
    yield { effect: 'refused', field: 'spec.tolerations', from: toleration, why: 'tolerations of a pod may only be added', fix: 'Keep it, or remove the pod and make it again.' };
  }
}

function withoutTime(toleration: unknown): unknown {
  return isMapping(toleration) ? { ...toleration, tolerationSeconds: undefined } : toleration;
}

function isOnDelete(set: Manifest): boolean {
  return textAt(set, 'spec', 'updateStrategy', 'type') === 'OnDelete';
}

/** What the API server filled in when the set was made, a client that merges leaves there, even where it writes null, and OnDelete excludes it. */
function* keptRollingUpdate(before: Manifest, after: Manifest, { situation: { applies } }: ChangeContext): Generator<Consequence> {
  const isStated = [before, after].some((set) => isMapping(at(set, 'spec', 'updateStrategy', 'rollingUpdate')));
  if (applies === 'replace' || isOnDelete(before) || !isOnDelete(after) || isStated) return;
  yield {
    effect: 'refused',
    field: 'spec.updateStrategy.type',
    to: 'OnDelete',
    why: 'the API server filled in rollingUpdate when the set was made, applying the manifest leaves it there, and OnDelete excludes it',
    fix: 'Delete it with --cascade=orphan and apply it again, which leaves its pods and claims, or replace it instead of merging into it.',
  };
}

/** What a new template does to pods that run. */
function rolledOut(howIn: (manifest: Manifest) => readonly [Effect, string]): JudgeChange {
  return function* (before, after, { after: { cluster } }) {
    yield* scaled(before, after);
    if (!differencesBetween(before, after, alikeIn(after, cluster.releases)).some((difference) => isBelow(difference, 'spec.template'))) return;
    if (replicasOf(after) === 0) return;
    const [effect, why] = at(after, 'spec', 'paused') === true
      ? ['next-start', 'its rollout is paused: its pods stay as they are until it goes on'] as const
      : howIn(after);
    yield { effect, field: 'spec.template', why };
  };
}

function* scaled(before: Manifest, after: Manifest): Generator<Consequence> {
  const [from, to] = [replicasOf(before), replicasOf(after)];
  if (to === undefined || from === undefined || from === to) return;
  const effect = to < from ? 'stop' : 'start';
  yield { effect, field: 'spec.replicas', from, to, why: `${counted(Math.abs(to - from), 'pod')} ${Math.abs(to - from) === 1 ? 'is' : 'are'} ${to < from ? 'deleted' : 'started'}` };
}

function* podsGone(manifest: Manifest): Generator<Consequence> {
  if (replicasOf(manifest) !== 0) yield ofObject('stop', 'its pods are deleted with it');
}

function* podsMade(manifest: Manifest): Generator<Consequence> {
  if (replicasOf(manifest) !== 0) yield ofObject('start', 'its pods are started');
}

/** Not known where it is left to an autoscaler. */
function replicasOf(manifest: Manifest): number | undefined {
  const replicas = at(manifest, 'spec', 'replicas') ?? 1;
  return typeof replicas === 'number' ? replicas : undefined;
}
