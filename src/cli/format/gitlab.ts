import { createHash } from 'crypto';
import { identityOf } from './identity';
import { projectPath } from './project-path';
import type { Render } from './render';
import { messageOf } from './words';
import { printable } from '../../kubernetes/printable';
import { FindingLevel } from '../../rules/finding-level';
import { openFindings } from '../report';

const SEVERITIES: { readonly [level in FindingLevel]: string } = {
  [FindingLevel.REJECTED]: 'blocker',
  [FindingLevel.UNSTARTABLE]: 'critical',
  [FindingLevel.WARNED]: 'minor',
  [FindingLevel.ADVISED]: 'info',
};

/** For GitLab's code quality report: an entry for each finding. GitLab keeps one entry of each fingerprint, so that those that are alike are numbered. */
export const renderGitlab: Render = (report, { io }) => {
  const seen = new Map<string, number>();
  const entries = openFindings(report).map((finding) => {
    const { level, rule, line } = finding;
    const path = projectPath(finding.file, io.env.CI_PROJECT_DIR, io);
    const identity = `${path} ${identityOf(finding)}`;
    const number = seen.get(identity) ?? 0;
    seen.set(identity, number + 1);
    return {
      description: printable(messageOf(finding)),
      check_name: rule,
      fingerprint: createHash('sha256').update(`${identity} ${number}`).digest('hex').slice(0, 32),
      severity: SEVERITIES[level],
      location: { path, lines: { begin: line } },
    };
  });
  return `${JSON.stringify(entries, null, 2)}\n`;
};
