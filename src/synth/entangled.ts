import type { ConstructTree } from './construct-tree';
import type { Dependencies } from './dependencies';
import { dependencyCycle } from './dependency-cycle';

/**
 * Objects that are inside of both ends of a dependency, as when a chart waits for a namespace in it. Such an object waits for all
 * the others, but not for itself; two of them wait for each other.
 */
export function entangledObjects(tree: ConstructTree, dependencies: Dependencies): Set<number> {
  const entangled = new Set<number>();
  for (const source of tree.constructs.keys()) {
    for (const target of dependencies.of(source)) {
      const inner = Math.max(source, target);
      if (tree.charts[source] !== tree.charts[target] || !tree.contains(Math.min(source, target), inner)) continue;
      const objects = [...tree.objectsIn(inner)];
      if (objects.length > 1) throw dependencyCycle(objects.map((object) => tree.constructs[object].node.path));
      objects.forEach((object) => entangled.add(object));
    }
  }
  return entangled;
}
