import { admitEach, judgeEach } from './admission';
import type { AdmissionOptions, Judgement } from './admission';
import { failure, messageOf } from './failure';
import type { Finding } from './finding';
import { findingOf } from './finding-of';
import type { Submission } from './submission';
import type { AdmissionProfile } from '../manifests/profile';

/** What is judged also where the engine itself throws; of which cluster is not known then. */
export type JudgedApart = Pick<Judgement, 'findings'> & Partial<Judgement>;

/** The judgement of each submission, also where the engine itself throws: whatever object it throws at is left out, and told so. */
export function admitApart(
  submissions: readonly Submission[], profile: AdmissionProfile, nameOf: (manifest: unknown) => ObjectName, options: AdmissionOptions = {},
): JudgedApart {
  try {
    return judgeEach(submissions, profile, options);
  } catch {
    return { findings: oneByOne(submissions, profile, nameOf) };
  }
}

/** What a finding calls an object. */
export type ObjectName = Pick<Finding, 'kind' | 'namespace' | 'name'>;

function oneByOne(submissions: readonly Submission[], profile: AdmissionProfile, nameOf: (manifest: unknown) => ObjectName): Finding[][] {
  const failed = (manifest: unknown, task: string, error: unknown) => findingOf(failure(task, messageOf(error)), { apiVersion: '', ...nameOf(manifest) });
  const judged = new Map<Submission, Finding[]>();
  const healthy: Submission[] = [];
  for (const submission of submissions) {
    try {
      judged.set(submission, admitEach([submission], profile)[0]);
      healthy.push(submission);
    } catch (error) {
      judged.set(submission, [failed(submission.manifest, 'judging the object', error)]);
    }
  }
  try {
    admitEach(healthy, profile).forEach((findings, i) => judged.set(healthy[i], findings));
  } catch (error) {
    judged.get(healthy[0])?.push(failed(healthy[0].manifest, 'judging all objects together', error));
  }
  return submissions.map((submission) => judged.get(submission) ?? []);
}
