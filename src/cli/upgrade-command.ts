import type { Command } from './command';
import { isSameFile } from './inputs';
import { INTERNAL_ERROR, tellFailures } from './internal-error';
import { UsageError } from './io';
import type { Io } from './io';
import { judgeForEach } from './judge';
import type { JudgedForEach } from './judge';
import { choice } from './options';
import { OUTPUT, writeReport } from './output';
import { version } from './package';
import { PLATFORM, platformIn } from './profile';
import { isInternalError } from '../admission/check';
import type { Checked } from '../admission/check';
import { LEVELS, levelsFrom } from '../admission/report';
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
const THRESHOLDS = [...LEVELS, 'never'] as const;
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
  },
  notes: `\
Only what is new fails: what the release before finds as well is told by check. Releases are major.minor, with
or without a patch level; one that is not known is judged as the nearest, which is told.`,

  run({ values, positionals }, io) {
    const { platform: platformFile, output } = values;
    const format = choice('format', values.format ?? 'text', FORMATS);
    const failOn = choice('fail-on', values['fail-on'] ?? FindingLevel.UNSTARTABLE, THRESHOLDS);
    if (!positionals.length) throw new UsageError('nothing to judge; name files or directories, or - for standard input');
    if (output !== undefined && platformFile !== undefined && isSameFile(output, platformFile, io)) {
      throw new UsageError(`--output ${output} would replace ${platformFile}, which describes the cluster`);
    }
    const platform = platformFile === undefined ? undefined : platformIn(platformFile, io);
    const path = pathOf(values, platform?._admissionProfile ?? {});
    const judged = judgeForEach(positionals, [profileOn(platform, path.from), profileOn(platform, path.to)], output, io);
    const changes = changesOf(path, judged, platform && platformListings(platform._listedGates, platformFile));
    writeReport(format === 'json' ? asJson(changes, judged) : asText(changes, judged), output, io);
    return exitCode(changes, judged, failOn === 'never' ? [] : levelsFrom(failOn), io);
  },
};

type Judged = JudgedForEach<[AdmissionProfile, AdmissionProfile]>;

function pathOf(values: { readonly [option: string]: string | undefined }, stated: AdmissionProfile): UpgradePath {
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

function changesOf(path: UpgradePath, { sources, checked: [before, after] }: Judged, stated: ReturnType<typeof platformListings> = []): Changes {
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

function asText(changes: Changes, { checked: [, { objects }], files }: Judged): string {
  return renderUpgrade(changes, stepsOf(changes), `${counted(objects, 'object')} in ${counted(files, 'file')}`);
}

function asJson(changes: Changes, { checked: [, { objects, skipped }], files, unfollowed }: Judged): string {
  const { path, refused, warned, lifted, refusedByBoth, gates, launchers } = changes;
  const found = { refused: refused.length, warned: warned.length, lifted: lifted.length, refusedByBoth };
  const summary = { files, objects, skipped, unfollowedLinks: unfollowed, ...found };
  const facts = { version: version(), upgrade: path.projects, notes: notesOf(path), summary };
  return `${JSON.stringify({ ...facts, refused, warned, lifted, gates, launchers, steps: stepsOf(changes) }, null, 2)}\n`;
}

function exitCode({ refused, warned }: Changes, { checked: [before, after] }: Judged, failing: readonly FindingLevel[], io: Io): number {
  const failures = [before, after].flatMap(({ subjects }) => subjects.flatMap(({ findings }) => findings.filter(isInternalError)));
  if (failures.length) tellFailures(failures, io);
  return failures.length ? INTERNAL_ERROR : [...refused, ...warned].some(({ level }) => failing.includes(level)) ? 1 : 0;
}
