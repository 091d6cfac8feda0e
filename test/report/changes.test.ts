import { reportOn, RESTART } from './report-on';
import { renderMarkdown } from '../../src/report/markdown';

test('what a pending change does', () => {
  expect(reportOn([], {}, RESTART).changes).toEqual({
    against: 'main',
    effects: [
      { effect: 'restart', word: 'restart needed', meaning: 'guests run on unchanged until they are restarted', objects: 1 },
      { effect: 'none', word: 'without effect', meaning: 'nothing happens to guests', objects: 1 },
    ],
    objects: [
      {
        effect: 'restart',
        outcome: 'changed',
        kind: 'VirtualMachine',
        namespace: 'erp',
        name: 'erp-db',
        consequences: [{
          effect: 'restart', word: 'restart needed', field: 'spec.template.spec.domain.cpu.cores', difference: '2 -> 4', why: 'cores are those of the start', fix: 'Restart the VM.',
        }],
      },
      { effect: 'none', outcome: 'renamed from old', kind: 'Secret', namespace: 'erp', name: 'new', consequences: [] },
    ],
    unchanged: 3,
    leftAlone: 1,
  });
});

test('it is in Markdown first', () => {
  expect(renderMarkdown(reportOn([], {}, RESTART))).toContain(`\
### Pending change, compared with main

1 restart needed, 1 without effect, 3 unchanged.

| effect | object | why |
| --- | --- | --- |
| restart needed | VirtualMachine erp/erp-db | cores are those of the start |
`);
});

test('without others there is none', () => {
  expect(reportOn([]).changes).toBeUndefined();
});
