import type { ComponentChildren } from 'preact';
import type { ReportData, WorkloadReport } from '../../src/report/report-data';
import { amountIn, counted, percent } from '../format';
import { Level, LEVELS } from '../parts/level';
import { fullness } from '../parts/quota-bar';
import { resourceName } from '../parts/resource-name';
import { linkTo } from '../route';

/** How many names an answer lists. */
const LISTED = 3;

/** The questions that people come with, each with its answer. */
export function Overview({ data }: { data: ReportData }) {
  return (
    <div class="answers">
      <Fullest data={data} />
      <Stuck data={data} />
      <Found data={data} />
    </div>
  );
}

export function Answer({ question, state, children }: { question: string; state: 'good' | 'near' | 'bad' | 'plain'; children: ComponentChildren }) {
  return <article class={`answer ${state}`}><h3>{question}</h3><div>{children}</div></article>;
}

function Fullest({ data: { namespaces } }: { data: ReportData }) {
  const [first] = namespaces;
  const quota = first?.quotas[0];
  if (!quota) return <Answer question="Which tenant is near its quota?" state="plain"><p>No namespace has a quota.</p></Answer>;
  const { resource, unit, used, hard, share, pressure, onTop, free } = quota;
  const migration = onTop.find(({ situation }) => situation === 'migration');
  const state = { over: 'bad', near: 'near', fine: 'good' } as const;
  const link = <a href={linkTo('tenants', [first.name])}>{first.name || '(no namespace)'}</a>;
  return (
    <Answer question="Which tenant is near its quota?" state={state[fullness(pressure)]}>
      <p class="big">{pressure > 1 ? <>{link} exceeds it</> : pressure >= 0.8 ? link : <>None; {link} is nearest</>}</p>
      <p>{amountIn(unit, used.amount)} of {amountIn(unit, hard.amount)} {resourceName(resource)} {unit === 'count' ? 'are there' : 'are used'} ({percent(share)}){migration ? `, ${percent(pressure)} while its largest VM migrates` : ''}. {free.amount < 0 ? `${amountIn(unit, -free.amount)} are missing.` : ''}</p>
    </Answer>
  );
}

function Stuck({ data: { workloads } }: { data: ReportData }) {
  const guests = workloads.filter(({ migration }) => migration);
  const stuck = guests.filter(({ migration }) => !migration?.isMigratable);
  if (!guests.length) return <Answer question="Which VM cannot migrate?" state="plain"><p>There are no VMs.</p></Answer>;
  if (!stuck.length) {
    return <Answer question="Which VM cannot migrate?" state="good"><p class="big">None</p><p>Nothing here keeps {guests.length === 1 ? 'the VM' : `any of ${counted(guests.length, 'VM')}`} from moving to another node.</p></Answer>;
  }
  const blocking = stuck.filter(({ migration }) => migration?.onDrain === 'blocks').length;
  return (
    <Answer question="Which VM cannot migrate?" state={blocking ? 'bad' : 'near'}>
      <p class="big">{stuck.slice(0, LISTED).map((workload, i) => <>{i ? ', ' : ''}<Name workload={workload} /></>)}{stuck.length > LISTED && <> and <a href={linkTo('workloads', [], { only: 'stuck' })}>{stuck.length - LISTED} more</a></>}</p>
      <p>{stuck[0].migration?.obstacles[0]?.text}{stuck.length > 1 ? ', for example' : ''}. {drainText(stuck.length, blocking)}</p>
    </Answer>
  );
}

function drainText(stuck: number, blocking: number): string {
  if (!blocking) return stuck === 1 ? 'It is stopped when its node is drained.' : 'They are stopped when their node is drained.';
  if (stuck === 1) return 'It keeps its node from being drained.';
  return blocking === stuck ? 'They keep their nodes from being drained.' : `${blocking} of them ${blocking === 1 ? 'keeps its node' : 'keep their nodes'} from being drained.`;
}

function Found({ data: { summary: { findings, acknowledged, objects } } }: { data: ReportData }) {
  const state = findings.rejected + findings.unstartable ? 'bad' : findings.warned + findings.advised ? 'near' : 'good';
  const present = LEVELS.filter(({ level }) => findings[level]);
  return (
    <Answer question="Is it admitted, and does it run?" state={state}>
      <p class="big">{state === 'bad' ? <a href={linkTo('findings')}>Not all of it</a> : 'Yes'}</p>
      <p>{counted(objects, 'object')}: {present.length ? present.map(({ level }) => <span key={level} class="tally">{findings[level]} <Level level={level} /></span>) : 'nothing was found'}{acknowledged ? `, ${acknowledged} acknowledged` : ''}</p>
    </Answer>
  );
}

function Name({ workload: { kind, namespace, name } }: { workload: WorkloadReport }) {
  return <a href={linkTo('workloads', [kind, namespace, name])}>{name}</a>;
}
