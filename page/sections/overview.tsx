import type { ComponentChildren } from 'preact';
import type { ReportData, WorkloadReport } from '../../src/report/report-data';
import { amountIn, counted, percent, whole } from '../format';
import { DISRUPTIVE } from './changes';
import { Level, LEVELS } from '../parts/level';
import { fullness, NEAR, subject } from '../parts/quota-bar';
import { resourceName } from '../parts/resource-name';
import { linkTo } from '../route';

/** How many names an answer lists. */
const LISTED = 3;

/** The questions that people come with, each with its answer. */
export function Overview({ data }: { data: ReportData }) {
  return (
    <div class="answers">
      <Pending data={data} />
      <Fullest data={data} />
      <Reach data={data} />
      <Stuck data={data} />
      <Found data={data} />
    </div>
  );
}

export function Answer({ question, state, children }: { question: string; state: 'good' | 'near' | 'bad' | 'neutral'; children: ComponentChildren }) {
  return <article class={`answer ${state}`}><h3>{question}</h3><div>{children}</div></article>;
}

/** Guests come first: pods are made to be replaced. */
function Pending({ data: { changes } }: { data: ReportData }) {
  if (!changes) return null;
  const { objects, effects, against } = changes;
  const disrupted = objects.filter(({ effect }) => DISRUPTIVE.includes(effect));
  const noticed = [true, false].flatMap((isGuest) => disrupted.filter(({ kind }) => kind.startsWith('VirtualMachine') === isGuest));
  const first = noticed[0]?.consequences[0];
  const question = 'What does the pending change do to what runs?';
  const counts = effects.map(({ word, objects: count }) => `${whole(count)} ${word}`).join(', ');
  if (!noticed.length) return <Answer question={question} state="good"><p class="big">Nothing is interrupted</p><p>{counts || 'Nothing changes'}, compared with {against}.</p></Answer>;
  return (
    <Answer question={question} state="bad">
      <p class="big">
        {noticed.slice(0, LISTED).map(({ kind, namespace, name, effect }, i) => (
          <>{i ? ', ' : ''}<a href={linkTo('changes', [effect])}>{name}</a>: {effects.find((each) => each.effect === effect)?.word}<span class="visually-hidden"> ({kind} {namespace})</span></>))}
        {noticed.length > LISTED && <> and <a href={linkTo('changes')}>{whole(noticed.length - LISTED)} more</a></>}
      </p>
      {first && <p>{first.field && <code>{first.field}</code>} {first.difference && <code>{first.difference}</code>}<br />{first.why}.</p>}
      <p class="note">{counts}, compared with {against}.</p>
    </Answer>
  );
}

function Fullest({ data: { namespaces } }: { data: ReportData }) {
  const [first] = namespaces;
  const quota = first?.quotas[0];
  if (!quota) return <Answer question="Which tenant is near its quota?" state="neutral"><p>No namespace has a quota.</p></Answer>;
  const { resource, unit, used, hard, share, pressure, onTop, free } = quota;
  const migration = onTop.find(({ situation }) => situation === 'migration');
  const alike = namespaces.filter(({ pressure: full }) => fullness(full) === fullness(pressure)).length - 1;
  const state = { over: 'bad', near: 'near', fine: 'good' } as const;
  const link = <a href={linkTo('tenants', [first.name])}>{first.name || '(no namespace)'}</a>;
  const more = alike ? <> and <a href={linkTo('tenants')}>{whole(alike)} more</a></> : '';
  const big = { over: <>{link}{more} {alike ? 'exceed theirs' : 'exceeds it'}</>, near: <>{link}{more}</>, fine: <>None; {link} is nearest</> };
  return (
    <Answer question="Which tenant is near its quota?" state={state[fullness(pressure)]}>
      <p class="big">{big[fullness(pressure)]}</p>
      <p>
        {alike && pressure >= NEAR ? `${first.name} ` : 'It '}
        {unit === 'count' ? 'has' : 'uses'} {amountIn(unit, used.amount)} of {amountIn(unit, hard.amount)} {resourceName(resource)} ({percent(share)})
        {migration ? `, ${percent(pressure)} while ${subject(migration)} migrates` : ''}. {free.amount < 0 ? `${amountIn(unit, -free.amount)} are missing.` : ''}
      </p>
    </Answer>
  );
}

function Stuck({ data: { workloads } }: { data: ReportData }) {
  const guests = workloads.filter(({ migration }) => migration);
  const stuck = guests.filter(({ migration }) => !migration?.isMigratable);
  if (!guests.length) return <Answer question="Which VM cannot migrate?" state="neutral"><p>There are no VMs.</p></Answer>;
  if (!stuck.length) {
    return <Answer question="Which VM cannot migrate?" state="good"><p class="big">None</p><p>Nothing here keeps a VM from moving to another node.</p></Answer>;
  }
  const blocking = stuck.filter(({ migration }) => migration?.onDrain === 'blocks').length;
  return (
    <Answer question="Which VM cannot migrate?" state={blocking ? 'bad' : 'near'}>
      <p class="big">{stuck.slice(0, LISTED).map((workload, i) => <>{i ? ', ' : ''}<Name workload={workload} /></>)}{stuck.length > LISTED && <> and <a href={linkTo('workloads', [], { only: 'stuck' })}>{whole(stuck.length - LISTED)} more</a></>}</p>
      <p>{stuck[0].migration?.obstacles[0]?.text}{stuck.length > 1 ? ', for example' : ''}. {drainText(stuck.length, blocking)}</p>
    </Answer>
  );
}

function Reach({ data: { reachability: { endpoints, connections, policies } } }: { data: ReportData }) {
  const isMade = (i: number) => endpoints[i].kind === 'workload' || endpoints[i].kind === 'namespace';
  const open = connections.filter(({ from, to, ports }) => ports && from !== to && isMade(to));
  const within = open.filter(({ from }) => isMade(from));
  const across = within.filter(({ from, to }) => endpoints[from].namespace !== endpoints[to].namespace);
  const shown = across.length ? across : within;
  const isOneTenant = new Set(endpoints.filter((_, i) => isMade(i)).map(({ namespace }) => namespace)).size < 2;
  const outside = open.filter(({ from }) => endpoints[from].kind === 'addresses');
  const question = isOneTenant ? 'Who can reach whom?' : 'Who can reach another tenant?';
  const tail = outside.length ? `Addresses outside the cluster reach ${counted(outside.length, 'endpoint')}.` : 'Nothing outside the cluster reaches in.';
  if (!policies) return <Answer question={question} state="near"><p class="big"><a href={linkTo('reachability')}>Everybody</a></p><p>No policy restricts pods. {tail}</p></Answer>;
  const listed = isOneTenant ? within : across;
  if (listed.length > LISTED) return <Answer question={question} state="neutral"><ManyReached connections={listed} endpoints={endpoints} /><p>{tail}</p></Answer>;
  return (
    <Answer question={question} state="neutral">
      <p class="big">
        {listed.length === 0 && 'None'}
        {listed.map(({ from, to }, i) => <>{i ? ', ' : ''}<a href={linkTo('reachability', [endpoints[from].name, endpoints[to].name])}>{endpoints[from].name} → {endpoints[to].name}</a></>)}
      </p>
      {shown.length === 1 && <p>On {shown[0].ports}, by {shown[0].reasons.filter(({ isAllowed }) => isAllowed).map(({ text }) => text.replace(/, allows .*$/, '')).pop()}.</p>}
      <p>{tail}</p>
    </Answer>
  );
}

/** How many are reached, and the one that most reach. */
function ManyReached({ connections, endpoints }: Pick<ReportData['reachability'], 'connections' | 'endpoints'>) {
  const callers = new Map<number, number>();
  for (const { to } of connections) callers.set(to, (callers.get(to) ?? 0) + 1);
  const [[most, by]] = [...callers].sort(([, a], [, b]) => b - a);
  const { ports } = connections.find(({ to }) => to === most)!;
  return (
    <>
      <p class="big"><a href={linkTo('reachability')}>{whole(callers.size)} of {counted(endpoints.filter(({ kind }) => kind === 'workload' || kind === 'namespace').length, 'endpoint')}</a> are reached</p>
      <p>{endpoints[most].name} by {whole(by)} others, on {ports}, for example.</p>
    </>
  );
}

function drainText(stuck: number, blocking: number): string {
  if (!blocking) return stuck === 1 ? 'It is stopped when its node is drained.' : 'They are stopped when their node is drained.';
  if (stuck === 1) return 'It keeps its node from being drained.';
  return blocking === stuck ? 'They keep their nodes from being drained.' : `${whole(blocking)} of them ${blocking === 1 ? 'keeps its node' : 'keep their nodes'} from being drained.`;
}

function Found({ data: { summary: { findings, acknowledged, objects } } }: { data: ReportData }) {
  const state = findings.rejected + findings.unstartable ? 'bad' : findings.warned + findings.advised ? 'near' : 'good';
  const present = LEVELS.filter(({ level }) => findings[level]);
  return (
    <Answer question="Is it admitted, and does it run?" state={state}>
      <p class="big">{state === 'bad' ? <a href={linkTo('findings')}>Not all of it</a> : 'Yes'}</p>
      <p>{counted(objects, 'object')}: {present.length ? present.map(({ level }) => <span key={level} class="tally">{whole(findings[level])} <Level level={level} /></span>) : 'nothing was found'}{acknowledged ? `, ${whole(acknowledged)} acknowledged` : ''}</p>
    </Answer>
  );
}

function Name({ workload: { kind, namespace, name } }: { workload: WorkloadReport }) {
  return <a href={linkTo('workloads', [kind, namespace, name])}>{name}</a>;
}
