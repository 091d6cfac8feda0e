import { cdk } from 'projen';

/** What each layer may import besides itself and the layers listed; everything else of src/ is above it. See ARCHITECTURE.md. */
const LAYERS: { [room: string]: string[] } = {
  'admission/rules': [],
  'admission': [],
  'synth': ['admission', 'misuse.ts'],
  'platform': ['admission', 'synth', 'misuse.ts'],
  'storage': ['misuse.ts', 'quantity.ts'],
  'network': ['admission', 'platform', 'misuse.ts', 'name-from-id.ts'],
  'scaling': ['misuse.ts'],
  'testing': ['misuse.ts'],
  'validation': ['admission', 'platform', 'misuse.ts'],
  'cli': ['admission', 'platform'],
  'compute': ['admission', 'platform', 'storage', 'network', 'misuse.ts', 'quantity.ts', 'name-from-id.ts'],
  'tenancy': ['admission', 'platform', 'misuse.ts', 'quantity.ts', 'name-from-id.ts'],
  'resilience': ['admission', 'compute', 'misuse.ts', 'name-from-id.ts'],
};

/** House rules on top of projen's: no cycles, no imports from a layer above. */
export function addLintRules(project: cdk.JsiiProject): void {
  project.eslint!.addRules({
    'import/no-cycle': ['error'],
    'import/no-restricted-paths': ['error', {
      zones: Object.entries(LAYERS).map(([room, below]) => ({
        target: `./src/${room}`,
        from: './src',
        except: [room, ...below].map((path) => `./${path}`),
        message: `src/${room} may import only itself${below.length > 0 ? ' and ' : ''}${below.join(', ')}`,
      })),
    }],
  });
  project.eslint!.addOverride({
    files: ['src/admission/rules/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: ['cdk8s', 'cdk8s-plus-28', 'constructs'] }] },
  });
}
