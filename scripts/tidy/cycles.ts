/** Circles of files that need each other before either is loaded. */
import type { Finding, Rule } from './finding.ts';
import { importsOf, isRelative, resolveFrom } from './imports.ts';

/** A circle through each knot of the graph (each strongly connected part), as the paths along it. */
export function findCycles(graph: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const state = new Map<string, 'open' | 'done'>();
  const cycles: (readonly string[])[] = [];
  const visit = (node: string, trail: readonly string[]): void => {
    state.set(node, 'open');
    const path = [...trail, node];
    for (const next of graph.get(node) ?? []) {
      if (state.get(next) === 'open') cycles.push(path.slice(path.indexOf(next)));
      else if (!state.has(next)) visit(next, path);
    }
    state.set(node, 'done');
  };
  for (const node of graph.keys()) if (!state.has(node)) visit(node, []);
  return cycles;
}

/** No circle of value imports. Types may refer to each other: they are gone at run time. Slices cannot circle: ranks forbid it. */
export const checkCycles: Rule = ({ sources }) => {
  const graph = new Map<string, readonly string[]>();
  for (const [path, source] of sources) {
    const values = importsOf(source).filter((item) => isRelative(item.specifier) && !item.typeOnly && !item.dynamic);
    graph.set(path, [...new Set(values.map((item) => resolveFrom(path, item.specifier)))]);
  }
  return findCycles(graph).map((cycle): Finding => {
    const path = cycle[0] ?? '';
    const message = `circle of imports: ${[...cycle, path].join(' -> ')}`;
    return { path, line: 1, rule: 'cycle', message, fix: 'move what both need to a third file, or import only the type' };
  });
};
