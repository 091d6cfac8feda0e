import { failingFrom, THRESHOLDS } from './check-settings';
import type { Command } from './command';
import { Configured } from './config/configured';
import { CONFIG_OPTIONS } from './config/find-config';
import { tellUnrendered } from './foreign-lines';
import { INTERNAL_ERROR, tellFailures } from './internal-error';
import { UsageError } from './io';
import type { Io } from './io';
import { readAnd } from './judge';
import type { Acted } from './judge';
import { choice } from './options';
import type { Parsed } from './options';
import { OUTPUT, writeReport } from './output';
import { version } from './package';
import { PLATFORM } from './profile';
import { checkObjects, isInternalError } from '../admission/check';
import type { Checked, Sources } from '../admission/check';
import { counted } from '../kubernetes/counted';
import { joinPaths } from '../kubernetes/field-path';
import type { Manifest } from '../manifests/manifest';
import type { AdmissionProfile } from '../manifests/profile';
import { Locator } from '../manifests/source/locate';
import type { Platform } from '../platform/platform';
import { FindingLevel } from '../rules/finding-level';
import { adviseOn } from '../upgrade/advise';
import { platformListings } from '../upgrade/gate-listings';
import { notesOf, upgradePath, upgradeProblems } from '../upgrade/path';
import type { UpgradePath } from '../upgrade/path';
import { stepsOf } from '../upgrade/steps';
import type { Changes } from '../upgrade/steps';
import { renderUpgrade } from '../upgrade/text';
import type { UpgradeOptions } from '../upgrade/upgrade-options';
import { usageError } from '../usage-error';
import type { UsageError as UsageProblem } from '../usage-error';

const FORMATS = ['text', 'json'] as const;
/** The options of the command by those of UpgradeAdvice. */
const OPTIONS: { readonly [prop in keyof UpgradeOptions]-?: string } = {
  from: 'from', to: 'to', kubernetesFrom: 'kubernetes-from', kubernetesTo: 'kubernetes-to', cdiFrom: 'cdi-from', cdiTo: 'cdi-to',
};

export const upgrade: Command = {
  takes: 'PATH…',
  description: `\
Tells what an upgrade of KubeVirt, CDI or Kubernetes changes for the objects in files, which are read as check
reads them: what stops being admitted, what is deprecated or warned about from then on, which feature gates
change, what launcher pods request, and what to do first.

  cdk8s-kubevirt upgrade --from 1.8 --to 1.9 manifests/
  cdk8s-kubevirt upgrade --kubernetes-from 1.33 --kubernetes-to 1.35 --platform platform.yaml manifests/`,
  options: {
    'from': { value: 'RELEASE', help: 'the KubeVirt that runs (default: kubevirtVersion of --platform)' },
    'to': { value: 'RELEASE', help: 'the KubeVirt that will run' },
    'kubernetes-from': { value: 'RELEASE', help: 'the Kubernetes that runs (default: kubernetesVersion of --platform)' },
    'kubernetes-to': { value: 'RELEASE', help: 'the Kubernetes that will run' },
    'cdi-from': { value: 'RELEASE', help: 'the CDI that runs (default: cdiVersion of --platform)' },
    'cdi-to': { value: 'RELEASE', help: 'the CDI that will run' },
    'platform': PLATFORM,
    'format': { value: 'FORMAT', words: FORMATS, help: `${FORMATS.join(', ')} (default: text)` },
    'output': OUTPUT,
    'fail-on': { value: 'LEVEL', words: THRESHOLDS, help: `the level from which new findings fail:\n${THRESHOLDS.join(', ')} (default: ${FindingLevel.UNSTARTABLE})` },
    ...CONFIG_OPTIONS,
  },
  notes: `\
Only what is new fails: what the release before finds as well is told by check. Releases are major.minor, with
or without a patch level; one that is not known is judged as the nearest, which is told.`,

  run(parsed, io) {
    const { values } = parsed;
    const { output } = values;
    const format = choice('format', values.format ?? 'text', FORMATS);
    const failing = failingFrom(values['fail-on']);
    const configured = new Configured(parsed, io);
    const paths = configured.paths('judge');
    configured.refuseReplacing(output);
    const judged = readAnd((sources) => judgeTwice(sources, values, configured), configured, paths, output, io);
    tellUnrendered(judged.sources.foreign, judged.renders, io);
    const { changes } = judged.result;
    writeReport(format === 'json' ? asJson(changes, judged) : asText(changes, judged), output, io);
    return exitCode(judged.result, failing, io);
  },
};

interface JudgedTwice {
  readonly before: Checked;
  readonly after: Checked;
  readonly changes: Changes;
}

type Values = Parsed['values'];

/** What was read, as the releases before and after judge it, by the levels and with the reasons of the config. */
function judgeTwice(sources: Sources, values: Values, configured: Configured): JudgedTwice {
  const { platform, name } = configured.clusterOf(sources.objects);
  const path = pathOf(values, platform?._admissionProfile ?? {});
  const [before, after] = [path.from, path.to].map((versions): Checked => {
    const checked = checkObjects(sources, profileOn(platform, versions));
    return { ...checked, subjects: configured.accepted(checked.subjects, sources.objects) };
  });
  return { before, after, changes: changesOf(path, sources, before, after, platform && platformListings(platform._listedGates, name)) };
}

function pathOf(values: Values, stated: AdmissionProfile): UpgradePath {
  const options: UpgradeOptions = Object.fromEntries(Object.entries(OPTIONS).map(([prop, option]) => [prop, values[option]]));
  const problems = upgradeProblems(options, stated, (prop) => `--${OPTIONS[prop]}`);
  if (problems.length) throw new UsageError(problems.map(messageOf).join('\n'));
  return upgradePath(options, stated);
}

/** On a command line nothing is `undefined`. */
function messageOf(problem: UsageProblem): string {
  const { what, got, allowed, fix } = problem;
  return got === undefined ? `${what} is missing: ${allowed}. ${fix}` : usageError(undefined, problem).message;
}

function profileOn(platform: Platform | undefined, versions: UpgradePath['from']): AdmissionProfile {
  try {
    return platform ? platform._onReleases(versions)._admissionProfile : versions;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function changesOf(
  path: UpgradePath, sources: Sources, before: Checked, after: Checked, stated: ReturnType<typeof platformListings> = [],
): Changes {
  const side = ({ subjects, cluster, manifests }: Checked) => ({ findings: subjects.map(({ findings }) => findings), cluster, manifests });
  const placeOf = ({ kind, metadata: { namespace, name } }: Manifest, field: string): string | undefined => {
    const isMeant = (manifest: unknown) => {
      const { kind: ofKind, metadata } = manifest as Manifest;
      return ofKind === kind && metadata?.name === name && metadata?.namespace === namespace;
    };
    const object = sources.objects.find(({ manifest }) => isMeant(manifest));
    if (!object) return undefined;
    const { line, column } = new Locator(object.document).find(joinPaths(object.path, field));
    return `${object.document.file}:${line}:${column}`;
  };
  return adviseOn(path, [{ before: side(before), after: side(after), stated, placeOf }]);
}

function asText(changes: Changes, { result: { after: { objects } }, files }: Acted<JudgedTwice>): string {
  return renderUpgrade(changes, stepsOf(changes), `${counted(objects, 'object')} in ${counted(files, 'file')}`);
}

function asJson(changes: Changes, { result: { after: { objects, skipped } }, files, unfollowed }: Acted<JudgedTwice>): string {
  const { path, refused, warned, lifted, refusedByBoth, gates, launchers } = changes;
  const found = { refused: refused.length, warned: warned.length, lifted: lifted.length, refusedByBoth };
  const summary = { files, objects, skipped, unfollowedLinks: unfollowed, ...found };
  const facts = { version: version(), upgrade: path.projects, notes: notesOf(path), summary };
  return `${JSON.stringify({ ...facts, refused, warned, lifted, gates, launchers, steps: stepsOf(changes) }, null, 2)}\n`;
}

function exitCode({ before, after, changes: { refused, warned } }: JudgedTwice, failing: readonly FindingLevel[], io: Io): number {
  const failures = [before, after].flatMap(({ subjects }) => subjects.flatMap(({ findings }) => findings.filter(isInternalError)));
  if (failures.length) tellFailures(failures, io);
  return failures.length ? INTERNAL_ERROR : [...refused, ...warned].some(({ level }) => failing.includes(level)) ? 1 : 0;
}
