import type { AdoptedObject, AdoptionReport } from './report';
import { counted } from '../kubernetes/counted';
import { printable } from '../kubernetes/printable';

/** What became of all objects, as text: how many, and each that is not all props. */
export function renderAdoption({ objects, skipped, acknowledged, unproven }: AdoptionReport, files: number): string {
  const by = (kind: AdoptedObject['by']) => objects.filter((object) => object.by === kind);
  const [constructs, plus, apiObjects, nothing] = [by('construct'), by('cdk8s-plus'), by('ApiObject'), by('nothing')];
  const sum = (of: readonly AdoptedObject[], field: 'fields' | 'patchedFields') => of.reduce((total, object) => total + object[field], 0);
  const [fields, patched] = [sum([...constructs, ...plus], 'fields'), sum(objects, 'patchedFields')];
  const secrets = objects.filter(({ kind, by: how }) => kind === 'Secret' && how !== 'nothing').length;
  const ways = [
    [constructs.length, 'by constructs of cdk8s-kubevirt'], [plus.length, 'by cdk8s-plus'], [apiObjects.length, 'as ApiObject'], [nothing.length, 'not at all'],
  ] as const;
  return [
    `${counted(objects.length, 'object')} in ${counted(files, 'file')}: ${ways.filter(([count]) => count).map(([count, how]) => `${count} ${how}`).join(', ')}`,
    `${counted(fields, 'field')} by constructs, of which ${patched} ${patched === 1 ? 'is' : 'are'} patched; ${counted(sum(apiObjects, 'fields'), 'field')} as they are written`,
    ...skipped.map(({ object, maker }) => `${printable(object)}: left out, as ${printable(maker)} makes it`),
    ...secrets ? [`${counted(secrets, 'Secret')} with content that the program shows: seal it, or keep it out of the repository`] : [],
    ...acknowledged ? [`${counted(acknowledged, 'finding')} acknowledged, since the objects were admitted before; new AdmissionRecord(app, 'Record') tells check of them`] : [],
    ...objects.filter(({ by: how, patches }) => patches.length || how === 'ApiObject' || how === 'nothing').flatMap(linesOf),
    ...unproven.length ? ['not proven:', ...unproven.map((each) => `  ${printable(each)}`)] : ['proven: the program synthesizes what was read'],
    '',
  ].join('\n');
}

function linesOf({ object, by, construct, patches, reason }: AdoptedObject): string[] {
  const how = by === 'nothing' ? 'not adopted' : by === 'ApiObject' ? 'as ApiObject' : `by ${construct ?? by}`;
  return [
    `${printable(object)}: ${how}${reason === undefined || (by !== 'ApiObject' && by !== 'nothing') ? '' : `, as ${printable(reason)}`}`,
    ...patches.map((path) => `  patched ${printable(path)}`),
  ];
}
