import { useMemo, useState } from 'preact/hooks';
import type { FindingReport, ReportData } from '../../src/report/report-data';
import { counted, whole } from '../format';
import { Level, LEVELS } from '../parts/level';
import { RuleLink } from '../parts/rule-link';
import { Section } from '../parts/section';
import { anchor, linkTo } from '../route';

/** How many places of a rule are shown before more are asked for. */
const SHOWN = 20;

export function Findings({ data: { findings, rules }, wanted }: { data: ReportData; wanted?: string }) {
  const [text, setText] = useState('');
  const groups = useMemo(() => grouped(findings.filter((finding) => matches(finding, text))), [findings, text]);
  const number = groups.reduce((sum, [, { length }]) => sum + length, 0);
  if (!findings.length) return <Section id="findings" title="Findings"><p class="good">Nothing was found: the cluster admits all objects, and all of them can run.</p></Section>;
  return (
    <Section id="findings" title="Findings" lead="What the cluster refuses, what would never run, and what is admitted and then hurts. By rule, the gravest first.">
      <ul class="legend">{LEVELS.map(({ level, means }) => <li key={level}><Level level={level} /> {means}</li>)}</ul>
      <form class="filters" role="search" aria-label="Filter findings" onSubmit={(event) => event.preventDefault()}>
        <label>Search <input type="search" value={text} onInput={({ currentTarget }) => setText(currentTarget.value)} /></label>
        <p class="count" role="status" aria-live="polite">{number === findings.length ? counted(number, 'finding') : `${whole(number)} of ${counted(findings.length, 'finding')}`}</p>
      </form>
      {groups.map(([rule, found], i) => (
        <Rule
          key={keyOf(found[0])} id={rule} isFirst={groups.findIndex(([each]) => each === rule) === i} found={found} rules={rules}
          isOpen={groups.length === 1 || wanted === rule}
        />))}
    </Section>
  );
}

interface RuleProps {
  readonly id: string;
  /** Whether links to the rule lead here. */
  readonly isFirst: boolean;
  readonly found: readonly FindingReport[];
  readonly rules: ReportData['rules'];
  readonly isOpen: boolean;
}

function Rule({ id, isFirst, found, rules, isOpen }: RuleProps) {
  const [shown, setShown] = useState(SHOWN);
  const [{ level, acknowledged, fix }] = found;
  const rule = Object.hasOwn(rules, id) ? rules[id] : undefined;
  const name = isFirst ? anchor('findings', id.split('/')) : undefined;
  return (
    <details class="rule" id={name} tabIndex={-1} open={isOpen}>
      <summary>
        <Level level={level} /> <span class="summary">{rule?.summary ?? id}</span>
        <span class="muted">{acknowledged === undefined ? '' : 'acknowledged · '}{counted(found.length, 'place')}</span>
      </summary>
      <dl class="facts">
        {rule && <><dt>Why</dt><dd>{rule.why}</dd></>}
        <dt>Fix</dt><dd>{rule?.fix ?? fix}</dd>
        <dt>Rule</dt><dd><RuleLink id={id} rules={rules} /></dd>
      </dl>
      <ul class="plain places">{found.slice(0, shown).map((finding) => <Place key={`${finding.object} ${finding.field} ${finding.place}`} finding={finding} ruleFix={rule?.fix} />)}</ul>
      {found.length > shown && <button type="button" class="more" onClick={() => setShown(found.length)}>Show all {counted(found.length, 'place')}</button>}
    </details>
  );
}

function Place({ finding, ruleFix }: { finding: FindingReport; ruleFix?: string }) {
  const { object, kind, namespace, name, field, got, allowed, calculation, fix, acknowledged, place } = finding;
  return (
    <li>
      <p><a href={linkTo('workloads', [kind, namespace, name])}>{object}</a> {field && <code>{field}</code>}</p>
      <p>{got !== undefined && <>is <strong>{got}</strong></>}{got !== undefined && allowed !== undefined && '; '}{allowed !== undefined && <>allowed: {allowed}</>}</p>
      {calculation && <ol class="calculation">{calculation.map((line) => <li key={line}>{line}</li>)}</ol>}
      {fix !== ruleFix && <p>{fix}</p>}
      {acknowledged !== undefined && <p class="note">Accepted: {acknowledged}</p>}
      {place && <p class="note">{place}</p>}
    </li>
  );
}

function grouped(findings: readonly FindingReport[]): [rule: string, found: FindingReport[]][] {
  const groups = new Map<string, FindingReport[]>();
  for (const finding of findings) {
    const key = keyOf(finding);
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()].map((found) => [found[0].rule, found]);
}

/** What is told together: a rule finds some things at another level than others. */
function keyOf({ rule, level, acknowledged }: FindingReport): string {
  return `${rule} ${level} ${acknowledged === undefined}`;
}

function matches({ rule, object, field, place = '', level }: FindingReport, text: string): boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const written = `${rule} ${object} ${field} ${place} ${level}`.toLowerCase();
  return words.every((word) => written.includes(word));
}
