import { Duration } from 'cdk8s';
import { isPrometheusDuration } from './prometheus-duration';
import { PrometheusGroupRule } from './prometheus-group-rule';
import { PrometheusRuleGroup } from './prometheus-rule-props';
import { repeated } from '../kubernetes/repeated';
import { UsageError } from '../usage-error';

interface Labels { readonly [key: string]: string }

/** A rule, and where it stands. */
interface PlacedRule {
  readonly rule: PrometheusGroupRule;
  readonly group: PrometheusRuleGroup;
}

/** What makes the operator drop the object, and what is there twice. */
export function* groupProblems(groups: readonly PrometheusRuleGroup[]): Generator<UsageError> {
  for (const index of repeated(groups, ({ name }) => name)) {
    yield { what: 'groups', got: groups[index].name, allowed: 'each name once', fix: 'Give the group another name, or join both.' };
  }
  for (const group of groups) yield* problemsOfGroup(group);
  const placed = groups.flatMap((group) => group.rules.map((rule): PlacedRule => ({ rule, group })));
  for (const index of repeated(placed, identity)) {
    const { rule, group } = placed[index];
    yield {
      what: `group "${group.name}"`,
      got: `${kindOf(rule)} "${rule.name}" once more, with the same labels`,
      allowed: 'each name once, or with other labels',
      fix: 'Tell them apart by a label such as severity, or drop one.',
    };
  }
}

function* problemsOfGroup({ name, rules, interval, queryOffset, limit, labels }: PrometheusRuleGroup): Generator<UsageError> {
  const what = `group "${name}"`;
  if (name === '') yield { what: 'groups', got: name, allowed: 'a name', fix: 'Give the group a name.' };
  if (interval && interval.toMilliseconds({ integral: false }) === 0) {
    yield { what: `${what}.interval`, got: '0s', allowed: 'more than zero', fix: 'Leave it out for that of the Prometheus.' };
  }
  if (limit !== undefined && !(Number.isInteger(limit) && limit > 0)) {
    yield { what: `${what}.limit`, got: limit, allowed: 'a whole number from 1', fix: 'Leave it out for no limit.' };
  }
  yield* durationProblems(what, { interval, queryOffset });
  yield* labelProblems(what, labels);
  for (const rule of rules) yield* ruleProblems(rule);
}

function* ruleProblems(rule: PrometheusGroupRule): Generator<UsageError> {
  const { name, isAlert, expr, options } = rule;
  const what = `${kindOf(rule)} "${name}"`;
  if (name === '') yield { what, got: name, allowed: 'a name', fix: 'Give it a name.' };
  if (!isAlert && /[{}]/.test(name)) {
    yield { what, got: name, allowed: 'the name of a metric, without braces', fix: 'Labels go into `labels`, an expression into `expr`.' };
  }
  if (expr.trim() === '') yield { what: `${what}.expr`, got: expr, allowed: 'an expression in PromQL', fix: 'Write what is measured.' };
  yield* durationProblems(what, { pendingFor: options.pendingFor, keepFiringFor: options.keepFiringFor });
  yield* labelProblems(what, options.labels);
  if (options.annotations && '' in options.annotations) {
    yield { what: `${what}.annotations`, got: '', allowed: 'names', fix: 'Give each annotation a name such as summary.' };
  }
}

function* durationProblems(what: string, durations: { readonly [prop: string]: Duration | undefined }): Generator<UsageError> {
  for (const [prop, duration] of Object.entries(durations)) {
    if (!duration || isPrometheusDuration(duration)) continue;
    yield {
      what: `${what}.${prop}`,
      got: duration.toHumanString(),
      allowed: 'whole milliseconds',
      fix: 'Prometheus counts in whole milliseconds: round it.',
    };
  }
}

function* labelProblems(what: string, labels: Labels = {}): Generator<UsageError> {
  for (const key of Object.keys(labels)) {
    if (key !== '' && key !== '__name__') continue;
    yield { what: `${what}.labels`, got: key, allowed: 'names other than __name__', fix: 'The name of a series is that of its recording.' };
  }
}

/** By what people and Alertmanager tell alerts apart. Recordings may share a name, as long as each computes other series. */
function identity({ rule, group }: PlacedRule): string {
  const labels = Object.entries({ ...group.labels, ...rule.options.labels }).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([rule.isAlert || rule.expr, rule.name, labels]);
}

function kindOf({ isAlert }: PrometheusGroupRule): string {
  return isAlert ? 'alert' : 'record';
}
