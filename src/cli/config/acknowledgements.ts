import type { ConfigFile } from './config';
import { fileTest } from './patterns';
import { answer } from '../../admission/acknowledgement';
import type { Acknowledgement } from '../../admission/acknowledgement';
import { isExact, keyOf, objectTest } from '../../admission/acknowledgement-entry';
import type { AcknowledgementEntry, NamedObject, ObjectPattern } from '../../admission/acknowledgement-entry';
import type { CheckedObject } from '../../admission/check';
import type { LocatedFinding } from '../../admission/located-finding';
import { objectName } from '../../admission/report';
import { RULE_IDS } from '../../admission/rule-book';
import { Locator } from '../../manifests/source/locate';
import type { SourceObject } from '../../manifests/source/object';
import type { Io } from '../io';

/** Files with acknowledgements, and whether all that they can be about is judged. */
export interface Acknowledging {
  readonly config: ConfigFile;
  readonly isWhole: boolean;
}

/**
 * What was found, with the reasons that config files give for it, and what is wrong with those: an acknowledgement that is not used is told
 * where it cannot be used by what was not judged.
 */
export function acknowledged(
  subjects: readonly CheckedObject[], objects: readonly SourceObject[], configs: readonly Acknowledging[], io: Io,
): readonly CheckedObject[] {
  const judged = new Set(objects.map(({ manifest }) => keyOf(namesOf(manifest))));
  const isJudged = (pattern: ObjectPattern) => isExact(pattern) && judged.has(keyOf(pattern));
  const acknowledgements = configs.flatMap(({ config, isWhole }) => (config.config.acknowledge ?? []).map((entry, i) => (
    acknowledgementOf(entry, i, config, !isWhole && !entry.objects?.every(isJudged), io)
  )));
  if (!acknowledgements.length) return subjects;
  const { findings, onAcknowledgements } = answer(subjects.flatMap((subject) => subject.findings), acknowledgements, RULE_IDS);
  let end = 0;
  const answered = subjects.map((subject) => ({ ...subject, findings: findings.slice(end, end += subject.findings.length) }));
  const onConfigs = configs.flatMap(({ config }) => onConfig(config, onAcknowledgements.filter(({ name }) => name === config.file)));
  return [...answered, ...onConfigs];
}

function namesOf(manifest: unknown): NamedObject {
  const { apiVersion, kind, metadata } = manifest as Fields & { readonly metadata?: Fields };
  const { namespace, name, generateName } = metadata ?? {};
  return { apiVersion: `${apiVersion}`, kind: `${kind}`, ...namespace ? { namespace: `${namespace}` } : {}, name: `${name ?? generateName}` };
}

interface Fields { readonly [field: string]: unknown }

function acknowledgementOf(
  { rule, reason, expires, files, objects }: AcknowledgementEntry, index: number, config: ConfigFile, mayBeUsedElsewhere: boolean, io: Io,
): Acknowledgement<LocatedFinding> {
  const { file, directory } = config;
  const takesFile = files && fileTest(files, directory, io);
  const takesObject = objects && objectTest(objects);
  return {
    rule,
    reason: reason.trim(),
    ...expires !== undefined && expires < io.today() ? { expired: expires } : {},
    where: { apiVersion: '', kind: 'File', name: file, field: `acknowledge[${index}].rule` },
    told: { acknowledgedIn: file },
    mayBeUsedElsewhere,
    covers: (finding) => (!takesFile || takesFile(finding.file)) && (!takesObject || takesObject(finding)),
  };
}

function onConfig({ file, document }: ConfigFile, findings: ReturnType<typeof answer>['onAcknowledgements']): CheckedObject[] {
  if (!document || !findings.length) return [];
  const locator = new Locator(document);
  const located = findings.map((finding): LocatedFinding => {
    const { line, column } = locator.find(finding.field);
    return { ...finding, file, line, column };
  });
  return [{ file, line: 1, label: () => objectName({ kind: 'File', name: file }), findings: located }];
}
