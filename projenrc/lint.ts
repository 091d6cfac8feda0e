import { cdk } from 'projen';

/** Rooms below may never import rooms above them: see ARCHITECTURE.md, "Layers". */
const layers: { target: string; from: string[] }[] = [
  { target: './src/admission/rules', from: ['./src', '!./src/admission/rules'] },
];

/** House rules on top of projen's: no cycles, no upward imports, no type-only runtime imports. */
export function addLintRules(project: cdk.JsiiProject): void {
  project.eslint!.addRules({
    'import/no-cycle': ['error'],
    'import/no-restricted-paths': ['error', { zones: layers }],
    'max-len': ['error', { code: 140, ignoreUrls: true, ignoreStrings: true, ignoreTemplateLiterals: true }],
  });
}
