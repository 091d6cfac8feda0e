import { readFileSync } from 'fs';
import { IValidationContext, ValidationViolatingResource } from './validation-context';
import type * as checking from '../admission/check';
import { LEVELS, levelsFrom, summaryLine } from '../admission/report';
import type * as ruleBook from '../admission/rule-book';
import type { AdmissionProfile } from '../manifests/profile';
import type * as platformFile from '../platform/platform-file';
import { FindingLevel } from '../rules/finding-level';
import { usageError } from '../usage-error';

/** The `properties` of the validation in cdk8s.yaml. */
export interface KubeVirtValidationProps {
  /**
   * A file of YAML or JSON with what is known about the cluster: the props of `Platform`.
   *
   * @default - KubeVirt v1.9 with its own defaults
   */
  readonly platform?: string;

  /**
   * The level from which findings make `cdk8s synth` fail: `rejected`, `unstartable`, `warned` or `advised`.
   *
   * @default FindingLevel.UNSTARTABLE
   */
  readonly failOn?: FindingLevel;
}

/**
 * Judges what `cdk8s synth` has written, as a validation plugin of cdk8s-cli: for apps that write KubeVirt's objects without constructs of
 * this library. Those judge themselves, see `Admission`.
 */
export class KubeVirtValidation {
  private readonly failOn: FindingLevel;

  /**
   * @param props the `properties` of the validation in cdk8s.yaml
   */
  constructor(private readonly props: KubeVirtValidationProps = {}) {
    this.failOn = props.failOn ?? FindingLevel.UNSTARTABLE;
    if (!LEVELS.includes(this.failOn)) {
      throw usageError(undefined, { what: 'failOn', got: this.failOn, allowed: LEVELS.join(', '), fix: 'Write one of the levels.' });
    }
  }

  /**
   * Judges all manifests together, and reports what it finds.
   *
   * @param context what `cdk8s synth` gives
   */
  public async validate(context: IValidationContext): Promise<void> {
    // Loaded when they are needed: schemas and rules would double the time to require the package.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { check } = require('../admission/check') as typeof checking;
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { RULE_BOOK } = require('../admission/rule-book') as typeof ruleBook;
    const { subjects, objects } = check(context.manifests.map((file) => ({ file, text: readFileSync(file, 'utf8') })), this.profile());
    const open = subjects.flatMap(({ findings }) => findings).filter(({ acknowledged }) => acknowledged === undefined);
    for (const ruleName of [...new Set(open.map(({ rule }) => rule))].sort()) {
      const findings = open.filter(({ rule }) => rule === ruleName);
      const { summary, why, fix } = RULE_BOOK.get(ruleName) ?? { ...findings[0], why: '' };
      const violatingResources = findings.map((finding) => resourceOf(finding, fix));
      context.report.addViolation({ ruleName, recommendation: `${summary}. ${why}`, fix, violatingResources });
    }
    const failing = levelsFrom(this.failOn);
    const failed = open.some(({ level }) => failing.includes(level));
    context.report.submit(failed ? 'failure' : 'success', { Objects: String(objects), Findings: summaryLine(open) });
  }

  private profile(): AdmissionProfile {
    const { platform } = this.props;
    if (platform === undefined) return {};
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { readPlatform } = require('../platform/platform-file') as typeof platformFile;
    return readPlatform(platform, readFileSync(platform, 'utf8'))._admissionProfile;
  }
}

/** What was found in one place. The report tells the fix of a rule once, so one that is more precise goes here. */
function resourceOf({ level, name, field, got, allowed, fix, file, line }: checking.LocatedFinding, fixOfRule: string): ValidationViolatingResource {
  const said = [
    `${level.toUpperCase()} line ${line}`, field, got && `got ${got}`, allowed && `allowed: ${allowed}`, fix === fixOfRule ? undefined : fix,
  ];
  return { resourceName: name, locations: [said.filter(Boolean).join('; ')], manifestPath: file };
}
