import { FILLED_IN_LATER } from './filled-in-later';
import { kindOf } from './manifest';
import type { Manifest } from './manifest';
import { substituted } from './template-parameters';
import type { Parameter } from './template-parameters';
import { fieldsAt } from '../kubernetes/fields-at';
import { isMapping } from '../kubernetes/is-mapping';

type Fields = { readonly [key: string]: unknown };

/** Where a template has what it makes, and what it says of the kind. */
interface Template {
  readonly objects: ReturnType<typeof fieldsAt>;
  readonly parameters: ReturnType<typeof fieldsAt>;
  readonly typeMeta?: Fields;
}

/** An object that is made of a template, with parameters open. */
interface TemplateObject {
  readonly path: string;
  readonly fillings: readonly unknown[];
}

const OPENSHIFT: Template = { objects: fieldsAt('objects[]'), parameters: fieldsAt('parameters[]') };

/** By `<group>/<kind>`; before OpenShift 4, templates were of the core group. */
const TEMPLATES: ReadonlyMap<string, Template> = new Map([
  ['template.openshift.io/Template', OPENSHIFT],
  ['/Template', OPENSHIFT],
  ['template.kubevirt.io/VirtualMachineTemplate', {
    objects: fieldsAt('spec.virtualMachine'),
    parameters: fieldsAt('spec.parameters[]'),
    typeMeta: { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine' },
  }],
]);

const HAS_PARAMETER = /\$\{\{?\w+\}/;

/** What a template makes, each as it comes out for some values of the parameters. A namespace that is written out is dropped, as processing drops it. */
export function objectsOfTemplate(manifest: Manifest): TemplateObject[] {
  const template = TEMPLATES.get(kindOf(manifest));
  if (!template) return [];
  const parameters = template.parameters(manifest).flatMap(({ value }) => (isMapping(value) && typeof value.name === 'string' ? [value] : []));
  const fillings = [
    filling(parameters, () => ({ text: FILLED_IN_LATER, value: FILLED_IN_LATER })),
    filling(parameters, () => ({ text: '1', value: 1 })),
    filling(parameters, byDefault),
  ];
  return template.objects(manifest).flatMap(({ field, value }) => (
    isMapping(value) ? [{ path: field, fillings: fillings.map((values) => substituted(madeOf(value, template), values)) }] : []
  ));
}

function filling(parameters: readonly Fields[], fill: (parameter: Fields) => Parameter): ReadonlyMap<string, Parameter> {
  return new Map(parameters.map((parameter) => [String(parameter.name), fill(parameter)]));
}

/** What a parameter is unless somebody says otherwise. One without a value may be a condition, where it is no text. */
function byDefault({ value }: Fields): Parameter {
  if (typeof value !== 'string' || value === '') return { text: '1', value: true };
  try {
    return { text: value, value: JSON.parse(value) as unknown };
  } catch {
    return { text: value, value };
  }
}

function madeOf(object: Fields, { typeMeta = {} }: Template): Fields {
  const { metadata } = object;
  if (!isMapping(metadata)) return { ...typeMeta, ...object };
  const { namespace, ...kept } = metadata;
  return { ...typeMeta, ...object, metadata: HAS_PARAMETER.test(String(namespace)) ? metadata : kept };
}
