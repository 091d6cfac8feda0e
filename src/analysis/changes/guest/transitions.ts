import { vmisOf } from './guest-change';
import { strategyOf } from './run-strategy';
import { isSame } from './semantic';
import { settingsOf } from './settings';
import type { LiveUpdateSettings } from './settings';
import { at, listAt } from '../../../kubernetes/untyped';
import type { Manifest } from '../../../manifests/manifest';
import type { ChangeContext, Consequence } from '../change';
import type { Situation } from '../situation';

const MACHINE_TYPE = ['spec', 'template', 'spec', 'domain', 'machine', 'type'];
const VOLUMES = ['spec', 'template', 'spec', 'volumes'];

/** What the webhooks refuse of an update, although they would take the new manifest by itself. */
export function* vmRefusals(before: Manifest, after: Manifest, context: ChangeContext): Iterable<Consequence> {
  const { situation } = context;
  const settings = settingsOf(context);
  for (const matcher of ['instancetype', 'preference'] as const) yield* matcherRefusals(before, after, matcher, situation, settings);
  yield* machineRefusals(before, after, context);
  const { inProgress } = situation;
  const [from, to] = [strategyOf(before), strategyOf(after)];
  const frozen = inProgress.includes('snapshot') ? 'snapshot' : inProgress.includes('restore') ? 'restore' : undefined;
  if (frozen && from !== to) {
    yield {
      effect: 'refused',
      field: at(after, 'spec', 'runStrategy') === undefined ? 'spec.running' : 'spec.runStrategy',
      from,
      to,
      why: `a ${frozen} of the VM is in progress, during which its run strategy cannot change`,
      fix: `Apply it when the ${frozen} is done.`,
    };
  }
  if (inProgress.includes('snapshot') && !isSame(listAt(before, ...VOLUMES), listAt(after, ...VOLUMES), VOLUMES)) {
    yield {
      effect: 'refused',
      field: VOLUMES.join('.'),
      why: 'a snapshot of the VM is in progress, during which its volumes cannot change, not even in their order',
      fix: 'Apply it when the snapshot is done.',
    };
  }
}

/** The machine type that the webhook stored when the VM was made stays, unless the client replaces; another architecture has no such type. */
function* machineRefusals(before: Manifest, after: Manifest, context: ChangeContext): Iterable<Consequence> {
  if (context.situation.applies === 'replace' || [before, after].some((each) => at(each, ...MACHINE_TYPE))) return;
  const [old, fresh] = [vmisOf(before, context.before.cluster), vmisOf(after, context.after.cluster)].map((vmis) => vmis?.admitted);
  const [stored, fitting] = [old, fresh].map((vmi) => vmi?.spec.domain.machine?.type);
  if (!old || !fresh || old.architecture === fresh.architecture || stored === undefined || stored === fitting) return;
  yield {
    effect: 'refused',
    field: 'spec.template.spec.architecture',
    from: old.architecture,
    to: fresh.architecture,
    why: `the stored VM has the machine type ${stored}, which the cluster filled in and which no guest of this architecture can have`,
    fix: `Write domain.machine.type as well: ${fitting} for ${fresh.architecture}.`,
  };
}

function* matcherRefusals(
  before: Manifest, after: Manifest, matcher: 'instancetype' | 'preference', { applies }: Situation, { expandsInstancetypes }: LiveUpdateSettings,
): Iterable<Consequence> {
  const [old, fresh] = [at(before, 'spec', matcher), at(after, 'spec', matcher)];
  const field = `spec.${matcher}`;
  const revision = at(fresh, 'revisionName');
  if (revision && revision === at(old, 'revisionName') && at(old, 'name') !== at(fresh, 'name')) {
    yield {
      effect: 'refused',
      field: `${field}.name`,
      from: at(old, 'name'),
      to: at(fresh, 'name'),
      why: `the revision is that of the other ${matcher}: a name can only change together with revisionName`,
      fix: `Remove ${field}.revisionName.`,
    };
  }
  if (applies === 'replace') return;
  const volume = at(fresh, 'inferFromVolume');
  if (volume && volume === at(old, 'inferFromVolume')) {
    yield {
      effect: 'refused',
      field: `${field}.inferFromVolume`,
      to: volume,
      why: 'the stored VM has the name that was inferred instead, beside which inferFromVolume is refused: no manifest with it can be applied a second time',
      fix: `Name the ${matcher}, or replace the VM instead of merging into it.`,
    };
  }
  const isExpanded = expandsInstancetypes === 'always' || (expandsInstancetypes === 'unless-pinned' && !at(old, 'revisionName'));
  if (matcher === 'instancetype' && isExpanded && old !== undefined && fresh !== undefined) {
    yield {
      effect: 'refused',
      field,
      to: fresh,
      why: 'the KubeVirt CR has referencePolicy expand, so the stored VM has CPU and memory written out, beside which an instancetype is refused',
      fix: 'Set referencePolicy: reference in the KubeVirt CR, or write CPU and memory into the manifest instead.',
    };
  }
}
