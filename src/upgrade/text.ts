import type { GateChange } from './gate-change';
import type { LauncherChange } from './launcher-change';
import { notesOf } from './path';
import type { UpgradePath } from './path';
import type { Changes } from './steps';
import { difference, listed } from './words';
import type { Finding } from '../admission/finding';
import { LEVELS, objectName } from '../admission/report';
import { counted } from '../kubernetes/counted';
import { groupBy } from '../kubernetes/group-by';
import { printable } from '../kubernetes/printable';

/** How many lines there are of one rule, or of what is alike. */
const SHOWN = 10;

/** A finding that may know its place in a file. */
type Placed = Finding & { readonly file?: string; readonly line?: number; readonly column?: number };

/** An advice as text: a line a thing, what to do at the end. */
export function renderUpgrade(changes: Changes, steps: readonly string[], scope: string): string {
  const { path, refused, refusedByBoth, warned, lifted, gates, launchers } = changes;
  const [before, after] = [releases(path, 'from'), releases(path, 'to')];
  const sections = [
    [
      `${path.projects.map(({ name, from, to }) => `${name} ${from} -> ${to}`).join(', ')}: ${scope}`,
      ...notesOf(path),
      ...refused.length ? [] : [`All that ${before} admits and starts, ${after} does, too.`],
      ...refusedByBoth ? [`Refused or not started before and after, which check explains: ${counted(refusedByBoth, 'object')}.`] : [],
    ],
    section(`No longer admitted, or started, by ${after}`, refused, linesOfFindings(refused)),
    section('New warnings and advice', warned, linesOfFindings(warned)),
    section('Feature gates', gates, linesOfGates(gates)),
    section('Launcher pods', launchers, linesOfLaunchers(launchers)),
    section('No longer found', lifted, linesOfRules(lifted)),
    ['What to do', ...steps.map((step, i) => `  ${i + 1}. ${step}`)],
  ];
  return `${sections.filter(({ length }) => length).map((lines) => lines.map(printable).join('\n')).join('\n\n')}\n`;
}

function section(title: string, things: readonly unknown[], lines: readonly string[]): string[] {
  return things.length ? [`${title}: ${things.length}`, ...lines.map((line) => `  ${line}`)] : [];
}

function releases({ projects }: UpgradePath, side: 'from' | 'to'): string {
  return projects.map((each) => `${each.name} ${each[side]}`).join(', ');
}

/** The gravest first, each rule once, with a line for each place. */
function linesOfFindings(findings: readonly Placed[]): string[] {
  return byRule(findings).flatMap((ofRule) => {
    const [{ level, rule, summary, fix }] = ofRule;
    const isOneFix = ofRule.every((finding) => finding.fix === fix);
    const places = ofRule.map((finding) => {
      const what = [placeOf(finding), objectName(finding), finding.field].filter(Boolean).join(' ');
      return `  ${[what, saidOf(finding)].filter(Boolean).join(': ')}${isOneFix ? '' : `. ${finding.fix}`}`;
    });
    return [`${level.toUpperCase()} ${rule}: ${summary}`, ...shortened(places), ...isOneFix ? [`  fix: ${fix}`] : []];
  });
}

function linesOfRules(findings: readonly Placed[]): string[] {
  return byRule(findings).map((ofRule) => {
    const [{ level, rule }] = ofRule;
    const places = new Set(ofRule.map((finding) => placeOf(finding) || objectName(finding)));
    const [first, ...more] = places;
    return `${level.toUpperCase()} ${rule}: ${first}${more.length ? ` and ${more.length} more` : ''}`;
  });
}

function linesOfGates(gates: readonly GateChange[]): string[] {
  const groups = groupBy(gates, ({ gate, advice, listedIn }) => JSON.stringify([advice, listedIn, ...listedIn === undefined ? [] : [gate]]));
  return [...groups.values()].map((alike) => {
    const [{ gate, listedIn, place, stageBefore = 'none', stageAfter = 'none', advice }] = alike;
    if (listedIn === undefined) return `${alike.map((each) => each.gate).join(', ')}: ${advice}`;
    return `${place ?? listedIn} ${gate} (${stageBefore} -> ${stageAfter}): ${advice}`;
  });
}

/** Pods that change alike in one line for each namespace, then why. */
function linesOfLaunchers(launchers: readonly LauncherChange[]): string[] {
  const keyOf = ({ namespace, memoryBefore, memoryAfter, others }: LauncherChange) => JSON.stringify([namespace, memoryAfter - memoryBefore, others]);
  const alike = groupBy(launchers, keyOf);
  const lines = [...alike.values()].map((changes) => {
    const [{ namespace = 'no namespace', memoryBefore, memoryAfter, others }] = changes;
    const pods = changes.reduce((sum, { replicas }) => sum + replicas, 0);
    const memory = (count: number) => `memory ${difference('requests.memory', BigInt((memoryAfter - memoryBefore) * count) * 10n ** 9n)}`;
    const isMemory = memoryAfter !== memoryBefore;
    const each = [...isMemory ? [memory(1)] : [], ...others].join(', ');
    const makers = listed(changes.map(({ kind, name }) => `${kind} ${name}`));
    return `${namespace}: ${counted(pods, 'pod')}${pods > 1 ? ', each' : ':'} ${each}${isMemory && pods > 1 ? `, together ${memory(pods)}` : ''} (${makers})`;
  });
  const reasons = [...new Set(launchers.flatMap((change) => change.reasons))];
  return [...shortened(lines), ...reasons.map((reason) => `why: ${reason}`)];
}

function byRule(findings: readonly Placed[]): Placed[][] {
  const groups = [...groupBy(findings, ({ level, rule }) => `${LEVELS.indexOf(level)} ${rule}`)];
  return groups.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, ofRule]) => [...ofRule]);
}

function placeOf({ file, line, column, constructPath }: Placed): string {
  return file === undefined ? constructPath ?? '' : `${file}:${line}:${column}`;
}

function saidOf({ got, allowed }: Finding): string {
  return [got === undefined ? '' : `got ${got}`, allowed === undefined ? '' : `allowed: ${allowed}`].filter(Boolean).join('; ');
}

function shortened(lines: readonly string[]): string[] {
  const rest = lines.length - SHOWN;
  return rest > 1 ? [...lines.slice(0, SHOWN), `  and ${rest} more`] : [...lines];
}
