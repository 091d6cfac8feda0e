import { settingsOf } from './check-settings';
import type { CheckSettings } from './check-settings';
import type * as baselines from './config/baseline';
import { Configured } from './config/configured';
import type { Io } from './io';
import { judgeByFile } from './judge';
import type { JudgedSources, JudgeMemory } from './judge';
import type { Parsed } from './options';
import { findingsOf } from './report';
import type { Report } from './report';
import { isInternalError } from '../admission/check';
import type { CheckedObject, Sources } from '../admission/check';
import type { LocatedFinding } from '../admission/located-finding';

/** One judgement of all that a command line names. */
export class CheckRun {
  public readonly configured: Configured;
  public readonly settings: CheckSettings;
  /** What was found, by what the config says of it. */
  public readonly found: readonly CheckedObject[];
  private readonly judged: JudgedSources;

  /**
   * @param memory what is known from earlier runs
   * @throws UsageError for a mistake in calling it, also in the config
   */
  constructor(parsed: Parsed, private readonly io: Io, memory?: JudgeMemory) {
    this.configured = new Configured(parsed, io);
    this.settings = settingsOf(parsed, this.configured);
    const { paths, output } = this.settings;
    this.judged = judgeByFile(this.configured, paths, output, io, memory);
    this.found = this.configured.applied(this.judged.subjects, this.judged.sources.objects);
  }

  public get sources(): Sources {
    return this.judged.sources;
  }

  public get inputs(): JudgedSources['inputs'] {
    return this.judged.inputs;
  }

  public get directories(): readonly string[] {
    return this.judged.directories;
  }

  /** What is reported, and what the baseline has that is no longer found. */
  public reported(): { readonly report: Report; readonly stale: readonly string[] } {
    const { baseline, reported: shown, failing } = this.settings;
    const { marked, stale } = baseline === undefined ? { marked: this.found, stale: [] } : this.markedBy(baseline);
    const isShown = (finding: LocatedFinding) => shown.includes(finding.level) || isInternalError(finding);
    const subjects = marked.map((subject) => (
      subject.findings.every(isShown) ? subject : { ...subject, findings: subject.findings.filter(isShown) }
    ));
    const known = findingsOf({ subjects }).filter((finding) => finding.baseline).length;
    const below = findingsOf({ subjects: marked }).length - findingsOf({ subjects }).length;
    const report: Report = {
      ...this.judged,
      subjects,
      unreported: [...known ? [`${known} in the baseline`] : [], ...below ? [`${below} below ${shown.at(-1)}`] : []],
      fails: ({ level, acknowledged, baseline: isKnown }) => acknowledged === undefined && !isKnown && failing.includes(level),
    };
    return { report, stale };
  }

  private markedBy(file: string): { readonly marked: readonly CheckedObject[]; readonly stale: readonly string[] } {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- most runs have none
    const { Baseline } = require('./config/baseline') as typeof baselines;
    const baseline = Baseline.read(file, this.io);
    const marked = baseline.mark(this.found);
    return { marked, stale: baseline.stale(marked, this.sources.files) };
  }
}
