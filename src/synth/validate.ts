import type { IConstruct } from 'constructs';

/**
 * Runs every validation of a tree once.
 *
 * @throws one error with all their messages, as cdk8s does
 */
export function validate(root: IConstruct): void {
  const errors = root.node.findAll().flatMap(({ node }) => node.validate().map((error) => `[${node.path}] ${error}`));
  if (errors.length > 0) throw new Error(`Validation failed with the following errors:\n  ${errors.join('\n  ')}`);
}
