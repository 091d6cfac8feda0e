import type { Command } from './command';
import { UsageError } from './io';
import { choice } from './options';
import { ruleUrl } from './package';
import { ACKNOWLEDGE } from '../admission/acknowledgement';
import { conditionsOf, differencesOf, releasesOf, RULE_BOOK, topicOf } from '../admission/rule-book';
import type { DescribedRule } from '../admission/rule-book';
import { exampleOf, settingsOf } from '../admission/rule-example';
import type { RuleExample } from '../admission/rule-example';
import { closestMatch } from '../kubernetes/closest-match';

const FORMATS = ['text', 'json'] as const;

export const rules: Command = {
  takes: '[ID|TOPIC]',
  description: 'Lists all rules, or those of a topic. With the id of a rule it tells why the rule is there and what to write.',
  options: { format: { value: 'FORMAT', words: FORMATS, help: 'text or json (default: text)' } },

  run({ values, positionals }, { stdout }) {
    const format = choice('format', values.format ?? 'text', FORMATS);
    if (positionals.length > 1) throw new UsageError('rules takes one id or topic');
    const [wanted] = positionals;
    const rule = RULE_BOOK.get(wanted ?? '');
    const found = rule ? [rule] : rulesOf(wanted);
    if (format === 'json') stdout.write(`${JSON.stringify(rule ? dataOf(rule) : found.map(dataOf), null, 2)}\n`);
    else stdout.write(`${rule ? explained(rule) : listed(found)}\n`);
    return 0;
  },
};

function rulesOf(topic: string | undefined): DescribedRule[] {
  const all = [...RULE_BOOK.values()];
  if (topic === undefined) return all;
  const ofTopic = all.filter(({ id }) => topicOf(id) === topic);
  if (ofTopic.length) return ofTopic;
  const meant = closestMatch(topic, topic.includes('/') ? [...RULE_BOOK.keys()] : all.map(({ id }) => topicOf(id)));
  throw new UsageError(`no rule ${topic}; ${meant ? `did you mean ${meant}?` : 'cdk8s-kubevirt rules lists them'}`);
}

/** What a rule says about itself, in an order that does not change. */
function dataOf(rule: DescribedRule): object {
  const { id, area, level, summary, why, fix, kinds, upstream, since, until, before, sinceCdi, gate } = rule;
  return { id, area, level, summary, why, fix, kinds, upstream, since, until, before, sinceCdi, gate, url: ruleUrl(rule), example: exampleOf(id) };
}

function listed(found: readonly DescribedRule[]): string {
  const width = Math.max(...found.map(({ id }) => id.length));
  return found.map(({ id, level, summary }) => `${id.padEnd(width)}  ${level.padEnd(11)}  ${summary}`).join('\n');
}

function explained(rule: DescribedRule): string {
  const { id, level, summary, why, fix, kinds, gate } = rule;
  const example = exampleOf(id);
  return [
    `${level.toUpperCase()} ${id}: ${summary}`,
    ...labelled([
      ['why', why],
      ['fix', fix],
      ['kinds', kinds?.map((kind) => kind.replace(/^\//, '')).join(', ')],
      ['upstream', [...conditionsOf(rule)].map(([release, conditions]) => `${release}: ${conditions.join(', ')}`).join('; ')],
      ['releases', releasesOf(rule)],
      ['older', differencesOf(rule).join(' ')],
      ['lifted by', gate && `feature gate ${gate}`],
      ['accept', `annotation ${ACKNOWLEDGE}: "${id}: <reason>"`],
      ['docs', ruleUrl(rule)],
    ]),
    ...example ? exampleLines(example) : [],
  ].join('\n');
}

function exampleLines(example: RuleExample): string[] {
  const { field, got, allowed, yaml } = example;
  return [
    '',
    'for example',
    ...labelled([['field', field], ['got', got], ['allowed', allowed], ['cluster', settingsOf(example).join('; ')]]),
    '',
    ...yaml.trimEnd().split('\n').map((line) => `    ${line}`.trimEnd()),
  ];
}

function labelled(lines: readonly [label: string, text: string | undefined][]): string[] {
  return lines.flatMap(([label, text]) => (text ? [`  ${label.padEnd(9)} ${text}`] : []));
}
