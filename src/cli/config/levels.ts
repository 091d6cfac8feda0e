import type { ConfigFile, RuleLevel, RuleLevels } from './config';
import { fileTest } from './patterns';
import { isInternalError } from '../../admission/check';
import type { CheckedObject } from '../../admission/check';
import type { LocatedFinding } from '../../admission/located-finding';
import { topicOf } from '../../admission/rule-book';
import type { Io } from '../io';

/** What was found, at the levels that a config gives to rules; without what it switches off. */
export function levelled(
  subjects: readonly CheckedObject[], { directory, config: { rules, overrides = [] } }: ConfigFile, io: Io,
): readonly CheckedObject[] {
  const layers = [
    ...rules ? [{ takes: () => true, levels: levelsIn(rules) }] : [],
    ...overrides.map((override) => ({ takes: fileTest(override.files, directory, io), levels: levelsIn(override.rules) })),
  ];
  if (!layers.length) return subjects;
  return subjects.map((subject): CheckedObject => {
    const levels = layers.filter(({ takes }) => takes(subject.file)).map((layer) => layer.levels);
    return levels.length ? { ...subject, findings: subject.findings.flatMap((finding) => atLevel(finding, levels) ?? []) } : subject;
  });
}

function levelsIn(levels: RuleLevels): ReadonlyMap<string, RuleLevel> {
  return new Map(Object.entries(levels));
}

function atLevel(finding: LocatedFinding, layers: readonly ReadonlyMap<string, RuleLevel>[]): LocatedFinding | undefined {
  if (isInternalError(finding)) return finding;
  const { rule } = finding;
  const level = layers.reduce<RuleLevel | undefined>((below, levels) => levels.get(rule) ?? levels.get(topicOf(rule)) ?? below, undefined);
  if (level === false || level === 'off') return undefined;
  return level === undefined ? finding : { ...finding, level };
}
