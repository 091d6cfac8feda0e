import type { Sample } from './generate';
import type { JsonObject } from './generator/guest';
import { profileOf } from './profile';
import type { Release } from './releases';
import { admit } from '../lib/admission/admission';
import type { Finding } from '../lib/admission/finding';
import { FindingLevel } from '../lib/rules/finding-level';

export type Verdict = 'accept' | 'reject' | 'unstartable';

/** What KubeVirt says of a sample. */
export interface Answer {
  readonly id: string;
  readonly verdict: Verdict;
  readonly message?: string;
  readonly causes?: readonly { readonly type?: string; readonly field?: string; readonly message?: string }[];
}

/** Both opinions on a sample. */
export interface Comparison {
  readonly sample: Sample;
  readonly theirs: Answer;
  readonly ours: Verdict;
  /** Our findings that forbid the object or keep it from starting. */
  readonly findings: readonly Finding[];
}

export function compare(samples: readonly Sample[], answers: readonly Answer[], release: Release): Comparison[] {
  if (answers.length !== samples.length) throw new Error(`${samples.length} samples, but ${answers.length} answers`);
  return samples.map((sample, i) => {
    const theirs = answers[i];
    if (theirs.id !== sample.id) throw new Error(`the answer to ${sample.id} is about ${theirs.id}`);
    const { manifest, beside, cluster: { architecture, featureGates } } = sample;
    const findings = admit([{ manifest }, ...beside], profileOf(release, featureGates, architecture)).filter((finding) => (
      (isRefusal(finding) && !beside.some((other) => isAbout(finding, other.manifest))) || finding.level === FindingLevel.UNSTARTABLE
    ));
    return { sample, theirs, ours: verdictOf(findings), findings };
  });
}

function isAbout({ kind, name }: Finding, { kind: ofSample, metadata }: JsonObject): boolean {
  return kind === ofSample && name === (metadata as JsonObject).name;
}

function verdictOf(findings: readonly Finding[]): Verdict {
  if (!findings.length) return 'accept';
  return findings.some(isRefusal) ? 'reject' : 'unstartable';
}

/** The judge decodes as strictly as kubectl asks for, so a field that the release has not is refused, not dropped with a warning. */
function isRefusal({ level, rule }: Finding): boolean {
  return level === FindingLevel.REJECTED || rule === 'schema/fits-release';
}
