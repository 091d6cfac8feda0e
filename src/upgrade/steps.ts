import type { Comparison } from './comparison';
import type { GateChange } from './gate-change';
import type { LauncherChange } from './launcher-change';
import { upgradeOrder } from './order';
import type { UpgradePath } from './path';
import { isServedBefore } from './served-before';
import { amount, listed } from './words';
import type { Finding } from '../admission/finding';
import { isFatal } from '../admission/report';
import { topicOf } from '../admission/rule-book';
import { counted } from '../kubernetes/counted';
import { groupBy } from '../kubernetes/group-by';
import { releasesOf } from '../manifests/releases';

/** Rules on what fits where. */
const ROOM: readonly string[] = [
  'application-aware-quota', 'drain', 'limit-range', 'migration-room', 'namespace-limits', 'node-room', 'placement', 'quota',
];

/** The topic of rules on the Platform, which no object is written for. */
const PLATFORM = 'platform';

/** How many gates a step names. */
const MANY = 3;

/** What an upgrade changes. */
export interface Changes extends Comparison<Finding> {
  readonly path: UpgradePath;
  readonly gates: readonly GateChange[];
  readonly launchers: readonly LauncherChange[];
}

/** What to do, the first first. */
export function stepsOf(changes: Changes): string[] {
  const { path, refused, warned, lifted, admitted, gates } = changes;
  const before = releasesOf(path.from);
  const [room, forms] = partition(refused, isOfRoom);
  const [together, changeable] = partition(forms, (finding) => isServedBefore(finding, before) === false);
  const avoided = lifted.filter((finding) => topicOf(finding.rule) !== PLATFORM && !isFatal(finding));
  const later = warned.filter((finding) => isServedBefore(finding, before) === false);
  const earlier = warned.filter((finding) => isServedBefore(finding, before) === true);
  return [
    ...changeable.length ? [`Change ${objects(changeable)} to a form that is admitted before and after: ${rules(changeable)}.`] : [],
    ...earlier.length ? [`Write the new apiVersion, which is served already, in ${objects(earlier)}.`] : [],
    ...gateSteps(gates.filter(({ when }) => when === 'before')),
    ...roomSteps([...room, ...warned.filter(isOfRoom)], changes.launchers),
    `Upgrade ${upgradeOrder(path)}`,
    ...together.length ? [`With it, change ${objects(together)}, whose new form is not served before: ${rules(together)}.`] : [],
    ...gateSteps(gates.filter(({ when }) => when === 'after')),
    ...later.length ? [`Write the new apiVersion in ${objects(later)}.`] : [],
    ...admitted.length ? [`Only then apply ${objects(admitted)} that could not be before: ${rules(admitted)}.`] : [],
    ...avoided.length ? [`What was written or acknowledged because of ${rules(avoided)} may go.`] : [],
  ];
}

/** Of gates that nothing lists there may be many: the report names them. */
function gateSteps(gates: readonly GateChange[]): string[] {
  return [...groupBy(gates, ({ advice }) => advice)].map(([advice, ofAdvice]) => (
    `${ofAdvice.length > 1 ? 'Feature gates' : 'Feature gate'} ${namesOf(ofAdvice)}: ${advice}.`
  ));
}

function namesOf(gates: readonly GateChange[]): string {
  const isNamed = gates.length > MANY && gates.every(({ listedIn }) => listedIn === undefined);
  return isNamed ? `named above (${gates.length})` : listed(gates.map(({ gate }) => gate));
}

function roomSteps(findings: readonly Finding[], launchers: readonly LauncherChange[]): string[] {
  if (findings.length) return [`Make room: ${rules(findings)}.`];
  const more = launchers.reduce((sum, { memoryBefore, memoryAfter, replicas }) => sum + (memoryAfter - memoryBefore) * replicas, 0);
  return more > 0 ? [`Have ${amount(more)} of memory more for launcher pods; no quota of the input is newly exceeded.`] : [];
}

function isOfRoom({ rule }: Finding): boolean {
  return ROOM.includes(topicOf(rule));
}

function objects(findings: readonly Finding[]): string {
  const found = findings.map(({ kind, namespace, name, constructPath }) => JSON.stringify([kind, namespace, name, constructPath]));
  return counted(new Set(found).size, 'object');
}

function rules(findings: readonly Finding[]): string {
  return listed([...new Set(findings.map(({ rule }) => rule))].sort());
}

function partition<T>(values: readonly T[], belongs: (value: T) => boolean): [T[], T[]] {
  return [values.filter(belongs), values.filter((value) => !belongs(value))];
}
