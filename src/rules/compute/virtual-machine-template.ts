import { fieldOf } from '../../kubernetes/field-path';
import { isMapping } from '../../kubernetes/is-mapping';
import { referencedIn } from '../../manifests/template-parameters';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf } from '../subject';

interface Template {
  readonly spec: {
    readonly message?: string;
    readonly parameters?: readonly { readonly name: string }[];
    readonly virtualMachine: unknown;
  };
}

const template = objectsOf<Template>('template.kubevirt.io/VirtualMachineTemplate');

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'virtual-machine-template/declares-parameters',
    level: FindingLevel.REJECTED,
    subject: template,
    summary: 'A template must declare every parameter that its VM or its message refers to',
    why: 'Its webhook refuses any ${NAME} without a parameter, also within user data (virt-template v0.2.2).',
    fix: 'Add it to spec.parameters, or correct its name. In a script write $NAME.',
    * check({ spec: { message = '', parameters = [], virtualMachine } }) {
      const declared = parameters.map(({ name }) => name);
      const allowed = declared.join(', ') || 'no reference, as the template has no parameter';
      const texts = [...textsIn(virtualMachine, 'spec.virtualMachine'), { field: 'spec.message', text: message }];
      for (const { field, text } of texts) {
        const missing = referencedIn(text).filter((name) => !declared.includes(name));
        if (missing.length) yield { field, reported: 'spec.virtualMachine', got: [...new Set(missing)].join(', '), allowed };
      }
    },
  }),
  defineRule({
    id: 'virtual-machine-template/uses-parameters',
    level: FindingLevel.WARNED,
    subject: template,
    summary: 'A template must refer to every parameter that it declares',
    why: 'Its webhook answers with a warning, and whoever fills the parameter in changes nothing.',
    fix: 'Write ${NAME} where its value belongs, or remove the parameter.',
    * check({ spec: { message = '', parameters = [], virtualMachine } }) {
      const used = new Set([...textsIn(virtualMachine, ''), { text: message }].flatMap(({ text }) => referencedIn(text)));
      for (const [i, { name }] of parameters.entries()) {
        if (!used.has(name)) yield { field: `spec.parameters[${i}].name`, got: name };
      }
    },
  }),
];

function textsIn(value: unknown, field: string): { readonly field: string; readonly text: string }[] {
  if (typeof value === 'string') return [{ field, text: value }];
  if (Array.isArray(value)) return value.flatMap((entry, i) => textsIn(entry, `${field}[${i}]`));
  return isMapping(value) ? Object.entries(value).flatMap(([key, entry]) => textsIn(entry, fieldOf(field, key))) : [];
}
