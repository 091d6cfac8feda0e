import { useState } from 'preact/hooks';
import type { NamespaceReport, OnTop, QuotaReport, ReportData, Situation } from '../../src/report/report-data';
import { amountIn, bytes, counted, cpus, listed, percent } from '../format';
import { fullness, QuotaBar, QuotaLegend, subject } from '../parts/quota-bar';
import { resourceName } from '../parts/resource-name';
import { Section } from '../parts/section';
import { anchor, linkTo } from '../route';

/** How many namespaces are shown before more are asked for, and bars of a namespace. */
const SHOWN = 20;
const BARS = 4;

const SITUATIONS: { readonly [situation in Situation]: string } = {
  migration: 'a migration', import: 'an import', rollout: 'a rollout', job: 'a job', autoscaling: 'autoscalers at their maximum',
};

export function Tenants({ data: { namespaces }, wanted }: { data: ReportData; wanted?: string }) {
  const [shown, setShown] = useState(SHOWN);
  const number = Math.max(shown, namespaces.findIndex(({ name }) => name === wanted) + 1);
  const hasQuotas = namespaces.some(({ quotas }) => quotas.length);
  return (
    <Section id="tenants" title="Tenants and quotas" lead="Namespaces, the fullest first. What is counted is what the quota of Kubernetes counts: pods, not guests.">
      {hasQuotas && <QuotaLegend />}
      <div class="cards">{namespaces.slice(0, number).map((namespace) => <Tenant key={namespace.name} namespace={namespace} />)}</div>
      {namespaces.length > number && (
        <button type="button" class="more" onClick={() => setShown(number + SHOWN)}>Show more of {counted(namespaces.length - number, 'namespace')}</button>
      )}
    </Section>
  );
}

function Tenant({ namespace: { name, guests, pods, requests, quotas, pressure, hasAlternatives, isOwned } }: { namespace: NamespaceReport }) {
  const id = anchor('tenants', [name]);
  const bars = quotas.filter(({ hard, used }) => hard.amount > 0 || used.amount > 0);
  const forbidden = quotas.filter((quota) => !bars.includes(quota));
  const first = bars.filter(({ pressure: full }) => full > 0).slice(0, BARS);
  const rest = bars.filter((quota) => !first.includes(quota));
  return (
    <article class="card" aria-labelledby={id}>
      <header>
        <h3 id={id} tabIndex={-1}>{name || '(no namespace)'}</h3>
        {bars.length > 0 && <span class={`badge ${fullness(pressure)}`}>up to {percent(pressure)}</span>}
      </header>
      <p class="facts">
        <a href={linkTo('workloads', [], { ns: name })}>{runs(guests, pods)}</a> {guests + pods === 1 ? 'requests' : 'request'} {cpus(requests.cpu)} and {bytes(requests.memory)}
        {isOwned ? '' : ' · the namespace itself is not in the input'}
      </p>
      {hasAlternatives && <p class="note">Some objects are there twice: files are alternatives, and the sums are those of the first.</p>}
      {!bars.length && <p class="note">No quota limits it.</p>}
      {first.map((quota) => <Quota key={`${quota.quota}/${quota.resource}`} quota={quota} />)}
      {rest.length > 0 && (
        <details>
          <summary>{counted(rest.length, 'more resource')}</summary>
          {rest.map((quota) => <Quota key={`${quota.quota}/${quota.resource}`} quota={quota} />)}
        </details>
      )}
      {forbidden.length > 0 && <p class="note">Forbidden: {forbidden.map(({ resource, scopes }) => [resourceName(resource), ...scopes].join(' of ')).join('; ')}.</p>}
    </article>
  );
}

function Quota({ quota }: { quota: QuotaReport }) {
  const { resource, unit, hard, used, pressure, free, onTop, calculation, quota: name, kind, scopes } = quota;
  const migration = onTop.find(({ situation }) => situation === 'migration');
  return (
    <details class="quota">
      <summary>
        <span class="quota-head">
          <span class="resource">{resourceName(resource)}</span>
          <span class="amounts"><strong>{amountIn(unit, used.amount)}</strong> of {amountIn(unit, hard.amount)}</span>
        </span>
        <QuotaBar quota={quota} />
        <span class="quota-foot">
          {migration ? <>{percent(pressure)} while {subject(migration)} migrates · </> : null}
          {free.amount < 0 ? <strong class="bad">{amountIn(unit, -free.amount)} too little</strong> : <>{amountIn(unit, free.amount)} headroom</>}
          {onTop.filter(({ fits }) => !fits).map(({ situation }) => <strong key={situation} class="bad"> · no room for {SITUATIONS[situation]}</strong>)}
        </span>
      </summary>
      <ol class="calculation">{calculation.map((line) => <li key={line}>{line}</li>)}</ol>
      {onTop.filter(({ situation }) => situation !== 'migration').map((each) => <Passing key={each.situation} onTop={each} unit={unit} />)}
      <p class="note">{kind} {name}, <code>{resource}</code>{scopes.length ? `, for ${scopes.join(', ')}` : ''}</p>
    </details>
  );
}

function Passing({ onTop: { situation, what, amount, fits }, unit }: { onTop: OnTop; unit: QuotaReport['unit'] }) {
  return <p class="note">With {SITUATIONS[situation]} it takes {amountIn(unit, amount)} more ({what}): {fits ? 'that fits.' : <strong class="bad">that does not fit.</strong>}</p>;
}

function runs(guests: number, pods: number): string {
  return listed([...guests ? [counted(guests, 'VM')] : [], ...pods || !guests ? [counted(pods, 'pod')] : []]);
}
