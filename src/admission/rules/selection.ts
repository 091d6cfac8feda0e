import type { LabelSelector } from '../../../imports/kubernetes';

export interface Labels { readonly [key: string]: string | undefined }

/** Whether a selector selects an object with these labels. An operator that Kubernetes does not know is another mistake. */
export function selects({ matchLabels = {}, matchExpressions = [] }: LabelSelector, labels: Labels): boolean {
  return Object.entries(matchLabels).every(([key, value]) => labels[key] === value)
    && matchExpressions.every(({ key, operator, values = [] }) => holds(labels[key], operator, values));
}

function holds(label: string | undefined, operator: string, values: readonly string[]): boolean {
  switch (operator) {
    case 'In': return label !== undefined && values.includes(label);
    case 'NotIn': return label === undefined || !values.includes(label);
    case 'Exists': return label !== undefined;
    case 'DoesNotExist': return label === undefined;
    default: return true;
  }
}
