import { placeOf } from './words';
import { isInternalError } from '../../admission/check';
import type { CheckedObject } from '../../admission/check';
import type { LocatedFinding } from '../../admission/located-finding';
import { renderFinding } from '../../admission/report';
import type { Report } from '../report';

/** For CI servers: a suite for each file, a test case for each object, a failure where a finding fails, an error where this program does; other findings are its output. */
export function renderJunit({ subjects, fails }: Report): string {
  const files = new Map<string, CheckedObject[]>();
  for (const subject of subjects) {
    const inFile = files.get(subject.file) ?? [];
    inFile.push(subject);
    files.set(subject.file, inFile);
  }
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="cdk8s-kubevirt" ${counts(subjects, fails)}>`,
    ...[...files].flatMap(([file, inFile]) => suite(file, inFile, fails)),
    '</testsuites>',
    '',
  ].join('\n');
}

function suite(file: string, subjects: readonly CheckedObject[], fails: Report['fails']): string[] {
  const cases = subjects.flatMap(({ label, findings }) => {
    const opening = `    <testcase classname="${escaped(file)}" name="${escaped(label())}"`;
    if (!findings.length) return [`${opening}/>`];
    const errors = findings.filter(isInternalError);
    const told = findings.filter((finding) => !isInternalError(finding));
    const failures = told.filter(fails);
    const others = told.filter((finding) => !fails(finding));
    return [
      `${opening}>`,
      ...errors.length ? [element('error', errors)] : [],
      ...failures.length ? [element('failure', failures)] : [],
      ...others.length ? [`      <system-out>${blocks(others)}</system-out>`] : [],
      '    </testcase>',
    ];
  });
  return [`  <testsuite name="${escaped(file)}" ${counts(subjects, fails)}>`, ...cases, '  </testsuite>'];
}

/** Of an object with an error of this program its failures do not count. */
function counts(subjects: readonly CheckedObject[], fails: Report['fails']): string {
  const sound = subjects.filter(({ findings }) => !findings.some(isInternalError));
  const failures = sound.filter(({ findings }) => findings.some(fails)).length;
  return `tests="${subjects.length}" failures="${failures}" errors="${subjects.length - sound.length}"`;
}

function element(name: 'error' | 'failure', findings: readonly LocatedFinding[]): string {
  return `      <${name} type="${escaped(findings[0].rule)}" message="${escaped(message(findings))}">${blocks(findings)}</${name}>`;
}

function message([{ rule, summary }, ...more]: readonly LocatedFinding[]): string {
  return `${rule}: ${summary}${more.length ? ` (and ${more.length} more)` : ''}`;
}

function blocks(findings: readonly LocatedFinding[]): string {
  return escaped(findings.map((finding) => renderFinding(finding, placeOf(finding))).join('\n\n'));
}

const ENTITIES: ReadonlyMap<string, string> = new Map([['&', '&amp;'], ['<', '&lt;'], ['>', '&gt;'], ['"', '&quot;']]);

/** Text as XML 1.0 takes it: control characters cannot even be escaped. */
function escaped(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD').replace(/[&<>"]/g, (character) => ENTITIES.get(character) ?? character);
}
