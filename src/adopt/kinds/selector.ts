import { isMapping } from '../../kubernetes/is-mapping';
import { at, listAt } from '../../kubernetes/untyped';
import { fields, list, makePlus } from '../expression';
import type { Expression, Optional } from '../expression';
import { text, texts, textsByKey } from '../values';

/** Labels and expressions, as cdk8s-plus selects by them; nothing where it has no word for one. */
export function labelSelectorOf(selector: unknown): Optional {
  const expressions = labelExpressionsOf(selector);
  return expressions && makePlus('LabelSelector', 'of', fields({ labels: textsByKey(at(selector, 'matchLabels')), expressions: list(expressions) }));
}

/** The expressions of a selector; nothing where cdk8s-plus has no word for one. */
export function labelExpressionsOf(selector: unknown): readonly Expression[] | undefined {
  if (!isMapping(selector)) return undefined;
  const requirements = listAt(selector, 'matchExpressions').map(expressionOf);
  const known = requirements.filter((each) => each !== undefined);
  return known.length === requirements.length ? known : undefined;
}

function expressionOf(requirement: unknown): Optional {
  const [key, values] = [text(at(requirement, 'key')), texts(at(requirement, 'values'))];
  if (!key) return undefined;
  switch (at(requirement, 'operator')) {
    case 'In':
      return values && makePlus('LabelExpression', 'in', key, values);
    case 'NotIn':
      return values && makePlus('LabelExpression', 'notIn', key, values);
    case 'Exists':
      return makePlus('LabelExpression', 'exists', key);
    case 'DoesNotExist':
      return makePlus('LabelExpression', 'doesNotExist', key);
    default:
      return undefined;
  }
}
