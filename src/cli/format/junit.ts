import type { CheckedObject, LocatedFinding } from '../../admission/check';
import { renderFinding } from '../../admission/report';
import type { Report } from '../report';

/** For CI servers: a suite for each file, a test case for each object, a failure where a finding fails; other findings are its output. */
export function renderJunit({ subjects, fails }: Report): string {
  const files = new Map<string, CheckedObject[]>();
  for (const subject of subjects) {
    const inFile = files.get(subject.file) ?? [];
    inFile.push(subject);
    files.set(subject.file, inFile);
  }
  const failed = subjects.filter(({ findings }) => findings.some(fails)).length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="cdk8s-kubevirt" tests="${subjects.length}" failures="${failed}">`,
    ...[...files].flatMap(([file, inFile]) => suite(file, inFile, fails)),
    '</testsuites>',
    '',
  ].join('\n');
}

function suite(file: string, subjects: readonly CheckedObject[], fails: Report['fails']): string[] {
  const cases = subjects.flatMap(({ label, findings }) => {
    const opening = `    <testcase classname="${escaped(file)}" name="${escaped(label)}"`;
    if (!findings.length) return [`${opening}/>`];
    const failures = findings.filter(fails);
    const others = findings.filter((finding) => !fails(finding));
    return [
      `${opening}>`,
      ...failures.length ? [`      <failure type="${escaped(failures[0].rule)}" message="${escaped(message(failures))}">${blocks(failures)}</failure>`] : [],
      ...others.length ? [`      <system-out>${blocks(others)}</system-out>`] : [],
      '    </testcase>',
    ];
  });
  const failed = subjects.filter(({ findings }) => findings.some(fails)).length;
  return [`  <testsuite name="${escaped(file)}" tests="${subjects.length}" failures="${failed}">`, ...cases, '  </testsuite>'];
}

function message([{ rule, summary }, ...more]: readonly LocatedFinding[]): string {
  return `${rule}: ${summary}${more.length ? ` (and ${more.length} more)` : ''}`;
}

function blocks(findings: readonly LocatedFinding[]): string {
  return escaped(findings.map((finding) => renderFinding(finding, `${finding.file}:${finding.line}:${finding.column}`)).join('\n\n'));
}

const ENTITIES: ReadonlyMap<string, string> = new Map([['&', '&amp;'], ['<', '&lt;'], ['>', '&gt;'], ['"', '&quot;']]);

/** Text as XML 1.0 takes it: control characters cannot even be escaped. */
function escaped(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD').replace(/[&<>"]/g, (character) => ENTITIES.get(character) ?? character);
}
