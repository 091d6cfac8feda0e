import type { Command } from './command';
import { Configured } from './config/configured';
import { CONFIG_OPTIONS } from './config/find-config';
import { judgeSide, readArgument } from './diff-sides';
import type { JudgedSide } from './diff-sides';
import { tellUnrendered } from './foreign-lines';
import type * as json from './format/diff-json';
import { INTERNAL_ERROR, tellFailures } from './internal-error';
import { UsageError } from './io';
import type { Io } from './io';
import { choice } from './options';
import type { Parsed } from './options';
import { OUTPUT, writeReport } from './output';
import { PLATFORM } from './profile';
import { isInternalError } from '../admission/check';
import type { Comparing } from '../analysis/changes/compare';
import { EFFECTS, severityOf } from '../analysis/changes/effect';
import { USUAL_SITUATION } from '../analysis/changes/situation';
import type { Situation } from '../analysis/changes/situation';
import { renderChangesMarkdown } from '../changes/markdown';
import { reviewOf, withUnreadable } from '../changes/review';
import type { Review, ReviewedObject } from '../changes/review';
import { renderChanges } from '../changes/text';
import type { PlaceOf } from '../changes/text';
import { EFFECT_MEANINGS, summaryOf } from '../changes/words';
import { counted } from '../kubernetes/counted';
import { joinPaths } from '../kubernetes/field-path';
import { printable } from '../kubernetes/printable';
import type { SourceDocument } from '../manifests/source/document';
import { Locator } from '../manifests/source/locate';

const FORMATS = ['text', 'markdown', 'json'] as const;
const APPLIES = ['merge', 'replace', 'force'] as const;
const GUESTS = ['running', 'absent', 'succeeded', 'failed'] as const;
const STRATEGIES = ['LiveUpdate', 'Stage'] as const;
const THRESHOLDS = [...[...EFFECTS].reverse(), 'never'] as const;
const DEFAULT_THRESHOLD = 'data-at-risk';

export const diff: Command = {
  takes: 'OLD NEW',
  description: `\
Tells what applying NEW does where OLD is applied: for each object that changes the effect on running guests,
the reason, and what to do. OLD and NEW are files or directories, which are read as check reads them, - for
standard input, or revisions of git: REV:PATH, or REV alone for the path of NEW at that revision.

  cdk8s-kubevirt diff main dist/
  cdk8s-kubevirt diff --render main overlays/prod
  cdk8s-kubevirt diff HEAD~1:dist/vms.yaml dist/vms.yaml
  helm template demo ./chart | cdk8s-kubevirt diff main:rendered.yaml -
  kubectl get vm,dv,pvc,svc,secret -A -o yaml > live.yaml; cdk8s-kubevirt diff --live live.yaml dist/

What the server and controllers fill in, another spelling of a quantity, and defaults that are written out are
no changes. Objects that are renamed are recognised by what they say.`,
  options: {
    'live': { value: 'PATH', help: 'what kubectl get -o yaml wrote, instead of OLD: it tells which guests run;\nwhat NEW does not have is left alone unless --prune is given' },
    'prune': { help: 'with --live: what NEW does not have is deleted, as tools with pruning do' },
    'no-prune': { help: 'without --live: what NEW does not have is left alone' },
    'apply': { value: 'HOW', words: APPLIES, help: 'how NEW is applied: merge (kubectl apply, Argo CD, Flux), replace (kubectl\nreplace, Replace=true), force (replace --force) (default: merge)' },
    'guest': { value: 'STATE', words: GUESTS, help: `what guests are now: ${GUESTS.join(', ')}\n(default: running, where runStrategy is not Halted)` },
    'not-migratable': { help: 'take guests for not live-migratable' },
    'rollout-strategy': { value: 'WORD', words: STRATEGIES, help: `vmRolloutStrategy of KubeVirt: ${STRATEGIES.join(', ')}\nwhere no KubeVirt object of NEW or OLD says it (default: LiveUpdate)` },
    'workload-update': { value: 'METHODS', help: 'workloadUpdateMethods of KubeVirt, with commas, or none\n(default: of the KubeVirt object in NEW or OLD)' },
    'platform': PLATFORM,
    'format': { value: 'FORMAT', words: FORMATS, help: `${FORMATS.join(', ')} (default: text);\nmarkdown is for pull requests` },
    'output': OUTPUT,
    'fail-on': { value: 'EFFECT', words: THRESHOLDS, help: `the effect from which changes fail, as listed below, or never\n(default: ${DEFAULT_THRESHOLD}; with none any change fails)` },
    ...CONFIG_OPTIONS,
  },
  notes: `\
Effects, the gravest first:
${[...EFFECTS].reverse().map((effect) => `  ${effect.padEnd(13)} ${EFFECT_MEANINGS[effect]}`).join('\n')}

Manifests do not tell what runs: guests are taken for running, migratable and started with OLD.`,

  run(parsed, io) {
    const { values, flags, positionals } = parsed;
    const { output, live } = values;
    const format = choice('format', values.format ?? 'text', FORMATS);
    const failOn = choice('fail-on', values['fail-on'] ?? DEFAULT_THRESHOLD, THRESHOLDS);
    const [old, fresh] = argumentsOf(live, positionals);
    const configured = new Configured(parsed, io);
    configured.refuseReplacing(output, new Map([old, fresh].map((path) => [path, 'is to be compared'])));
    const sides = [readArgument(old, fresh, configured, io), readArgument(fresh, undefined, configured, io)];
    const { profile } = configured.clusterOf(sides[1].sources.objects);
    const [before, after] = sides.map((side) => judgeSide(side, profile, configured));
    const comparing = comparingOf(parsed, flags.has('prune') || (live === undefined && !flags.has('no-prune')));
    const review = withUnreadable(reviewOf(before.set, after.set, comparing), after.sources.unreadable);
    const placeOf = placesIn(before, after);
    writeReport(rendered(review, format, before, after, placeOf), output, io);
    tellUnrendered(after.sources.foreign, configured.renders, io);
    for (const line of notesOf(before, after)) io.stderr.write(`cdk8s-kubevirt: ${printable(line)}\n`);
    if (output !== undefined) io.stderr.write(`${summaryOf(review)}\n`);
    return exitCode(review, failOn, [before, after], io);
  },
};

function argumentsOf(live: string | undefined, positionals: readonly string[]): [string, string] {
  const wanted = live === undefined ? ['OLD', 'NEW'] : ['NEW'];
  if (positionals.length !== wanted.length) {
    throw new UsageError(`diff takes ${wanted.join(' and ')}${live === undefined ? '' : ' with --live'}, not ${positionals.length === 1 ? 'one argument' : `${positionals.length} arguments`}`);
  }
  const [old, fresh] = live === undefined ? positionals : [live, ...positionals];
  if (old === '-' && fresh === '-') throw new UsageError('only one of OLD and NEW can be standard input');
  return [old, fresh];
}

function comparingOf({ values, flags }: Parsed, prunes: boolean): Comparing {
  const applies = choice('apply', values.apply ?? 'merge', APPLIES);
  const methods = values['workload-update'];
  const situation: Situation = {
    ...USUAL_SITUATION,
    guest: choice('guest', values.guest ?? 'running', GUESTS),
    isMigratable: !flags.has('not-migratable'),
    applies: applies === 'merge' ? 'merge' : 'replace',
    ...values['rollout-strategy'] === undefined ? {} : { rolloutStrategy: choice('rollout-strategy', values['rollout-strategy'], STRATEGIES) },
    ...methods === undefined ? {} : { workloadUpdateMethods: methods === 'none' ? [] : methods.split(',').map((method) => method.trim()) },
  };
  return { situation, prunes, remakes: applies === 'force' };
}

function placesIn(before: JudgedSide, after: JudgedSide): PlaceOf {
  let latest: { readonly document: SourceDocument; readonly at: Locator } | undefined;
  return (object, field) => {
    const [side, index] = object.after === undefined ? [before, object.before] : [after, object.after];
    const found = index === undefined ? undefined : side.sources.objects[index];
    if (!found) return undefined;
    const { document, path } = found;
    try {
      if (latest?.document !== document) latest = { document, at: new Locator(document) };
      return `${document.file}:${latest.at.find(joinPaths(path, field)).line}`;
    } catch {
      return `${document.file}:${document.line + 1}`;
    }
  };
}

function rendered(review: Review, format: typeof FORMATS[number], before: JudgedSide, after: JudgedSide, placeOf: PlaceOf): string {
  if (format === 'markdown') return renderChangesMarkdown(review, placeOf);
  if (format === 'text') return renderChanges(review, placeOf);
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when it is asked for, as commands are
  const { renderChangesJson } = require('./format/diff-json') as typeof json;
  return renderChangesJson(review, { old: before.name, new: after.name }, placeOf);
}

function notesOf(before: JudgedSide, after: JudgedSide): string[] {
  const broken = before.sources.unreadable.length;
  return [
    ...before.isAbsent ? [`${after.name} is not in ${before.name.slice(0, before.name.indexOf(':'))}: all of it is new`] : [],
    ...broken ? [`${counted(broken, 'file')} or document${broken === 1 ? '' : 's'} of ${before.name} cannot be read, which check explains; what they hold counts as new`] : [],
  ];
}

function exitCode({ objects }: Review, failOn: typeof THRESHOLDS[number], sides: readonly JudgedSide[], io: Io): number {
  const failures = sides.flatMap(({ set }) => set.findings.flat().filter(isInternalError));
  if (failures.length) {
    tellFailures(failures, io);
    return INTERNAL_ERROR;
  }
  const fails = ({ effect }: ReviewedObject) => failOn !== 'never' && severityOf(effect) >= severityOf(failOn);
  return objects.some(fails) ? 1 : 0;
}
