import { createHash } from 'crypto';
import { isAbsolute, sep } from 'path';
import { pathToFileURL } from 'url';
import { identityOf } from './identity';
import type { Render } from './render';
import { isInternalError } from '../../admission/check';
import type { LocatedFinding } from '../../admission/located-finding';
import { objectName } from '../../admission/report';
import { RULE_BOOK, topicOf } from '../../admission/rule-book';
import { printable } from '../../kubernetes/printable';
import { FindingLevel } from '../../rules/finding-level';
import { homepage, ruleUrl, version } from '../package';
import { findingsOf } from '../report';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

const LEVELS: { readonly [level in FindingLevel]: string } = {
  [FindingLevel.REJECTED]: 'error',
  [FindingLevel.UNSTARTABLE]: 'error',
  [FindingLevel.WARNED]: 'warning',
  [FindingLevel.ADVISED]: 'note',
};

/** For code scanning: SARIF 2.1.0 with the rules that were broken. */
export const renderSarif: Render = (report) => {
  const findings = findingsOf(report);
  const rules = [...new Set(findings.map(({ rule }) => rule))].sort();
  const indices = new Map(rules.map((rule, i) => [rule, i]));
  const driver = { name: 'cdk8s-kubevirt', semanticVersion: version(), informationUri: homepage(), rules: rules.map(descriptor) };
  const failures = findings.filter(isInternalError);
  const run = {
    tool: { driver },
    invocations: [{ executionSuccessful: !failures.length, toolExecutionNotifications: failures.map(notification) }],
    columnKind: 'utf16CodeUnits',
    results: findings.map((finding) => ({ ruleId: finding.rule, ruleIndex: indices.get(finding.rule), ...resultOf(finding) })),
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, null, 2)}\n`;
};

/** An error of this program, and where it happened. */
function notification(finding: LocatedFinding): object {
  const { got = '', file, line, column } = finding;
  return { level: 'error', message: { text: shown(`${objectName(finding)}: ${got}`) }, locations: [{ physicalLocation: physicalLocation(file, line, column) }] };
}

function descriptor(id: string): object {
  const rule = RULE_BOOK.get(id);
  if (!rule) return { id };
  return {
    id,
    shortDescription: { text: rule.summary },
    fullDescription: { text: rule.why },
    help: { text: rule.fix },
    helpUri: ruleUrl(rule),
    defaultConfiguration: { level: LEVELS[rule.level] },
    properties: { tags: ['kubevirt', topicOf(id)] },
  };
}

function resultOf(finding: LocatedFinding): object {
  const { level, summary, field, got, allowed, fix, file, line, column } = finding;
  const object = objectName(finding);
  const said = [summary, got === undefined ? '' : `got ${got}`, allowed === undefined ? '' : `allowed: ${allowed}`].filter(Boolean).join('; ');
  return {
    level: LEVELS[level],
    message: { text: shown(`${object}: ${said}. ${fix}`) },
    locations: [{
      physicalLocation: physicalLocation(file, line, column),
      logicalLocations: [{ fullyQualifiedName: printable(field ? `${object} ${field}` : object), kind: 'object' }],
    }],
    partialFingerprints: { 'finding/v1': createHash('sha256').update(identityOf(finding)).digest('hex').slice(0, 32) },
    ...suppressionOf(finding),
  };
}

function suppressionOf({ acknowledged, acknowledgedIn, baseline }: LocatedFinding): object {
  if (baseline) return { suppressions: [{ kind: 'external', status: 'accepted', justification: 'It is in the baseline.' }] };
  if (acknowledged === undefined) return {};
  return { suppressions: [{ kind: acknowledgedIn === undefined ? 'inSource' : 'external', status: 'accepted', justification: acknowledged }] };
}

function physicalLocation(file: string, line: number, column: number): object {
  return { artifactLocation: { uri: uriOf(file) }, region: { startLine: line, startColumn: column } };
}

/** Text of a message, in which no value can add a line or make a link: `[text](target)` is one. */
function shown(text: string): string {
  return printable(text).replaceAll('](', '\\](');
}

function uriOf(file: string): string {
  // Half of a surrogate pair, which Windows allows in names, has no form in a URI.
  const name = Buffer.from(file).toString();
  return isAbsolute(name) ? pathToFileURL(name).href : name.split(sep).map(encodeURIComponent).join('/');
}
