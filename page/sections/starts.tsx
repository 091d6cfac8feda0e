import type { ReportData, SecondsReport, StartReport } from '../../src/report/report-data';
import { counted, seconds, whole } from '../format';
import { Section } from '../parts/section';
import { linkTo } from '../route';

const PHASES = ['prepare', 'start', 'ready'] as const;
const MEANING = { prepare: 'image or disk is there', start: 'runtime is up', ready: 'application answers' };
/** How many kinds of workloads are drawn. */
const SHOWN = 15;

/** How long starts take, as bars on one scale. */
export function Starts({ data: { starts } }: { data: ReportData }) {
  if (!starts.length) return null;
  const end = Math.max(1, ...starts.map(({ total }) => total.max));
  return (
    <Section id="starts" title="Start latency" lead="From “create” to “usable”, shortest to longest. The figures are those of a model whose source states no test set-up: compare them, do not promise them.">
      <ul class="legend">
        {PHASES.map((phase) => <li key={phase}><span class={`swatch ${phase}`} /> {MEANING[phase]}</li>)}
        <li><span class="swatch shortest" /> shortest</li>
      </ul>
      <ol class="starts">{starts.slice(0, SHOWN).map((start) => <Start key={start.examples[0]} start={start} end={end} />)}</ol>
      {starts.length > SHOWN && <p class="note">{counted(starts.length - SHOWN, 'more kind')} that start faster.</p>}
    </Section>
  );
}

function Start({ start, end }: { start: StartReport; end: number }) {
  const { examples, workloads, instances, phases, total, cold, handOver, levers, advice, notes } = start;
  const [first] = examples;
  const name = first.split('/').slice(1).filter(Boolean).join('/');
  const saved = cold.max > total.max ? ` (${seconds(cold.max)} without what shortens it)` : '';
  return (
    <li>
      <details>
        <summary>
          <span class="start-name">
            {name}
            {workloads > 1 ? ` and ${whole(workloads - 1)} more` : ''}{instances > 1 ? <small>{counted(instances, 'instance')}</small> : null}
          </span>
          <span class="start-bar" role="img" aria-label={said(phases, total)}>
            {PHASES.map((phase) => <span key={phase} class={phase} style={{ width: `${phases[phase].max / end * 100}%` }} />)}
            <span class="shortest" style={{ left: `${total.min / end * 100}%` }} />
          </span>
          <span class="start-total">{range(total)}</span>
        </summary>
        <p><a href={linkTo('workloads', first.split('/'))}>{name}</a> takes {range(total)}{saved}.{handOver ? ` One that waits answers after ${range(handOver)}.` : ''}</p>
        {levers.length > 0 && <ul class="plain">{levers.map((text) => <li key={text} class="yes">{text}</li>)}</ul>}
        {advice.length > 0 && <><p class="muted">What would shorten it:</p><ul class="plain">{advice.map(({ text, total: then }) => <li key={text}>{text} <span class="muted">Then {range(then)}.</span></li>)}</ul></>}
        {notes.map((note) => <p key={note} class="note">{note}</p>)}
      </details>
    </li>
  );
}

function said(phases: StartReport['phases'], total: SecondsReport): string {
  return `${range(total)}: ${PHASES.map((phase) => `${MEANING[phase]} after ${range(phases[phase])}`).join(', ')}`;
}

/** `34–129 s` where both are of one unit. */
function range({ min, max }: SecondsReport): string {
  const [from, to] = [seconds(min), seconds(max)];
  if (from === to) return to;
  const unit = to.replace(/^\S+?(?=\u00a0)/, '');
  return from.endsWith(unit) ? `${from.slice(0, -unit.length)}–${to}` : `${from} – ${to}`;
}
