import { useState } from 'preact/hooks';
import type { ChangeReport, ChangesReport } from '../../src/report/report-data';
import { counted } from '../format';
import { Section } from '../parts/section';
import { anchor, linkTo } from '../route';

/** How many objects of an effect are shown before more are asked for. */
const SHOWN = 20;
/** What guests notice, or may lose something by. */
export const DISRUPTIVE: readonly string[] = ['refused', 'data-at-risk', 'recreated', 'reboot', 'stop', 'error', 'restart'];

/** What applying the manifests does to what runs. */
export function Changes({ changes, wanted }: { changes?: ChangesReport; wanted?: string }) {
  if (!changes) return null;
  const { against, effects, objects, unchanged, leftAlone } = changes;
  return (
    <Section id="changes" title="Pending change" lead={`What applying these manifests does, compared with ${against}; the gravest first.`}>
      {objects.length === 0 && <p class="good">Nothing changes in {counted(unchanged, 'object')}.</p>}
      {effects.map(({ effect, word, meaning }) => (
        <Effect
          key={effect} effect={effect} word={word} meaning={meaning} isOpen={wanted === effect || DISRUPTIVE.includes(effect)}
          objects={objects.filter((each) => each.effect === effect)}
        />))}
      <p class="note">
        {counted(unchanged, 'object')} {unchanged === 1 ? 'stays as it is' : 'stay as they are'}
        {leftAlone ? `; ${counted(leftAlone, 'object')} of the earlier ones only, left alone` : ''}.
      </p>
    </Section>
  );
}

interface EffectProps {
  readonly effect: string;
  readonly word: string;
  readonly meaning: string;
  readonly objects: readonly ChangeReport[];
  readonly isOpen: boolean;
}

function Effect({ effect, word, meaning, objects, isOpen }: EffectProps) {
  const [shown, setShown] = useState(SHOWN);
  return (
    <details class="rule" id={anchor('changes', [effect])} tabIndex={-1} open={isOpen}>
      <summary><span class={`level ${DISRUPTIVE.includes(effect) ? 'unstartable' : 'advised'}`}>{word}</span> <span class="summary">{meaning}</span> <span class="muted">{counted(objects.length, 'object')}</span></summary>
      <ul class="plain places">{objects.slice(0, shown).map((each) => <Change key={`${each.kind}/${each.namespace}/${each.name}`} change={each} />)}</ul>
      {objects.length > shown && <button type="button" class="more" onClick={() => setShown(objects.length)}>Show all {counted(objects.length, 'object')}</button>}
    </details>
  );
}

function Change({ change: { kind, namespace, name, outcome, consequences } }: { change: ChangeReport }) {
  return (
    <li>
      <p><a href={linkTo('workloads', [kind, namespace, name])}>{kind} {namespace ? `${namespace}/` : ''}{name}</a> <span class="muted">{outcome}</span></p>
      {consequences.map(({ effect, word, field, difference, why, fix }, i) => (
        <div key={i} class="consequence">
          <p><strong class={DISRUPTIVE.includes(effect) ? 'bad' : undefined}>{word}</strong> {field && <code>{field}</code>} {difference && <code class="muted">{difference}</code>}</p>
          <p>{why}</p>
          {fix && <p class="note">{fix}</p>}
        </div>))}
    </li>
  );
}
