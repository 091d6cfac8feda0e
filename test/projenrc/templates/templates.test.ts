import { templates } from '../../../projenrc/templates/templates';
import { directory } from '../../cli/invoke';

test('files by language and path, with the versions of the release', () => {
  const folder = directory({
    'python/requirements.txt': 'cdk8s-kubevirt==0.0.0\n',
    'python/.github/workflows/a.yaml': 'run: check\n',
    'typescript/package.json': '{"private":true,"devDependencies":{"tsx":"^4"}}',
  });
  expect(templates(folder, { name: 'cdk8s-kubevirt-34', version: '1.2.3', peerDependencies: { constructs: '^10.4.2', cdk8s: '^2.70.0' } })).toEqual({
    python: { '.github/workflows/a.yaml': 'run: check\n', 'requirements.txt': 'cdk8s-kubevirt==1.2.3\n' },
    typescript: {
      'package.json': `{
  "private": true,
  "dependencies": {
    "cdk8s": "^2.70.0",
    "cdk8s-kubevirt-34": "^1.2.3",
    "constructs": "^10.4.2"
  },
  "devDependencies": {
    "tsx": "^4"
  }
}
`,
    },
  });
});
