import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { canonicalJson } from '../../projenrc/import/schema';
import { commandCost, inFolder, middle } from '../cost';
import type { Outcome } from '../cost';
import { table } from '../markdown';
import { makeProjects, objectsIn } from './projects';
import type { Project } from './projects';

const EXAMPLES = ['quickstart', 'hybrid-banking'];
const GOLDEN = resolve(__dirname, '..', '..', 'test', 'golden');
const RUNS = 5;
const LIMIT = 120;

/** What `cdk8s synth` took in a project: the median of runs of all projects in turn. */
export interface ColdFigure extends Omit<Project, 'folder'> {
  readonly outcome: Outcome;
}

/**
 * Measures what `cdk8s synth` takes in projects outside of the checkout; installs them from the package registry.
 *
 * @throws where a project does not make the objects of the golden files
 */
export function measureCold(): ColdFigure[] {
  return inFolder((folder) => {
    console.error('cold: installing');
    const projects = makeProjects(folder, EXAMPLES).map((project) => ({ ...project, outcomes: [] as Outcome[] }));
    const bin = join(folder, 'node_modules', '.bin');
    // As `npx cdk8s synth`, which finds what is installed, without the time of npx.
    const command = ['env', `PATH=${bin}:${process.env.PATH}`, 'cdk8s', 'synth', '--no-check-upgrade'];
    for (let run = 0; run < RUNS; run++) {
      for (const project of projects) {
        rmSync(join(project.folder, 'dist'), { recursive: true, force: true });
        project.outcomes.push(commandCost(command, project.folder, LIMIT));
      }
    }
    projects.forEach(expectGolden);
    return projects.map(({ example, way, app, outcomes }) => ({ example, way, app, outcome: middle(outcomes) }));
  });
}

/** The figures as Markdown. */
export function coldTable(figures: readonly ColdFigure[]): string {
  return table(['example', 'made with', '`app` in cdk8s.yaml', 'seconds', 'processor seconds', 'MiB'], figures.map(({ example, way, app, outcome }) => [
    example, way, `\`${app}\``, ...cells(outcome),
  ]));
}

function cells(outcome: Outcome): string[] {
  if (typeof outcome === 'string') return [outcome, '', ''];
  return [outcome.wall.toFixed(2), outcome.cpu.toFixed(2), outcome.memory.toFixed(0)];
}

function expectGolden({ example, folder }: Project): void {
  const [made, golden] = [join(folder, 'dist'), join(GOLDEN, example)].map((place) => objectsIn(place).map(canonicalJson).sort().join('\n'));
  if (made !== golden) throw new Error(`${folder} does not make the objects of ${example}`);
}
