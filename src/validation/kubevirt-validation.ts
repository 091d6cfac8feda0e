import { readFileSync } from 'fs';
import { FailOn } from './fail-on';
import { IValidationContext, ValidationViolatingResource } from './validation-context';
import type * as checking from '../admission/check';
import type * as byFile from '../admission/check-by-file';
import type { LocatedFinding } from '../admission/located-finding';
import { LEVELS, levelsFrom, summaryLine } from '../admission/report';
import type * as ruleBook from '../admission/rule-book';
import type { KnownCluster } from '../cli/config/clusters';
import type * as configuring from '../cli/config/configured';
import type * as processing from '../cli/process-io';
import { textOfNamedFile } from '../platform/named-file';
import type * as platformFile from '../platform/platform-file';
import { usageError } from '../usage-error';

const TOLD_PLATFORM = {
  what: 'platform',
  fix: 'Write its path as it is seen from the folder in which cdk8s synth runs. `cdk8s-kubevirt platform` writes one from what kubectl prints of a cluster.',
};

/** The `properties` of the validation in cdk8s.yaml. */
export interface KubeVirtValidationProps {
  /**
   * A file of YAML or JSON with what is known about the cluster: the props of `Platform`.
   *
   * @default - what an `AdmissionRecord` wrote beside the output or `.cdk8s-kubevirt.yaml` says; else KubeVirt v1.9 with its own defaults
   */
  readonly platform?: string;

  /**
   * The level from which findings make `cdk8s synth` fail: `rejected`, `unstartable`, `warned` or `advised`; with `never` they are reported only.
   *
   * @default - `failOn` of `.cdk8s-kubevirt.yaml`; FailOn.UNSTARTABLE where that does not say
   */
  readonly failOn?: FailOn;
}

/**
 * Judges what `cdk8s synth` has written, as a validation plugin of cdk8s-cli: for apps that write KubeVirt's objects without constructs of
 * this library. Those judge themselves, see `Admission`. It heeds `.cdk8s-kubevirt.yaml` in the folder in which `cdk8s synth` runs or the nearest above it:
 * what is ignored, platforms, levels of rules, and what is acknowledged.
 */
export class KubeVirtValidation {
  /**
   * @param props the `properties` of the validation in cdk8s.yaml
   * @throws on a level that there is not
   */
  constructor(private readonly props: KubeVirtValidationProps = {}) {
    const levels = Object.values(FailOn);
    if (props.failOn !== undefined && !levels.includes(props.failOn)) {
      throw usageError(undefined, { what: 'failOn', got: props.failOn, allowed: levels.join(', '), fix: 'Write one of them.' });
    }
  }

  /**
   * Judges all manifests together, and reports what it finds.
   *
   * @param context what `cdk8s synth` gives
   * @throws on a platform file or a config that cannot be read, or is none
   */
  public async validate(context: IValidationContext): Promise<void> {
    // Loaded when they are needed: schemas and rules would double the time to require the package.
    /* eslint-disable @typescript-eslint/no-require-imports */
    const { readSources } = require('../admission/check') as typeof checking;
    const { checkByFile } = require('../admission/check-by-file') as typeof byFile;
    const { RULE_BOOK } = require('../admission/rule-book') as typeof ruleBook;
    const { Configured } = require('../cli/config/configured') as typeof configuring;
    const { processIo } = require('../cli/process-io') as typeof processing;
    /* eslint-enable @typescript-eslint/no-require-imports */
    const configured = new Configured({ values: {}, flags: new Set(), positionals: context.manifests }, processIo, this.cluster());
    const files = context.manifests.filter((file) => !configured.isIgnored(file, false));
    const sources = readSources(files.map((file) => ({ file, text: readFileSync(file, 'utf8') })));
    const { subjects: found, objects } = checkByFile(sources, (file) => configured.clusters.of(file));
    const subjects = configured.applied(found, sources.objects);
    const open = subjects.flatMap(({ findings }) => findings).filter(({ acknowledged }) => acknowledged === undefined);
    for (const ruleName of [...new Set(open.map(({ rule }) => rule))].sort()) {
      const findings = open.filter(({ rule }) => rule === ruleName);
      const { summary, why, fix } = RULE_BOOK.get(ruleName) ?? { ...findings[0], why: '' };
      const violatingResources = findings.map((finding) => resourceOf(finding, fix));
      context.report.addViolation({ ruleName, recommendation: `${summary}. ${why}`, fix, violatingResources });
    }
    const failOn = this.props.failOn ?? configured.file.config.failOn ?? FailOn.UNSTARTABLE;
    const threshold = LEVELS.find((level) => `${level}` === failOn);
    const failing = threshold ? levelsFrom(threshold) : [];
    const failed = open.some(({ level }) => failing.includes(level));
    context.report.submit(failed ? 'failure' : 'success', { Objects: String(objects), Findings: summaryLine(open) });
  }

  private cluster(): KnownCluster | undefined {
    const { platform: name } = this.props;
    if (name === undefined) return undefined;
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { readPlatform } = require('../platform/platform-file') as typeof platformFile;
    const platform = readPlatform(name, textOfNamedFile(undefined, name, TOLD_PLATFORM));
    return { name, profile: platform._admissionProfile, platform };
  }
}

/** What was found in one place. The report tells the fix of a rule once, so one that is more precise goes here. */
function resourceOf({ level, name, field, got, allowed, fix, file, line }: LocatedFinding, fixOfRule: string): ValidationViolatingResource {
  const said = [
    `${level.toUpperCase()} line ${line}`, field, got && `got ${got}`, allowed && `allowed: ${allowed}`, fix === fixOfRule ? undefined : fix,
  ];
  return { resourceName: name, locations: [said.filter(Boolean).join('; ')], manifestPath: file };
}
