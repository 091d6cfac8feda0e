import { isMapping } from '../../kubernetes/is-mapping';
import { at, listAt } from '../../kubernetes/untyped';
import { fields, list, makePlus } from '../expression';
import type { Optional } from '../expression';
import { text, texts, textsByKey } from '../values';

/** Labels and expressions, as cdk8s-plus selects by them; nothing where it has no word for one. */
export function labelSelectorOf(selector: unknown): Optional {
  if (!isMapping(selector)) return undefined;
  const requirements = listAt(selector, 'matchExpressions').map(expressionOf);
  if (requirements.includes(undefined)) return undefined;
  return makePlus('LabelSelector', 'of', fields({ labels: textsByKey(selector.matchLabels), expressions: list(requirements) }));
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
